"""Web Annotations: a program finds each claim's quote in the article again, and reads our verdict beside it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyld import jsonld

from claims.formats.annotations import Marked, annotations
from claims.refusals import NotAccepted
from claims.rules.quotes import context
from db.words import Verification

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF_VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
STANDARD = {
    "@context": {
        "oa": OA,
        "as": AS,
        "dcterms": "http://purl.org/dc/terms/",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "TextualBody": "oa:TextualBody",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "AnnotationPage": "as:OrderedCollectionPage",
        "AnnotationCollection": "as:OrderedCollection",
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "assessing": "oa:assessing",
        "describing": "oa:describing",
        "linking": "oa:linking",
        "tagging": "oa:tagging",
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": "oa:start",
        "end": "oa:end",
        "value": RDF_VALUE,
        "partOf": {"@id": "as:partOf", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "total": "as:totalItems",
    }
}
"""The part of the standard's own context that is used here."""

ARTICLE = "https://gazette.example/a"
PAGE = "https://desk.example.org/articles/3/annotations.jsonld"
TEXT = "👩🏽‍🚀 The firm said that it will build ten data centres.\nBy 2027 it will build ten more, 字 and so on."
QUOTE = "it will build ten"
NOON = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)


def mark(text: str, start: int, end: int, **changed: Any) -> Marked:
    """Marks a claim in a text as the desk does."""
    before, after = context(text, start, end)
    made = Marked(
        claim=12,
        number=1,
        address="https://desk.example.org/c/12-ten-data-centres",
        statement="The firm will build ten data centres.",
        quote=text[start:end],
        before=before,
        after=after,
        start=start,
        verification=Verification.FALSE,
        reason="The contract says seven.",
        language="en",
        created=NOON,
        modified=NOON,
    )
    return replace(made, **changed)


SECOND = mark(TEXT, TEXT.rindex(QUOTE), TEXT.rindex(QUOTE) + len(QUOTE))


def page(*marked: Marked) -> dict[str, Any]:
    """Gives a page of annotations as a program gets it."""
    made = annotations(ARTICLE, "Firm to build", marked, address=PAGE)
    read: dict[str, Any] = json.loads(json.dumps(made, ensure_ascii=False).encode("utf-8"))
    return read


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    """Reads JSON-LD as any of its readers does, without reaching for the network."""

    def loaded(address: str, _options: object) -> dict[str, Any]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "contentType": "application/ld+json", "document": STANDARD}

    [found] = jsonld.expand(document, {"documentLoader": loaded})
    assert isinstance(found, dict)
    return found


def places(text: str, selectors: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Finds what each selector selects in a text, as a program does that knows nothing of us."""
    found = []
    for selector in selectors:
        if selector["type"] == "TextPositionSelector":
            found.append((selector["start"], selector["end"]))
        else:
            prefix, exact = selector.get("prefix", ""), selector["exact"]
            at = text.index(prefix + exact + selector.get("suffix", "")) + len(prefix)
            found.append((at, at + len(exact)))
    return found


def test_a_claim_is_a_note_on_its_quote_with_our_statement_verdict_and_link() -> None:
    [note] = page(SECOND)["items"]
    assert note == {
        "id": "https://desk.example.org/c/12-ten-data-centres#annotation-1",
        "type": "Annotation",
        "motivation": "assessing",
        "created": "2025-09-01T12:00:00Z",
        "modified": "2025-09-01T12:00:00Z",
        "body": [
            {
                "type": "TextualBody",
                "value": "The firm will build ten data centres.",
                "format": "text/plain",
                "language": "en",
                "purpose": "describing",
            },
            {
                "type": "TextualBody",
                "value": "False: not true as stated.\n\nThe contract says seven.",
                "format": "text/plain",
                "language": "en",
                "purpose": "assessing",
            },
            {"type": "TextualBody", "value": "false", "format": "text/plain", "purpose": "tagging"},
            {
                "type": "SpecificResource",
                "source": "https://desk.example.org/c/12-ten-data-centres",
                "purpose": "linking",
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": ARTICLE,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "it will build ten",
                    "prefix": "it will build ten data centres.\nBy 2027 ",
                    "suffix": " more, 字 and so on.",
                },
                {"type": "TextPositionSelector", "start": SECOND.start, "end": (SECOND.start or 0) + len(QUOTE)},
            ],
        },
    }


def test_both_selectors_find_the_place_that_was_meant_and_not_another_like_it() -> None:
    [note] = page(SECOND)["items"]
    start = TEXT.rindex(QUOTE)
    assert places(TEXT, note["target"]["selector"]) == [(start, start + len(QUOTE))] * 2


@given(st.text(min_size=1, max_size=120), st.data())
@example("👩🏽‍🚀\r\n\u2028\x85</script>", None)
def test_the_quote_is_found_again_in_any_text(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 4
    end = data.draw(st.integers(start + 1, len(text))) if data else len(text)
    [note] = page(mark(text, start, end))["items"]
    assert [text[at:to] for at, to in places(text, note["target"]["selector"])] == [text[start:end]] * 2


def test_positions_count_characters_and_not_units_of_utf_16() -> None:
    [note] = page(mark("🚀🚀 ten", 3, 6))["items"]
    assert note["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 3, "end": 6}


def test_a_quote_whose_place_is_not_known_is_selected_by_its_words_alone() -> None:
    [note] = page(replace(SECOND, start=None, before="", after=""))["items"]
    assert note["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": QUOTE}]


def test_a_claim_without_a_quote_on_record_is_a_note_on_the_whole_article() -> None:
    [note] = page(replace(SECOND, quote="", before="", after="", start=None))["items"]
    assert note["target"] == {"type": "SpecificResource", "source": ARTICLE}


@pytest.mark.parametrize("verification", Verification)
def test_a_reader_of_linked_data_understands_every_note(verification: Verification) -> None:
    found = expanded(page(replace(SECOND, verification=verification, reason="")))
    assert found["@type"] == [AS + "OrderedCollectionPage"]
    [note] = found[AS + "items"][0]["@list"]
    assert note["@type"] == [OA + "Annotation"]
    undecided = verification in (Verification.UNCHECKED, Verification.CHECKING)
    assert note[OA + "motivatedBy"] == [{"@id": OA + ("tagging" if undecided else "assessing")}]
    purposes = [body[OA + "hasPurpose"][0]["@id"].removeprefix(OA) for body in note[OA + "hasBody"]]
    assert purposes == ["describing", "assessing", "tagging", "linking"]
    words = note[OA + "hasBody"][1][RDF_VALUE][0]["@value"]
    assert words == f"{verification.capitalize()}: {verification.meaning}."
    [target] = note[OA + "hasTarget"]
    assert target[OA + "hasSource"] == [{"@id": ARTICLE}]
    assert target[OA + "hasSelector"][0][OA + "exact"] == [{"@value": QUOTE}]
    assert target[OA + "hasSelector"][1][OA + "start"] == [{"@value": SECOND.start}]


def test_a_page_says_how_many_notes_there_are_and_names_each_differently() -> None:
    made = page(SECOND, replace(SECOND, number=2), replace(SECOND, address="https://desk.example.org/c/13"))
    assert (made["id"], made["type"], made["startIndex"]) == (PAGE, "AnnotationPage", 0)
    assert made["partOf"] == {
        "id": PAGE + "#collection",
        "type": "AnnotationCollection",
        "label": "Firm to build",
        "total": 3,
    }
    assert len({note["id"] for note in made["items"]}) == 3


def test_an_article_without_claims_has_an_empty_page() -> None:
    assert page()["items"] == []
    assert page()["partOf"]["total"] == 0


@pytest.mark.parametrize("address", ["", " \n", "\x00"])
def test_an_article_without_an_address_is_refused(address: str) -> None:
    with pytest.raises(NotAccepted, match="record its address first"):
        annotations(address, "A letter", [SECOND], address=PAGE)


@given(st.text(st.characters(), max_size=60))
@example("\ud83d\r\n</script>\x00")
@example('"}], "@context": "https://evil.example"')
def test_no_text_breaks_a_page(text: str) -> None:
    hostile = replace(
        SECOND,
        statement=text,
        quote=f"x{text}",
        before=text,
        after=text,
        reason=text,
        language=text,
        address="https://desk.example.org/c/12" + text,
    )
    found = expanded(page(hostile, SECOND))
    notes = found[AS + "items"][0]["@list"]
    assert [note["@type"] for note in notes] == [[OA + "Annotation"]] * 2
    exact = notes[0][OA + "hasTarget"][0][OA + "hasSelector"][0][OA + "exact"][0]["@value"]
    assert len(exact) == len(text) + 1
