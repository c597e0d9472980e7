"""A claim's page in a dossier: who said what where, the verdict, what came of it, the evidence, the history.

Folds nothing and leaves nothing to another page, so that printing it prints the whole record of the claim.
"""

from collections.abc import Sequence

from markupsafe import Markup

from claims.formats import chips
from claims.formats.days import day
from claims.formats.dossier.sheet import (
    NOTHING,
    bar,
    framed,
    hashed,
    moment,
    outward,
    pairs,
    rests_on,
    section,
    source_name,
    speaker,
    states,
    verification_label,
    words,
)
from claims.formats.dossier.values import Appearance, Claim, Count, Dossier, Entry, Evidence, Point, Target
from claims.formats.dossier.verify import fingerprint
from claims.rules.quotes import whose_words
from claims.rules.schedule import Window, counted
from db.words import Change, Kind, Stance, Verification

_SAID = {Kind.PROMISE: "Promised by", Kind.PREDICTION: "Predicted by"}


def page(dossier: Dossier, place: int, public_key: bytes) -> bytes:
    """Makes the page of the claim that stands at a place in the dossier's list."""
    claim = dossier.claims[place]
    body = [
        _way(dossier, place),
        _head(claim),
        Markup('<main class="claim">{}{}{}</main>').format(
            Markup('<div class="said-judged">{}{}</div>').format(_said(claim), _verdict(claim)),
            Markup('<div class="came">{}{}{}</div>').format(_deadline(claim), _targets(claim), _news(claim)),
            Markup('<div class="proof">{}{}{}</div>').format(_evidence(claim), _corrections(claim), _history(claim)),
        ),
        _foot(dossier, claim, public_key),
    ]
    return framed(f"{claim.statement} · {dossier.title}", "../", body)


def _way(dossier: Dossier, place: int) -> Markup:
    first = Markup('<a href="../index.html">← <bdi>{}</bdi></a>').format(dossier.title)
    beside = [(place - 1, "Previous"), (place + 1, "Next")]
    steps = Markup(" · ").join(
        Markup('<a href="{}.html">{}</a>').format(dossier.claims[at].claim, said)
        for at, said in beside
        if 0 <= at < len(dossier.claims)
    )
    many = Markup("<span>{} of {} {}</span>").format(f"{place + 1:,}", f"{len(dossier.claims):,}", steps)
    return Markup('<nav class="way" aria-label="Dossier">{}{}</nav>').format(
        first, many if len(dossier.claims) > 1 else NOTHING
    )


def _head(claim: Claim) -> Markup:
    note = Markup(' <span class="quiet" dir="auto">· {}</span>').format(claim.claimant_note)
    claimant = speaker(claim) + (note if claim.claimant_note and claim.claimant else NOTHING)
    quoted = any(one.quote for one in claim.appearances)
    how = whose_words(in_article=claim.asserted_by_article, quoted=quoted)
    asserter = (
        Markup("<bdi>{}</bdi>, {}").format(claim.asserter, how) if claim.asserter else Markup("speaker not shown")
    )
    facts = [
        (_SAID.get(claim.kind, "Said by"), claimant),
        ("Asserted by", asserter),
        ("Kind", Markup("{}").format(claim.kind)),
        ("Topic", Markup("<bdi>{}</bdi>").format(claim.topic) if claim.topic else NOTHING),
        ("Tracker", Markup(", ").join(Markup("<bdi>{}</bdi>").format(title) for title in claim.trackers)),
        ("First published", moment(claim.first_published_at) if claim.first_published_at else NOTHING),
        ("Last public change", moment(claim.last_public_at) if claim.last_public_at else NOTHING),
    ]
    return Markup('<header class="head"><p class="eyebrow">Claim {}</p><h1 dir="auto">{}</h1>{}{}{}{}</header>').format(
        claim.claim,
        claim.statement,
        pairs(states(claim), "states"),
        pairs(facts, "facts"),
        _as_of(claim),
        _reply(claim.reply),
    )


def _as_of(claim: Claim) -> Markup:
    if claim.example_as_of is None:
        return NOTHING
    return Markup('<p class="notice">As of {}: this is an example, and what happened later is not in it.</p>').format(
        day(claim.example_as_of)
    )


def _reply(said: str) -> Markup:
    return words(f"Right of reply: {said}", "quiet") if said else NOTHING


def _said(claim: Claim) -> Markup:
    if not claim.appearances:
        return section("Where it was said", [Markup('<p class="absent">No quote on record.</p>')], "said")
    return section("Where it was said", [_appearance(one) for one in claim.appearances], "said")


def _appearance(one: Appearance) -> Markup:
    return Markup("<figure>{}<figcaption>{}{}{}{}</figcaption></figure>").format(
        _quote(one), words(one.notice, "notice"), words(one.fidelity), _article(one), _compared(one)
    )


def _quote(one: Appearance) -> Markup:
    if not one.quote:
        return Markup('<p class="absent">No quote on record.</p>')
    around = Markup('<span class="around">{}</span>')
    return Markup('<blockquote dir="auto">{}<mark>{}</mark>{}</blockquote>').format(
        around.format(f"…{one.before}") if one.before else NOTHING,
        one.quote,
        around.format(f"{one.after}…") if one.after else NOTHING,
    )


def _article(one: Appearance) -> Markup:
    who = [Markup("<bdi>{}</bdi>").format(name) for name in (one.author, one.publisher) if name]
    said = [Markup("said on {}").format(day(one.said_on))] if one.said_on and one.said_on != one.published else []
    basis = Markup(' <span dir="auto">{}</span>').format(one.published_basis) if one.published_basis else NOTHING
    line = Markup(", ").join([*who, day(one.published), *said])
    return Markup('<p class="quiet"><cite>{}</cite>, {}.{}</p>').format(
        outward(one.address, one.headline or one.address or "an article"), line, basis
    )


def _compared(one: Appearance) -> Markup:
    if not one.quote:
        return NOTHING
    if not one.compared:
        return Markup('<p class="quiet">Article text not held: the quote was not compared with it.</p>')
    at = (
        Markup(" It begins at sign {} of that text.").format(f"{one.start + 1:,}") if one.start is not None else NOTHING
    )
    text = Markup(" SHA-256 of the text: {}").format(hashed(one.sha256)) if one.sha256 else NOTHING
    return Markup(
        '<p class="quiet">The quote was compared letter for letter with the article’s text '
        "when it was put on record.{}{}</p>"
    ).format(at, text)


def _verdict(claim: Claim) -> Markup:
    title, given = verification_label(claim.kind), claim.verdict
    if given is None:
        return section(title, [Markup('<p class="absent">Nobody has checked this yet.</p>')], "verdict")
    taken = "Taken up" if given.word is Verification.CHECKING else "Given"
    withdrawn = Markup('<p class="notice">A source that this rests on was withdrawn since.</p>')
    body = [
        Markup('<p class="meaning">{} <span class="quiet">{}</span></p>').format(
            chips.verification(given.word), _meaning(claim, given.word)
        ),
        words(given.reason),
        words(f"Searched: {given.search}" if given.search else "", "quiet"),
        withdrawn if given.source_withdrawn else NOTHING,
        rests_on(given.basis, claim),
        _reply(given.reply),
        Markup('<p class="quiet">{} on {}</p>').format(taken, moment(given.given_at)),
    ]
    return section(title, body, "verdict")


def _meaning(claim: Claim, word: Verification) -> str:
    # “Reported correctly?” asks about the article, so the answer names it.
    reported = claim.kind in (Kind.PROMISE, Kind.QUOTATION)
    return (
        f"{word.meaning} in the article"
        if reported and word in (Verification.VERIFIED, Verification.FALSE)
        else word.meaning
    )


def _deadline(claim: Claim) -> Markup:
    if not claim.kind.is_followed_up:
        return NOTHING
    held = claim.deadline
    if held.first is None:
        return section("Promised for", [Markup('<p class="absent">No deadline stated.</p>')], "deadline")
    read = Markup("Read against {}. ").format(day(held.read_on)) if held.read_on else NOTHING
    slips = Markup("").join(Markup("<li>{}: {}</li>").format(day(slip.on), slip.words) for slip in held.slips)
    body = [
        Markup('<p class="window">{}</p><p class="strong">{}.</p>').format(_window(held.first), claim.schedule_words),
        Markup('<p class="quiet" dir="auto">{}{}</p>').format(read, held.how) if read or held.how else NOTHING,
        Markup(
            '<p>Restated for {}. <span class="quiet">The first window stays what it is judged by.</span></p>'
        ).format(_window(held.restated))
        if held.restated
        else NOTHING,
        Markup("<p>{}.</p>").format(held.ledger),
        Markup('<ol class="slips">{}</ol>').format(slips) if slips else NOTHING,
    ]
    return section("Promised for", body, "deadline")


def _window(window: Window) -> Markup:
    said = Markup('<q dir="auto">{}</q>, that is ').format(window.words) if window.words else NOTHING
    soft = Markup(' <span class="quiet">by convention</span>') if window.soft else NOTHING
    return Markup("{}{}{}").format(said, window.in_words(), soft)


def _targets(claim: Claim) -> Markup:
    body = [_target(claim, target) for target in claim.targets]
    return section("Counted so far", body, "target")


def _target(claim: Claim, target: Target) -> Markup:
    counts = Markup("").join(_count(claim, target, count) for count in target.counts)
    return words(target.what_counts) + counts


def _count(claim: Claim, target: Target, count: Count) -> Markup:
    missing = max(0, int(target.amount) - count.counted)
    items = Markup("").join(
        Markup('<li>{} · <strong dir="auto">{}</strong>{}{}</li>').format(
            day(item.on), item.sentence, words(item.text), rests_on(item.basis, claim)
        )
        for item in count.items
    )
    return Markup('<div class="counted"><p class="strong" dir="auto">{}</p>{}{}{}</div>').format(
        count.progress,
        bar([("blue", count.counted), ("none", missing)], count.progress),
        words(count.means, "quiet"),
        Markup('<ol class="items">{}</ol>').format(items) if items else NOTHING,
    )


def _news(claim: Claim) -> Markup:
    # What was counted stands with its target.
    counted_there = {item.entry for target in claim.targets for count in target.counts for item in count.items}
    told = [point for point in claim.points if point.entry not in counted_there]
    if not told and not claim.kind.is_followed_up:
        return NOTHING
    if not told:
        return section("What came of it", [Markup('<p class="absent">Nothing recorded yet.</p>')], "news")
    # The moments of recording are said once where they are all the same.
    moments = {point.recorded_at for point in told}
    once = Markup('<p class="quiet">All of it recorded on {}.</p>').format(moment(moments.pop()))
    points = Markup("").join(_point(claim, point, not moments) for point in told)
    thread = Markup('<ol class="thread">{}</ol>').format(points)
    return section("What came of it", [NOTHING if moments else once, thread], "news")


def _point(claim: Claim, point: Point, said_once: bool) -> Markup:
    return Markup('<li><p class="when">{} {}</p>{}{}{}{}{}</li>').format(
        day(point.on),
        chips.follow_up(point.follow_up) if point.follow_up else NOTHING,
        NOTHING if point.follow_up else words(point.sentence),
        words(point.text),
        rests_on(point.basis, claim),
        _reply(point.reply),
        NOTHING if said_once else Markup('<p class="quiet">recorded on {}</p>').format(moment(point.recorded_at)),
    )


def _evidence(claim: Claim) -> Markup:
    groups = [_group([line for line in claim.evidence if line.stance is stance], stance) for stance in Stance]
    if claim.sources_not_public:
        hidden = counted(claim.sources_not_public, "source")
        groups.append(Markup('<p class="quiet">{} not public: counted here, never named.</p>').format(hidden))
    body = [group for group in groups if group]
    return section("Evidence", body or [Markup('<p class="absent">No evidence yet.</p>')], "evidence")


def _group(lines: Sequence[Evidence], stance: Stance) -> Markup:
    if not lines:
        return NOTHING
    listed = Markup("").join(_source(line) for line in lines)
    return Markup('<h3>{} <span class="quiet">{}</span></h3><ul class="sources">{}</ul>').format(
        chips.stance(stance), counted(len(lines), "source"), listed
    )


def _source(line: Evidence) -> Markup:
    named = outward(line.address, source_name(line))
    withdrawn = line.withdrawn is not None
    publisher = line.publisher if line.publisher != source_name(line) else ""
    known = [part for part in (publisher, "" if line.address else line.kind.meaning) if part]
    where = Markup(" · ").join([*(Markup("<bdi>{}</bdi>").format(part) for part in known), day(line.published)])
    copy = (
        Markup("SHA-256 of the kept copy: {}").format(hashed(line.kept_sha256))
        if line.kept_sha256
        else Markup("no copy kept")
    )
    return Markup(
        '<li id="source-{}"><span class="nth">{}</span><div><p class="strong">{}</p><p class="quiet">{}</p>{}{}{}{}'
        '<p class="quiet">Added on {} · {}</p></div></li>'
    ).format(
        line.number,
        line.number,
        Markup("<s>{}</s>").format(named) if withdrawn else named,
        where,
        words(line.about, "quiet"),
        words(line.note),
        Markup('<p class="notice" dir="auto">Withdrawn: {}</p>').format(line.withdrawn) if withdrawn else NOTHING,
        Markup('<p class="address">{}</p>').format(line.address) if line.address else NOTHING,
        moment(line.added_at),
        copy,
    )


def _corrections(claim: Claim) -> Markup:
    told = Markup("").join(
        Markup('<li>{}: <a href="#entry-{}" dir="auto">{}</a>{}</li>').format(
            moment(entry.recorded_at), entry.entry, entry.sentence, words(entry.reason)
        )
        for entry in claim.corrections
    )
    return section("Corrections", [Markup('<ul class="corrected">{}</ul>').format(told)] if told else [], "corrections")


def _history(claim: Claim) -> Markup:
    entries = Markup("").join(_entry(claim, entry) for entry in claim.history)
    body = [
        Markup('<p class="quiet">From the day it was first published, newest first.</p>'),
        Markup('<ol class="entries">{}</ol>').format(entries),
    ]
    return section("History", body if entries else [], "history")


def _entry(claim: Claim, entry: Entry) -> Markup:
    sentence = Markup('<span dir="auto">{}</span>').format(entry.sentence)
    if not entry.holds:
        by = Markup(' <span class="quiet">corrected by entry {}</span>').format(entry.corrected_by)
        sentence = Markup("<s>{}</s>{}").format(sentence, by if entry.corrected_by else NOTHING)
    return Markup(
        '<li id="entry-{}"><p class="quiet"><span class="nth">{}</span> {}<br>{}</p><div><p>{}</p>{}{}{}</div></li>'
    ).format(
        entry.entry,
        entry.entry,
        moment(entry.recorded_at),
        NOTHING if entry.change is Change.PUBLISHED else entry.revision,
        sentence,
        words(entry.reason),
        _reply(entry.reply),
        rests_on(entry.basis, claim),
    )


def _foot(dossier: Dossier, claim: Claim, public_key: bytes) -> Markup:
    live = (
        Markup("<p>The claim as it is today, with whatever came since: {}</p>").format(
            outward(claim.address, claim.address)
        )
        if claim.address
        else NOTHING
    )
    return Markup(
        '<footer>{}<p>A page of the signed dossier <a href="../index.html"><bdi>{}</bdi></a>, made on {}. '
        'Signed with the key {}: <a href="../index.html#signature">what that proves and what it does not</a>.</p>'
        "</footer>"
    ).format(live, dossier.title, moment(dossier.made_at), hashed(fingerprint(public_key)))
