"""Taking a spreadsheet over: what comes of its rows, what stays undecided, and that nothing is lost or taken twice."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date

import pytest

from claims.desk.cards import ClaimCard
from claims.desk.changes import AddEvidence, Amend, Follow, Redact, SetDeadline, Verify
from claims.desk.exports import export_sheet
from claims.desk.imports import import_sheet, survey
from claims.desk.permits import Actor
from claims.desk.recording import NewClaim, record_claim
from claims.desk.sitting import Saved
from claims.desk.sources import NewSource
from claims.desk.surveys import Survey
from claims.desk.trackers import tracker_named
from claims.formats.sheets.cells import unguarded
from claims.formats.sheets.days import Order
from claims.formats.sheets.reading import open_sheet
from claims.formats.sheets.values import Choices
from claims.formats.sheets.writing import csv_sheet
from claims.refusals import NotAccepted, NotAllowed
from claims.rules.schedule import Window
from db.care.verifying import verify
from db.engine import Record
from db.errors import NotOnRecord, Refusal
from db.history import is_empty
from db.scope import Scope
from db.words import (
    AssertedBy,
    Audience,
    Change,
    FollowUp,
    Kind,
    Publication,
    Schedule,
    Stance,
    Verification,
)
from tests.desk.conftest import EDITOR, REPORTER, Desk

HEAD = ["Id", "Promise", "Party", "Status", "Why", "Sources", "Extra"]
ROWS = [
    [
        "1",
        "The bridge opens.",
        "Greens",
        "Delivered",
        "It opened.",
        "https://a.example/1 | https://a.example/2",
        "=1+1",
    ],
    ["2", "Taxes fall.", "Labour", "Zigzagged", "Nobody knows.", "https://a.example/1", ""],
    ["3", "A school opens.", "Greens", "In progress", "", "https://a.example/3", "'tis so"],
    ["4", "A park opens.", "Greens", "Broken", "It will not come.", "", "line\r\nbreak"],
]


def made(rows: Iterable[list[str]], head: list[str] = HEAD) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def take(
    desk: Desk,
    file: bytes,
    choices: Choices | None = None,
    tracker: str = "",
    actor: Actor = EDITOR,
    name: str = "p.csv",
) -> Survey:
    sheet = open_sheet(io.BytesIO(file))
    return desk.sit(
        lambda at: import_sheet(
            at, sheet, choices or Choices(), name=name, settings=desk.newsroom.settings, tracker=tracker
        ),
        actor,
    )


def look(desk: Desk, file: bytes, choices: Choices | None = None) -> Survey:
    with desk.newsroom.reading() as connection:
        return survey(
            connection,
            Scope.desk(),
            open_sheet(io.BytesIO(file)),
            choices or Choices(),
            name="p.csv",
            today=desk.newsroom.today(),
            settings=desk.newsroom.settings,
        )


def exported(desk: Desk, tracker: str = "") -> bytes:
    with desk.newsroom.reading() as connection:
        sheet = export_sheet(connection, Scope.desk(), tracker)
        return "".join(csv_sheet(sheet.header, sheet.rows)).encode()


def table(file: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in rows]


def card(desk: Desk, number: int) -> ClaimCard:
    return desk.card(Saved(number, 0))


def note(desk: Desk, number: int) -> str:
    return next(line.sentence for line in card(desk, number).history if line.change is Change.NOTED)


def remarks(found: Survey) -> list[tuple[int, str]]:
    return [(remark.line, remark.sentence) for remark in found.remarks]


def test_a_row_becomes_a_draft_with_its_sources_and_what_the_sheet_says_came_of_it(desk: Desk) -> None:
    done = take(desk, made(ROWS), tracker="promises")
    assert (done.rows, done.new, done.known, done.kind) == (4, 4, 0, Kind.PROMISE)
    first = card(desk, 1)
    assert (first.statement, first.claimant, first.kind) == ("The bridge opens.", "Greens", Kind.PROMISE)
    assert first.whose_words == "no quote on record"
    assert first.publication is Publication.DRAFT
    assert [(line.address, line.stance) for line in first.evidence] == [
        ("https://a.example/1", Stance.CONTEXT),
        ("https://a.example/2", Stance.CONTEXT),
    ]
    assert first.follow_up is FollowUp.DELIVERED
    assert first.news[0].text == "It opened. (The sheet names no day; so it stood on 2 Mar 2026.)"
    assert desk.sit(lambda at: tracker_named(at, "promises"))


def test_what_is_unknown_or_has_no_grounds_stays_undecided_and_the_note_says_so(desk: Desk) -> None:
    done = take(desk, made(ROWS))
    assert [card(desk, number).follow_up for number in (2, 3, 4)] == [None, None, None]
    assert [(asked.words, asked.rows, asked.line) for asked in done.unknown] == [("Zigzagged", 1, 3)]
    assert (
        note(desk, 2)
        == "Noted: From “p.csv”, line 3. The sheet says “Zigzagged”; nobody said yet what this means here."
    )
    assert "“in progress” was not taken over: say why it is in progress" in note(desk, 3)
    assert "“broken” was not taken over: to mark it broken, name at least one source" in note(desk, 4)
    assert [line for line, _ in remarks(done)] == [4, 5]


def test_looking_first_says_the_same_and_writes_nothing(desk: Desk) -> None:
    found = look(desk, made(ROWS))
    with desk.newsroom.reading() as connection:
        assert is_empty(connection)
    assert found == take(desk, made(ROWS))


def test_an_answer_decides_and_is_remembered_for_the_same_columns(desk: Desk) -> None:
    take(desk, made(ROWS[:2]), Choices(ratings={"zigzagged": "stalled"}))
    assert card(desk, 2).follow_up is FollowUp.STALLED
    more = ["5", "A pool opens.", "Labour", "Zigzagged", "No money.", "https://a.example/5", ""]
    assert take(desk, made([*ROWS[:2], more])).unknown == ()
    assert card(desk, 3).follow_up is FollowUp.STALLED


def test_the_same_file_changes_nothing_whatever_order_it_comes_in(desk: Desk) -> None:
    take(desk, made(ROWS), tracker="promises")
    before = exported(desk)
    turned = [row[::-1] for row in reversed(ROWS)]
    for file in (made(ROWS), made(turned, HEAD[::-1]), before):
        done = take(desk, file, tracker="another")
        assert (done.new, done.known) == (0, 4)
    assert exported(desk) == before
    assert desk.sit(lambda at: tracker_named(at, "another")) is None


def test_new_rows_of_a_known_file_are_added_alone(desk: Desk) -> None:
    take(desk, made(ROWS))
    done = take(desk, made([["9", "A pool opens.", "Labour", "", "", "", ""], *ROWS]))
    assert (done.new, done.known) == (1, 4)
    assert card(desk, 5).statement == "A pool opens."


def test_rows_that_say_the_same_are_all_kept_once(desk: Desk) -> None:
    done = take(desk, made([ROWS[0], ROWS[0]]))
    assert (done.new, remarks(done)) == (2, [(3, "It says the same as a line above it, word for word.")])
    assert take(desk, made([ROWS[0], ROWS[0]])).known == 2


def test_the_export_has_every_cell_letter_for_letter(desk: Desk) -> None:
    take(desk, made(ROWS))
    rows = table(exported(desk))
    assert [[row[name] for name in HEAD] for row in rows] == ROWS
    assert [row["on record: context"] for row in rows][:2] == [
        "https://a.example/1\nhttps://a.example/2",
        "https://a.example/1",
    ]


def test_an_export_gives_the_same_claims_in_another_record(desk: Desk, records: Callable[[str], Record]) -> None:
    take(desk, made(ROWS), tracker="promises")
    file = exported(desk)
    fresh = Desk(records("sqlite"))
    fresh.now = desk.now.replace(year=2027)
    assert take(fresh, file).new == 4
    assert exported(fresh) == file


def by_hand(desk: Desk) -> int:
    """Puts a claim on record with everything that a sheet can carry, and one without."""
    council = desk.claimant()
    inner = NewSource(address="https://inner.example/x", audience=Audience.INTERNAL)
    first = NewClaim(
        "The bridge opens.",
        Kind.PROMISE,
        council,
        AssertedBy.CLAIMANT,
        council,
        topic="Roads",
        changes=(
            AddEvidence(NewSource(address="https://a.example/1"), Stance.SUPPORTS),
            AddEvidence(inner, Stance.REFUTES),
            SetDeadline(Window(date(2026, 1, 1), date(2026, 6, 20), "this spring", soft=True), date(2025, 9, 1)),
            Verify(Verification.VERIFIED, "The minutes have it.", (2,)),
            Follow(FollowUp.IN_PROGRESS, date(2026, 2, 1), "Work began.", (2,)),
        ),
    )
    saved = desk.sit(lambda at: record_claim(at, first))
    desk.claim(Kind.FACT, statement="It rained.")
    return saved.id


def test_claims_typed_by_hand_are_recognised_by_the_number_of_their_export(desk: Desk) -> None:
    number = by_hand(desk)
    file = exported(desk)
    assert (take(desk, file).new, exported(desk)) == (0, file)
    seen = card(desk, number).version
    desk.change(Saved(number, seen), Amend("Said better.", topic="Bridges"))
    done = take(desk, file)
    assert done.new == 0
    assert remarks(done) == [
        (2, "It is claim 1 already. What differs there (the topic) was not taken over: change it at the desk.")
    ]


def test_claims_typed_by_hand_go_to_another_record_without_a_difference(
    desk: Desk, records: Callable[[str], Record]
) -> None:
    by_hand(desk)
    file = exported(desk)
    fresh = Desk(records("sqlite"))
    take(fresh, file)
    assert exported(fresh) == file
    held = card(fresh, 1)
    assert (held.verification, held.follow_up) == (Verification.VERIFIED, FollowUp.IN_PROGRESS)
    assert [line.audience for line in held.evidence] == [Audience.PUBLIC, Audience.INTERNAL]
    assert held.standing.word is Schedule.DUE


def test_the_number_of_another_records_claim_is_no_sign(desk: Desk, records: Callable[[str], Record]) -> None:
    by_hand(desk)
    fresh = Desk(records("sqlite"))
    fresh.claim(statement="Quite another one.")
    assert take(fresh, exported(desk)).new == 2


def test_a_verdict_needs_a_source_and_a_reason_and_gives_the_sources_its_stance(desk: Desk) -> None:
    head = ["Claim", "Speaker", "Rating", "Explanation", "Links"]
    rows = [
        ["It rained in May.", "A. Moor", "False", "The records have no rain.", "https://a.example/rain"],
        ["It rained in June.", "A. Moor", "True", "", "https://a.example/rain"],
        ["It rained in July.", "A. Moor", "Mostly true", "Nearly.", ""],
    ]
    done = take(desk, made(rows, head))
    assert (done.kind, done.verdicts) == (Kind.FACT, 1)
    first = card(desk, 1)
    assert (first.verification, first.evidence[0].stance) == (Verification.FALSE, Stance.REFUTES)
    assert [card(desk, number).verification for number in (2, 3)] == [Verification.UNCHECKED] * 2
    assert card(desk, 2).evidence[0].stance is Stance.CONTEXT
    assert any("1 row names a verdict but not what its sources do" in sentence for sentence in done.told)


def test_a_deadline_is_read_from_its_words_and_a_late_delivery_needs_its_day(desk: Desk) -> None:
    head = [*HEAD, "Deadline", "Date", "Updated"]
    rows = [
        [*ROWS[0], "2025", "13/02/2024", "20/12/2025"],
        [*ROWS[0][:1], "Again.", *ROWS[0][2:], "31/01/2025", "01/02/2024", ""],
        [*ROWS[2], "one fine day", "", ""],
    ]
    done = take(desk, made(rows, head))
    assert (card(desk, 1).standing.word, done.deadlines) == (Schedule.ON_TIME, 2)
    assert card(desk, 2).follow_up is None
    assert "without its day nobody can say whether it came in time" in note(desk, 2)
    assert "The deadline “one fine day” was not taken over" in note(desk, 3)


def test_days_that_can_be_read_both_ways_are_asked_for(desk: Desk) -> None:
    file = made([[*ROWS[0], "03/04/2025"]], [*HEAD, "Date completed"])
    with pytest.raises(NotAccepted) as refused:
        take(desk, file)
    assert refused.value.sentence == (
        "Nothing under “Date completed” says whether the day or the month comes first (line 2: “03/04/2025”). "
        "Say which: day first or month first."
    )
    take(desk, file, Choices(order=Order.MONTH_FIRST))
    assert card(desk, 1).news[0].on == date(2025, 3, 4)


def test_one_line_that_cannot_be_imported_stops_them_all_and_every_one_is_told(desk: Desk) -> None:
    rows = [*ROWS, ["7", "", "Greens", "", "", "", ""], [*ROWS[0], "", "too much"]]
    found = look(desk, made(rows))
    assert [(remark.line, remark.sentence[:40]) for remark in found.stops] == [
        (7, "There is nothing under “Promise”. Fill i"),
        (8, "There are 9 cells, and the header names "),
    ]
    with pytest.raises(NotAccepted, match=r"Nothing was imported. Line 7: .* 1 other line is to be put right, too."):
        take(desk, made(rows))
    with desk.newsroom.reading() as connection:
        assert is_empty(connection)


def test_a_file_that_breaks_in_the_middle_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.desk.imports.BATCH", 2)
    with pytest.raises(NotAccepted, match="Line 7: a quotation mark is opened"):
        take(desk, made(ROWS) + b'8,"broken')
    with desk.newsroom.reading() as connection:
        assert is_empty(connection)
    assert take(desk, made(ROWS)).new == 4
    assert verify(desk.record).holds


def test_a_long_statement_is_cut_in_sight_and_whole_in_the_note_and_in_the_export(desk: Desk) -> None:
    long = "The council opens a bridge over the river. " * 14
    done = take(desk, made([["1", long, "Greens", "", "", "", ""]]))
    assert card(desk, 1).statement.endswith("river. …")
    assert f"The whole statement: {long.strip()}" in note(desk, 1)
    assert table(exported(desk))[0]["Promise"] == long
    assert remarks(done)[0][1].startswith("The statement has 601 characters, and 500 are the most.")


def test_who_said_it_is_not_invented(desk: Desk) -> None:
    done = take(desk, made([["A bridge opens.", "x"]], ["Promise", "Extra"]))
    assert card(desk, 1).claimant == "Not named in p.csv"
    assert any("1 row names nobody who said it" in sentence for sentence in done.told)
    take(desk, made([["A pool opens.", "x"]], ["Promise", "Other"]), Choices(claimant="The Council"))
    assert card(desk, 2).claimant == "The Council"


def test_what_is_remembered_of_a_sheet_can_be_taken_back(desk: Desk) -> None:
    head = ["Claim", "Extra"]
    take(desk, made([["A bridge opens.", "x"]], head), Choices(claimant="The Council", kind=Kind.PREDICTION))
    take(desk, made([["A pool opens.", "x"]], head))
    assert (card(desk, 2).claimant, card(desk, 2).kind) == ("The Council", Kind.PREDICTION)
    take(desk, made([["A road opens.", "x"]], head), Choices(claimant="", kind_by_columns=True))
    take(desk, made([["A school opens.", "x"]], head))
    for number in (3, 4):
        assert (card(desk, number).claimant, card(desk, number).kind) == ("Not named in p.csv", Kind.FACT)


def test_a_quote_with_its_article_becomes_an_appearance_that_nobody_has_compared(desk: Desk) -> None:
    head = ["Claim", "Speaker", "Quote", "Article title", "Article URL", "Publisher", "Date"]
    row = ["It rained.", "A. Moor", " “It rained”, ", "Rain", "https://news.example/rain", "The Post", "2025-05-07"]
    take(desk, made([row], head))
    (said,) = card(desk, 1).appearances
    assert (said.quote, said.headline, said.publisher, said.compared) == ("“It rained”,", "Rain", "The Post", False)
    assert card(desk, 1).exists_from == date(2025, 5, 7)
    assert card(desk, 1).whose_words == "quoted letter for letter"


@pytest.mark.parametrize("title", ["选举承诺", "وعود الحكومة", "Обещания мэра"])
def test_a_tracker_may_have_a_title_of_any_script_and_is_found_by_it_again(desk: Desk, title: str) -> None:
    take(desk, made([["1", "A bridge opens.", "Greens", "", "", "", ""]]), tracker=title)
    take(desk, made([["2", "A pool opens.", "Greens", "", "", "", ""]]), tracker=f" {title} ")
    assert [card(desk, number).trackers for number in (1, 2)] == [((1, title),), ((1, title),)]
    assert desk.sit(lambda at: tracker_named(at, "tracker-1"))


def test_a_source_is_put_on_record_once_however_many_rows_name_it(desk: Desk) -> None:
    desk.claim()
    file = made([[str(n), f"Bridge {n}.", "Greens", "", "", "https://example.org/minutes", ""] for n in range(3)])
    take(desk, file)
    assert {line.source_id for number in (1, 2, 3, 4) for line in card(desk, number).evidence} == {1}


def test_a_sheet_without_a_statement_is_asked_about(desk: Desk) -> None:
    with pytest.raises(NotAccepted, match=r"Line 1: no column is recognised as what was said.* a, b"):
        look(desk, made([["x", "y"]], ["a", "b"]))
    assert look(desk, made([["A bridge opens.", "y"]], ["a", "b"]), Choices(columns={"A": "statement"})).new == 1


def test_a_removed_row_is_not_exported(desk: Desk) -> None:
    take(desk, made(ROWS[:1]))
    seen = card(desk, 1).version
    desk.change(Saved(1, seen), Redact(2, ("sheet",), "A court order."))
    assert table(exported(desk))[0]["Extra"] == ""


def test_a_tracker_is_exported_alone_and_one_that_is_not_there_is_refused(desk: Desk) -> None:
    take(desk, made(ROWS[:1]), tracker="Our promises")
    desk.claim(statement="Quite another one.")
    assert [row["on record: statement"] for row in table(exported(desk, "our-promises"))] == ["The bridge opens."]
    with pytest.raises(NotOnRecord, match="There is no tracker “none”"):
        exported(desk, "none")


def test_only_an_editor_imports_and_only_the_desk_looks_and_exports(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="An editor can import a spreadsheet"):
        take(desk, made(ROWS), actor=REPORTER)
    with desk.newsroom.reading() as connection, pytest.raises(Refusal):
        export_sheet(connection, Scope.public())


def test_the_history_of_an_import_holds(desk: Desk) -> None:
    take(desk, made(ROWS), tracker="promises")
    assert verify(desk.record).holds
