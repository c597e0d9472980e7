"""The Intake pages: what they ask, what they refuse in words, and that nothing in a text is taken for anything else."""

from datetime import date

from claims.desk.dockets import DocketCard
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.scope import Scope
from db.words import Outcome, Role

from .conftest import Show, Shown
from .test_claim_page import field, fill, press

TEXT = "The city will build 4,000 homes by 2030, the mayor said. The harbour handled 310,000 containers in 2024."
HOSTILE = "The <script>alert(1)</script> plan of 9 May costs $500 million, **bold** :red[no] [x](https://evil.example)."


def typed(
    show: Show, text: str = TEXT, publisher: str = "The Gazette", published: date | None = date(2025, 5, 7)
) -> Shown:
    """Fills the form of a new article in."""
    found = show("intake")
    fill(found.app, "text_area", "The text, as it is printed", text)
    fill(found.app, "text_input", "Headline", "Homes and harbours")
    fill(found.app, "text_input", "Publisher", publisher)
    if published:
        field(found.app, "date_input", "Published on").set_value(published).run()
    return found


def docket(newsroom: Newsroom, number: int = 1) -> DocketCard:
    return Reads(newsroom, Scope.desk()).docket(number)


def test_an_article_without_its_day_its_publisher_or_its_text_is_refused_in_words(
    newsroom: Newsroom, show: Show
) -> None:
    assert "Say on which day it was published" in press(typed(show, published=None).app, "Read it").text
    assert "Say who published the article." in press(typed(show, publisher=" ").app, "Read it").text
    assert "There is no text to read" in press(typed(show, text=" ").app, "Read it").text
    assert Reads(newsroom, Scope.desk()).articles()[0].docket is None  # the example's own article


def test_what_was_typed_stays_when_it_is_refused(newsroom: Newsroom, show: Show) -> None:
    found = typed(show, publisher="")
    press(found.app, "Read it")
    assert field(found.app, "text_area", "The text, as it is printed").value == TEXT


def test_a_read_text_stands_on_its_docket_with_its_proposals(newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    card = docket(newsroom)
    assert (card.headline, card.publisher, card.against, card.text) == (
        "Homes and harbours",
        "The Gazette",
        date(2025, 5, 7),
        TEXT,
    )
    assert len(card.lines) == 2
    found = show("intake", docket="1")
    assert "2 found, 0 tracked, 0 on the docket, 2 to decide" in found.text
    assert "4,000 home" in found.text and "31 Dec 2030" in found.text


def test_the_desk_leads_to_the_proposals_that_wait_and_shows_readers_nothing_of_them(
    newsroom: Newsroom, show: Show
) -> None:
    assert "to decide" not in show("desk").text
    press(typed(show).app, "Read it")
    assert show("desk").link("2 proposals to decide") == "/intake?docket=1"
    assert "to decide" not in show("desk", Role.READER).text
    press(typed(show, text=f"{TEXT} A third claim cost $3 million in 2024.").app, "Read it")
    assert show("desk").link("5 proposals to decide") == "/articles"
    press(show("intake", docket="1", line="1").app, "Keep it")
    press(show("intake", docket="1", line="2").app, "Later")
    assert show("desk").link("3 proposals to decide") == "/intake?docket=2"


def test_an_empty_desk_leads_to_the_proposals_of_its_first_article(empty_newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    assert show("desk").link("2 proposals to decide") == "/intake?docket=1"


def test_a_proposal_is_kept_queued_and_skipped_with_a_reason_of_ones_own(newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    found = show("intake", docket="1", line="1")
    press(found.app, "Keep it")
    line = docket(newsroom).line(1)
    assert line and line.decided and line.decided.outcome is Outcome.TRACKED
    found = show("intake", docket="1", line="2")
    found.app.text_input(key="other reason 2").set_value("The port says so itself.")
    press(found.app, "Skip with this reason")
    line = docket(newsroom).line(2)
    assert (
        line
        and line.decided
        and (line.decided.outcome, line.decided.reason)
        == (
            Outcome.SKIPPED,
            "The port says so itself.",
        )
    )
    assert "Everything is decided" in show("intake", docket="1").text


def test_a_hostile_text_is_shown_letter_for_letter_and_is_no_element(newsroom: Newsroom, show: Show) -> None:
    press(typed(show, text=HOSTILE).app, "Read it")
    for page in (show("intake", docket="1"), show("articles", docket="1")):
        assert "<script>alert(1)</script>" in page.text
        assert "**bold** :red[no] [x](https://evil.example)" in page.text
        assert not page.app.exception


def test_a_reader_sees_neither_the_form_nor_a_docket(newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    for page, query in (("intake", {}), ("intake", {"docket": "1"}), ("articles", {}), ("articles", {"docket": "1"})):
        found = show(page, Role.READER, **query)
        assert "harbour" not in found.text
        assert not found.app.button and not found.app.text_area


def test_the_list_says_how_far_each_docket_is(newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    found = show("articles")
    assert "2 found, 0 tracked, 2 to decide" in found.text
    assert found.link("Homes and harbours") == "/articles?docket=1"
    assert "article text not held" in found.text


def test_of_a_text_in_another_language_it_is_said_what_was_read(newsroom: Newsroom, show: Show) -> None:
    french = (
        "La ville construira 4 000 logements dans les quartiers du nord, a dit la maire. Le port a traité 310 000 "
        "conteneurs en 2024, soit 12 % de plus que les années précédentes."
    )
    press(typed(show, text=french).app, "Read it")
    said = show("intake", docket="1").text
    assert "The text is not in English (fr). Its sentences and figures were read" in said
    assert "310,000" in show("intake", docket="1", line="2").text
    press(typed(show).app, "Read it")
    assert "not in English" not in show("intake", docket="2").text


def test_the_most_worth_checking_can_be_walked_first(newsroom: Newsroom, show: Show) -> None:
    more = "Ada Brook promised to plant trees. Taxes rose by 12 percent to $3 billion in 2024, the most since 1990."
    press(typed(show, text=f"{TEXT} {more}").app, "Read it")
    lines = docket(newsroom).lines
    heaviest = sorted(lines, key=lambda line: -line.weight)
    assert [line.number for line in heaviest] != [line.number for line in lines]
    found = show("intake", docket="1", order="weight")
    assert f"Proposal {heaviest[0].number} of {len(lines)}" in found.text
    press(found.app, "Later")
    assert f"Proposal {heaviest[1].number} of {len(lines)}" in Shown(found.app).text
    assert found.link("As in the text") == f"/intake?docket=1&line={heaviest[1].number}"
    listed = Shown(found.app).text.partition("Order: ")[2]
    places = [listed.index(line.statement) for line in heaviest]
    assert places == sorted(places)


def test_a_later_text_of_the_article_shows_which_figure_changed(newsroom: Newsroom, show: Show) -> None:
    press(typed(show).app, "Read it")
    for line in ("1", "2"):
        press(show("intake", docket="1", line=line).app, "Keep it")
    found = show("articles", docket="1")
    fill(found.app, "text_area", "The text as it is now", TEXT.replace("4,000", "400"))
    said = Shown(found.app).text
    assert "Figure changed" in said and "4,000 homes" in said and "400 homes" in said
    assert "Intact" in said
