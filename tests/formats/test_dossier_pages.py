"""What a dossier tells: pages of strict HTML that need nothing from elsewhere, and the same as JSON and CSV."""

import csv
import io
import json
from dataclasses import replace

import html5lib
import pytest

from claims.formats.dossier.verify import fingerprint
from tests.formats.dossiers import KEY, files, full, signed, unpacked

HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{}%s"


def words_of(page: bytes) -> str:
    """Gives the text of a page as a strict reader of HTML sees it."""
    reader = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return " ".join("".join(reader.parse(page.decode("utf-8")).itertext()).split())


def test_the_first_page_says_what_the_signature_proves_and_what_it_does_not() -> None:
    said = words_of(files()["index.html"])
    assert "What the signature proves, and what it does not" in said
    assert "That what is written here is true." in said.split("It does not prove")[1]
    assert f"python3 -I verify.py --key {fingerprint(KEY)}" in said
    assert f"py -I verify.py --key {fingerprint(KEY)}" in said
    assert "on-record-bridges-2026-03-02.zip" in said


@pytest.mark.parametrize("text", ["", HOSTILE])
def test_every_page_is_strict_html_with_nothing_from_elsewhere(text: str) -> None:
    pages = {name: page for name, page in unpacked(signed(full(text))).items() if name.endswith(".html")}
    assert len(pages) == 3
    for name, page in pages.items():
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.decode("utf-8"))
        assert tree.findall(".//script") + tree.findall(".//style") + tree.findall(".//img") == [], name
        for element in tree.iter():
            assert not {attribute for attribute in element.attrib if attribute.startswith("on") or attribute == "style"}
            if element.tag == "link":
                assert element.get("href") in ("style.css", "../style.css")


def test_a_claims_page_tells_everything_that_is_in_the_dossier() -> None:
    said = words_of(files()["claims/1.html"])
    for name in (
        *("statement", "topic", "claimant", "claimant note", "asserter", "tracker", "headline", "author", "publisher"),
        *("published basis", "notice", "quote", "before", "after", "fidelity", "verdict", "search", "verdict reply"),
        *("reply", "first words", "restated words", "how", "slip", "what counts", "progress", "means", "item"),
        *("item note", "follow-up", "follow-up reply", "sentence", "note", "source 1", "source publisher", "about"),
        *("evidence note", "withdrawn", "correction", "why", "asked", "mistake", "because", "ab" * 32, "cd" * 32),
    ):
        assert name in said, name
    assert "1 source not public" in said


def test_a_single_claim_with_nothing_but_its_statement_says_what_is_missing() -> None:
    dossier = full(claims=1)
    deadline = replace(dossier.claims[0].deadline, first=None, restated=None, slips=())
    bare = replace(
        dossier.claims[0], appearances=(), verdict=None, follow_up=None, deadline=deadline, targets=(), points=(),
        evidence=(), sources_not_public=0, history=(), claimant="", asserter="",
    )  # fmt: skip
    held = unpacked(signed(replace(dossier, tracker="", claims=(bare,))))
    said = words_of(held["claims/1.html"])
    assert "on-record-claim-1-2026-03-02.zip" in words_of(held["index.html"])
    for missing in ("No quote on record.", "Nobody has checked this yet.", "No deadline stated.", "No evidence yet."):
        assert missing in said
    assert "speaker not shown" in said


def test_the_data_tells_the_same_as_json_and_as_csv() -> None:
    made = json.loads(files()["data/claims.json"])
    assert made["dossier"]["claims"] == 2
    assert [claim["page"] for claim in made["claims"]] == ["claims/1.html", "claims/2.html"]
    assert made["claims"][0]["evidence"][0]["kept_sha256"] == "cd" * 32
    entries = json.loads(files()["data/history.json"])["entries"]
    assert [(entry["claim"], entry["entry"]) for entry in entries] == [(1, 12), (1, 11), (2, 12), (2, 11)]
    rows = table(files()["data/claims.csv"])
    assert rows[0]["statement"] == made["claims"][0]["statement"] == "statement"
    assert (rows[0]["deadline_until"], rows[0]["sources"], rows[0]["corrections"]) == ("2026-01-31", "2", "1")
    assert [(row["claim"], row["kept_copy_sha256"]) for row in table(files()["data/evidence.csv"])][:2] == [
        ("1", "cd" * 32),
        ("1", "no copy kept"),
    ]


def table(content: bytes) -> list[dict[str, str]]:
    """Reads a CSV file as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_no_cell_of_a_spreadsheet_is_a_formula_and_the_json_is_letter_for_letter() -> None:
    held = unpacked(signed(full("=1+1 ")))
    rows = table(held["data/claims.csv"]) + table(held["data/evidence.csv"])
    statement = json.loads(held["data/claims.json"])["claims"][0]["statement"]
    cells = [cell for row in rows for cell in row.values()]
    assert "'=1+1 statement=1+1 " in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert statement == "=1+1 statement=1+1 "


def test_a_dossier_without_claims_still_has_its_columns() -> None:
    held = unpacked(signed(replace(full(), claims=())))
    assert held["data/claims.csv"].decode("utf-8-sig").startswith("claim,statement,kind,")
    assert json.loads(held["data/history.json"])["entries"] == []
