"""The first page of a dossier: what it holds, what its signature proves and what it does not, and how to check it."""

from typing import Final

from markupsafe import Markup

from claims.formats import chips
from claims.formats.days import day
from claims.formats.dossier.sheet import NOTHING, bar, framed, hashed, moment, outward, pairs, section, speaker, states
from claims.formats.dossier.values import Claim, Dossier
from claims.formats.dossier.verify import fingerprint
from claims.formats.tabular import DEFUSED_RULE
from claims.rules.schedule import counted
from db.words import FollowUp, Verification

_PROVES: Final = (
    "That every file here is, letter for letter, the one that was signed. One altered, missing or added file, "
    "and the check below names it.",
    "That whoever signed holds the secret part of the key whose fingerprint stands below. Compare it with the one on "
    "the newsroom’s own page, reached by another way than these files.",
)
_DOES_NOT: Final = (
    "That what is written here is true. It is what the newsroom had on record, with its reasons and its sources.",
    "When it was made. The moment is what the maker’s clock said.",
    "That nothing is left out. Drafts, sources that are not public and everything recorded later are not here; "
    "a correction made since stands on the newsroom’s own page.",
    "Who made it, as long as the fingerprint is known from these files alone: anyone can make a key, "
    "and sign an altered copy with it.",
    "That a page of the web still says what it said. The SHA-256 of a kept copy tells whether "
    "a copy you are shown is that one.",
)
_FILES: Final = (
    ("data/claims.json", "every claim with all that its page shows but the history"),
    ("data/claims.csv", "one row for each claim, for spreadsheets"),
    ("data/evidence.csv", "one row for each source of each claim, with its hash"),
    ("data/history.json", "every public entry of every history"),
    ("manifest.json", "the list of the files with their SHA-256: this is what is signed"),
    ("manifest.sig", "the Ed25519 signature of manifest.json, in Base64"),
    ("public-key.txt", "the key it was signed with, for people"),
    ("public-key.pem", "the same key, for other programs"),
    ("verify.py", "the verifier: one file of plain Python, to be read before it is run"),
)


def page(dossier: Dossier, public_key: bytes) -> bytes:
    """Makes the first page."""
    name = fingerprint(public_key)
    body = [
        _head(dossier, name),
        Markup('<main class="front">{}{}{}{}{}{}</main>').format(
            _text("Introduction", dossier.introduction, "introduction"),
            _tallies(dossier),
            _claims(dossier),
            _text("Method", dossier.method, "method"),
            _signature(),
            _check(dossier, name),
        ),
        Markup("<footer><p>Made with On Record. All moments are in UTC. {}</p></footer>").format(DEFUSED_RULE),
    ]
    return framed(f"{dossier.title} · signed dossier", "", body)


def _head(dossier: Dossier, name: str) -> Markup:
    live = outward(dossier.address, dossier.address) if dossier.address else NOTHING
    facts = [
        ("Put together by", Markup("<bdi>{}</bdi>").format(dossier.newsroom) if dossier.newsroom else NOTHING),
        ("Made on", moment(dossier.made_at)),
        ("As it stood on", day(dossier.day)),
        ("Holds", Markup("{}").format(counted(len(dossier.claims), "claim"))),
        ("Signed with the key", hashed(name)),
        ("As it is today", live),
    ]
    return Markup(
        '<header class="head"><p class="eyebrow">Signed dossier · <a href="#signature">what that proves</a> · '
        '<a href="#check">check it</a></p><h1 dir="auto">{}</h1>{}</header>'
    ).format(dossier.title, pairs(facts, "facts"))


def _text(title: str, said: str, name: str) -> Markup:
    paragraphs = [
        Markup('<p class="words" dir="auto">{}</p>').format(part) for part in said.split("\n\n") if part.strip()
    ]
    return section(title, paragraphs, name)


def _tallies(dossier: Dossier) -> Markup:
    if len(dossier.claims) < 2:
        return NOTHING
    followed = [claim for claim in dossier.claims if claim.kind.is_followed_up]
    verified = [
        (chips.verification(word), str(word), _hue(word), sum(claim.verification is word for claim in dossier.claims))
        for word in Verification
    ]
    came: list[tuple[Markup, str, str, int]] = [
        (chips.follow_up(word), str(word), chips.FOLLOW_UP[word][0], sum(claim.follow_up is word for claim in followed))
        for word in FollowUp
    ]
    nothing = sum(claim.follow_up is None for claim in followed)
    came.append((chips.follow_up(None), "with nothing recorded yet", chips.NO_SHARE, nothing))
    return Markup('<section class="tallies" aria-label="How they stand">{}{}</section>').format(
        _tally("True as stated, or reported correctly?", verified),
        _tally("What came of the promises and predictions?", came) if followed else NOTHING,
    )


def _hue(word: Verification) -> str:
    # What nobody has looked at stays paper, so that it is not taken for a grey verdict.
    return chips.NO_SHARE if word is Verification.UNCHECKED else chips.VERIFICATION[word][0]


def _tally(title: str, numbers: list[tuple[Markup, str, str, int]]) -> Markup:
    some = [one for one in numbers if one[3]]
    shown = Markup("").join(
        Markup('<li><span class="number">{}</span>{}</li>').format(f"{number:,}", chip) for chip, _, _, number in some
    )
    said = ", ".join(f"{number:,} {word}" for _, word, _, number in some)
    return Markup('<div><h2>{}</h2><ul class="tally">{}</ul>{}</div>').format(
        title, shown, bar([(hue, number) for _, _, hue, number in some], said)
    )


def _claims(dossier: Dossier) -> Markup:
    listed = Markup("").join(_row(claim) for claim in dossier.claims)
    title = "The claim" if len(dossier.claims) == 1 else "The claims"
    return section(title, [Markup('<ol class="claims">{}</ol>').format(listed)], "claims")


def _row(claim: Claim) -> Markup:
    about = [speaker(claim), Markup("{}").format(claim.kind)]
    about += [Markup("<bdi>{}</bdi>").format(claim.topic)] if claim.topic else []
    sources = sum(line.withdrawn is None for line in claim.evidence) + claim.sources_not_public
    about.append(Markup("{}").format(counted(sources, "source")))
    shown = Markup(" ").join(chip for _, chip in states(claim))
    return Markup(
        '<li><div><a href="{}" dir="auto">{}</a><p class="quiet">{}</p></div><div class="chips">{}</div></li>'
    ).format(claim.page, claim.statement, Markup(" · ").join(about), shown)


def _signature() -> Markup:
    def listed(title: str, lines: tuple[str, ...], kind: str) -> Markup:
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        return Markup('<div class="{}"><h3>{}</h3><ul>{}</ul></div>').format(kind, title, items)

    both = listed("It proves", _PROVES, "proves") + listed("It does not prove", _DOES_NOT, "proves-not")
    return section(
        "What the signature proves, and what it does not",
        [Markup('<div class="two">{}</div>').format(both)],
        "signature",
    )


def _check(dossier: Dossier, name: str) -> Markup:
    def command(said: str) -> Markup:
        return Markup("<pre><code>{}</code></pre>").format(said)

    files = Markup("").join(
        Markup('<div><dt><a href="{}">{}</a></dt><dd>{}</dd></div>').format(file, file, what) for file, what in _FILES
    )
    body = [
        Markup(
            "<ol><li>Get the newsroom’s fingerprint from its own page, or by telephone. This dossier was signed with"
            '<p class="seal">{}</p></li>'
            "<li>Unpack the zip, open a terminal in its folder, and run the verifier with that fingerprint. "
            "It needs Python 3.8 or newer and no network.<p>On macOS and Linux:</p>{}<p>On Windows:</p>{}</li>"
            "<li>It ends with <strong>ALL HOLDS</strong>, or names each file that was altered, is missing or was added."
            "</li></ol>"
        ).format(name, command(f"python3 -I verify.py --key {name}"), command(f"py -I verify.py --key {name}")),
        Markup(
            "<p>A verifier that came with the files could have been altered with them. Where it matters, use the copy "
            "that comes with On Record or another dossier’s, and give it the zip itself, packed as it came:</p>{}"
            "<p>Or ask OpenSSL 3 about the signature, and compare the hashes in manifest.json with those of the files:"
            "</p>{}"
        ).format(
            command(f"python3 -I verify.py {dossier.file_name} --key {name}"),
            command(
                "openssl base64 -d -A -in manifest.sig -out ../seal.bin\n"
                "openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem -in manifest.json -sigfile ../seal.bin"
            ),
        ),
        Markup('<h3>What is in the folder</h3><dl class="files">{}</dl>').format(files),
    ]
    return section("How to check it", body, "check")
