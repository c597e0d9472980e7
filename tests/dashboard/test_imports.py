"""The Import page: what a sheet is taken for, what is asked and never guessed, and that it is all or nothing, once."""

from io import BytesIO

from streamlit.testing.v1 import AppTest
from xlsxwriter import Workbook

from claims.desk.asked import read
from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.scope import Scope
from db.words import FollowUp, Kind, Publication, Role

from .conftest import Show, Shown
from .test_claim_page import field, fill, press

HEADER = "Nr,What they told voters,Who,State of play,Why,Seen on,Where"
ROWS = (
    "1,The bridge opens by 2027.,Greens,Kept,It opened.,4/3/2025,https://a.example/1 https://a.example/2",
    "2,Taxes fall.,Labour,Zigzagged,Up and down.,2/4/2025,https://a.example/1",
    "3,A school opens.,Greens,In progress,It is being built.,3/4/2025,https://a.example/3",
)
UNDECIDED = "undecided"
UNREADABLE = {
    b"%PDF-1.7 and so on": "The file is a PDF.",
    b'Promise,Party\nOne,"Two\n': "Line 2: a quotation mark is opened here and never closed.",
    b" ": "The file is empty.",
    b"PK\x03\x04 no workbook": "The workbook cannot be read.",
    b"Promise,Promise\na,b\n": "2 columns are called “Promise”",
}


def sheet(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


def choose_file(found: Shown, content: bytes, name: str = "promises.csv") -> Shown:
    """Chooses a file in place of the one before."""
    found.app.file_uploader[0].set_value((name, content, "text/csv"))
    found.app.run()
    assert not found.app.exception, found.app.exception
    return Shown(found.app)


def say(app: AppTest, label: str, meaning: str) -> None:
    """Chooses in a form, which is not sent by it."""
    found = [one for one in app.selectbox if label in one.label]
    assert len(found) == 1, [one.label for one in app.selectbox]
    found[0].set_value(meaning)


def mapped(found: Shown) -> Shown:
    """Says what the columns are that are not recognised, and which figure of a day comes first."""
    say(found.app, "What they told voters", "statement")
    say(found.app, "Seen on", "follow-up on")
    press(found.app, "Take them so")
    return found


def ready(show: Show, *rows: str) -> Shown:
    """Brings a sheet of which everything is said but what its words mean."""
    found = mapped(choose_file(show("imports"), sheet(*(rows or ROWS))))
    fill(found.app, "radio", "What comes first in a day of the sheet?", "day first")
    return Shown(found.app)


def imported(show: Show) -> Shown:
    """Brings the sheet in."""
    found = ready(show)
    say(found.app, "Zigzagged", FollowUp.STALLED.value)
    press(found.app, "They mean this")
    return press(found.app, "Import 3 claims as drafts")


def on_record(newsroom: Newsroom) -> list[str]:
    """Gives the statements on record, oldest first."""
    asked = read({}, may_edit=True)
    rows = Reads(newsroom, Scope.desk()).claims(asked.filters, asked.sort, size=100).rows
    return [row.statement for row in sorted(rows, key=lambda row: row.id)]


def test_a_sheet_whose_statement_is_not_recognised_asks_for_it_beside_its_columns(
    empty_newsroom: Newsroom, show: Show
) -> None:
    found = choose_file(show("imports"), sheet(*ROWS))
    assert "no column is recognised as what was said" in found.text
    assert "Who Greens Labour claimant" in found.text and "State of play Kept Zigzagged follow-up" in found.text
    assert "What it would do" not in found.text
    assert "What they told voters The bridge opens by 2027. Taxes fall. statement" in Shown(mapped(found).app).text


def test_the_order_of_days_is_asked_where_no_cell_decides_it(empty_newsroom: Newsroom, show: Show) -> None:
    found = Shown(mapped(choose_file(show("imports"), sheet(*ROWS))).app)
    assert "Nothing under “Seen on” says whether the day or the month comes first" in found.text
    assert "What it would do" not in found.text
    fill(found.app, "radio", "What comes first in a day of the sheet?", "month first")
    assert "3 rows would become drafts." in Shown(found.app).text
    certain = Shown(mapped(choose_file(show("imports"), sheet(*ROWS, ROWS[0].replace("4/3", "14/3")))).app)
    assert not certain.app.radio and "4 rows would become drafts." in certain.text


def test_a_word_that_is_not_known_is_asked_for_and_nothing_is_imported_before(
    empty_newsroom: Newsroom, show: Show
) -> None:
    found = ready(show)
    assert "1 word for how a claim stands is not known here." in found.text
    asked = next(one for one in found.app.selectbox if "Zigzagged" in one.label)
    assert "1 row, line 3 first" in asked.label and asked.value is None
    button = next(one for one in found.app.button if one.label == "Import 3 claims as drafts")
    assert button.disabled and "Say what the words above mean." in found.text
    assert on_record(empty_newsroom) == []


def test_the_sheet_becomes_drafts_with_what_was_said_of_it(empty_newsroom: Newsroom, show: Show) -> None:
    found = imported(show)
    assert "promises.csv: 3 claims were put on record as drafts." in found.text
    assert found.link("See the drafts") == "/claims?publication=draft"
    card = Reads(empty_newsroom, Scope.desk()).card(2)
    assert (card.statement, card.claimant, card.kind) == ("Taxes fall.", "Labour", Kind.PROMISE)
    assert (card.follow_up, card.publication) == (FollowUp.STALLED, Publication.DRAFT)
    assert Published(empty_newsroom, Scope.public()).trackers() == ()


def test_the_same_file_again_is_known_and_changes_nothing(empty_newsroom: Newsroom, show: Show) -> None:
    imported(show)
    found = choose_file(show("imports"), sheet(*ROWS))
    assert "Every row is on record already (3): importing it would change nothing." in found.text
    assert not [one for one in found.app.button if one.label.startswith("Import")]


def test_what_was_said_is_remembered_for_the_next_sheet_with_these_columns(
    empty_newsroom: Newsroom, show: Show
) -> None:
    imported(show)
    found = choose_file(show("imports"), sheet("4,A park opens.,Greens,Zigzagged,So so.,5/4/2025,https://a.example/4"))
    assert "What was said of a sheet with these columns before is taken up again." in found.text
    press(found.app, "Import 1 claim as drafts")
    card = Reads(empty_newsroom, Scope.desk()).card(4)
    assert card.follow_up is FollowUp.STALLED
    assert on_record(empty_newsroom)[3] == "A park opens."


def test_who_said_it_and_what_it_is_can_be_forgotten_again(empty_newsroom: Newsroom, show: Show) -> None:
    one, other = (sheet(f"{number},x", header="Claim,Extra") for number in ("A bridge opens.", "A pool opens."))
    found = choose_file(show("imports"), one)
    fill(found.app, "text_input", "Who said it", "The Council")
    fill(found.app, "selectbox", "What it is", Kind.PREDICTION.value)
    press(found.app, "Import 1 claim as drafts")
    found = choose_file(show("imports"), other)
    assert field(found.app, "text_input", "Who said it").value == "The Council"
    fill(found.app, "text_input", "Who said it", "")
    fill(found.app, "selectbox", "What it is", "")
    press(found.app, "Import 1 claim as drafts")
    cards = [Reads(empty_newsroom, Scope.desk()).card(number) for number in (1, 2)]
    assert [(card.claimant, card.kind) for card in cards] == [
        ("The Council", Kind.PREDICTION),
        ("Not named in promises.csv", Kind.FACT),
    ]


def test_every_problem_is_told_with_its_line_and_one_that_stops_stops_all(empty_newsroom: Newsroom, show: Show) -> None:
    found = ready(show, *ROWS, "4,,Labour,Kept,,5/4/2025,", "5,A hall opens.,Labour,Broken,No money.,6/4/2025,")
    assert "Nothing can be imported before 1 line is put right." in found.text
    assert "Line 5 There is nothing under “What they told voters”." in found.text
    assert "Line 6 “broken” was not taken over: to mark it broken, name at least one source." in found.text
    assert not [one for one in found.app.button if one.label.startswith("Import")]


def test_what_was_said_holds_when_a_corrected_file_is_chosen(empty_newsroom: Newsroom, show: Show) -> None:
    found = ready(show, *ROWS, "4,,Labour,Kept,,5/4/2025,")
    say(found.app, "Zigzagged", UNDECIDED)
    press(found.app, "They mean this")
    corrected = choose_file(found, sheet(*ROWS))
    press(corrected.app, "Import 3 claims as drafts")
    assert on_record(empty_newsroom) == ["The bridge opens by 2027.", "Taxes fall.", "A school opens."]
    assert Reads(empty_newsroom, Scope.desk()).card(2).follow_up is None


def test_words_can_be_left_undecided_all_at_once(empty_newsroom: Newsroom, show: Show) -> None:
    found = ready(show, *ROWS, "4,A hall opens.,Labour,Wobbly,,5/4/2025,https://a.example/4")
    assert "2 words for how a claim stands are not known here." in found.text
    say(found.app, "Zigzagged", FollowUp.STALLED.value)
    field(found.app, "checkbox", "Leave every other word undecided").check()
    press(found.app, "They mean this")
    press(found.app, "Import 4 claims as drafts")
    reads = Reads(empty_newsroom, Scope.desk())
    assert (reads.card(2).follow_up, reads.card(4).follow_up) == (FollowUp.STALLED, None)


def test_an_export_of_ours_needs_no_mapping_and_still_asks_for_a_word_that_someone_wrote_into_it(
    empty_newsroom: Newsroom, show: Show
) -> None:
    ours = "on record: statement,on record: kind,on record: claimant,on record: follow-up,on record: follow-up reason"
    row = "A hall opens.,promise,Labour,{},So it went."
    plain = choose_file(show("imports"), sheet(row.format("stalled"), header=ours))
    assert "On Record wrote this sheet" in plain.text and not [one for one in plain.app.selectbox if "“" in one.label]
    found = choose_file(plain, sheet(row.format("wobbly"), header=ours))
    say(found.app, "wobbly", FollowUp.STALLED.value)
    press(found.app, "They mean this")
    assert "1 claim was put on record" in press(found.app, "Import 1 claim as drafts").text


def test_a_known_word_can_be_read_otherwise(empty_newsroom: Newsroom, show: Show) -> None:
    found = ready(show, ROWS[0])
    say(found.app, "“Kept”", FollowUp.PARTLY_DELIVERED.value)
    press(found.app, "They mean this")
    press(found.app, "Import 1 claim as drafts")
    assert Reads(empty_newsroom, Scope.desk()).card(1).follow_up is FollowUp.PARTLY_DELIVERED


def test_the_claims_go_into_the_tracker_that_is_chosen(newsroom: Newsroom, show: Show) -> None:
    there = Published(newsroom, Scope.desk()).trackers()[0]
    before = len(on_record(newsroom))
    found = choose_file(show("imports"), b"Promise,Party\nThe bridge opens by 2027.,Greens\n")
    fill(found.app, "selectbox", "Tracker", there.title)
    press(found.app, "Import 1 claim as drafts")
    assert Reads(newsroom, Scope.desk()).card(before + 1).trackers == ((there.id, there.title),)
    assert [one.title for one in Published(newsroom, Scope.desk()).trackers()] == [there.title]


def test_two_columns_cannot_be_the_same_and_the_form_says_so(empty_newsroom: Newsroom, show: Show) -> None:
    found = mapped(choose_file(show("imports"), sheet(*ROWS)))
    say(found.app, "Why", "statement")
    refused = press(found.app, "Take them so")
    assert "Two columns cannot both be the statement." in refused.text
    assert next(one for one in refused.app.expander if one.label == "Say what columns mean").proto.expanded
    anew = choose_file(refused, sheet(*ROWS))
    assert "no column is recognised as what was said" in anew.text


def test_a_file_in_another_charset_asks_for_it_and_is_read_then(empty_newsroom: Newsroom, show: Show) -> None:
    content = "Promise,Party\nDas Café öffnet.,Grüne\n".encode("windows-1252")
    found = choose_file(show("imports"), content)
    assert "Line 2 is not written in utf-8." in found.text
    fill(found.app, "selectbox", "Charset of the file", "windows-1252")
    press(found.app, "Import 1 claim as drafts")
    assert on_record(empty_newsroom) == ["Das Café öffnet."]


def test_what_is_wrong_far_below_is_told_with_its_line_before_anything_is_asked(
    empty_newsroom: Newsroom, show: Show
) -> None:
    many = [f"Promise {number}.,Greens" for number in range(2, 5000)]
    for header in ("Promise,Party", "Promise,Status"):
        found = choose_file(show("imports"), sheet(*many, '"One" more,Greens', header=header))
        assert "Line 5,000: a quotation mark stands in the middle of a cell." in found.text
        assert "Columns" not in found.text
        found = choose_file(found, sheet(*many, header=header) + "Café,Grüne\n".encode("windows-1252"))
        assert "Line 5,000 is not written in utf-8." in found.text
        assert field(found.app, "selectbox", "Charset of the file").value is None


def test_a_sheet_of_a_workbook_is_chosen(empty_newsroom: Newsroom, show: Show) -> None:
    stream = BytesIO()
    with Workbook(stream) as book:
        for name, statement in (("Notes", "What we noted."), ("2025", "A ferry sails.")):
            for place, cells in enumerate((("Claim", "Speaker"), (statement, "Ada Brook"))):
                book.get_worksheet_by_name(name) or book.add_worksheet(name)
                book.get_worksheet_by_name(name).write_row(place, 0, cells)
    found = choose_file(show("imports"), stream.getvalue(), "claims.xlsx")
    assert "What we noted." in found.text
    fill(found.app, "selectbox", "Sheet of the workbook", "2025")
    press(found.app, "Import 1 claim as drafts")
    assert on_record(empty_newsroom) == ["A ferry sails."]


def test_a_file_that_cannot_be_read_is_refused_in_words(empty_newsroom: Newsroom, show: Show) -> None:
    found = show("imports")
    for content, said in UNREADABLE.items():
        found = choose_file(found, content)
        assert said in found.text and "Columns" not in found.text


def test_nothing_in_a_file_is_taken_for_anything_but_text(empty_newsroom: Newsroom, show: Show) -> None:
    hostile = "<script>alert(1)</script> **b** :red[no] [x](https://evil.example)"
    header = HEADER.replace("Nr", hostile)
    found = choose_file(show("imports"), sheet(ROWS[0].replace("Kept", hostile), header=header), f"{hostile}.csv")
    assert hostile in found.text
    found = Shown(mapped(found).app)
    labels = [one.label for one in found.app.selectbox]
    assert not [label for label in labels if "<" in label or "**" in label or "](" in label or ":red[" in label]
    assert "https://evil.example" not in {link.address for link in found.links}


def test_only_an_editor_brings_sheets_in_or_takes_the_record_out(newsroom: Newsroom, show: Show) -> None:
    found = show("imports", Role.READER)
    assert "Only the editor of this desk brings spreadsheets in." in found.text
    assert not found.app.file_uploader and not found.app.get("download_button")
