"""Scorecards: who has one, what counts on it, and when it may be compared."""

from claims.newsroom import Newsroom
from db.words import Role

from .conftest import Show


def test_everyone_who_promised_has_a_card_and_small_ones_stand_apart(newsroom: Newsroom, show: Show) -> None:
    text = show("scorecards").text
    enough, few = text.split("Too few to compare")[:2]
    assert "OpenAI 8 promises and predictions" in enough
    for name in ("Crusoe", "Financial Times", "Bloomberg", "Stargate UAE partners", "Stargate partners"):
        assert name in few
    assert "too few to compare (2)" in few
    assert "%" not in few


def test_shares_add_up_and_leave_out_what_nobody_decided(newsroom: Newsroom, show: Show) -> None:
    text = show("scorecards", kind="group").text
    assert "True as stated? of 8 4 verified 50%" in text.replace("  ", " ")
    assert "1 false 13% 1 unchecked" in text


def test_every_number_leads_to_its_claims(newsroom: Newsroom, show: Show) -> None:
    found = show("scorecards", kind="asserter")
    address = next(link.address for link in found.links if link.words.endswith("misleading"))
    assert address.startswith("/claims?asserter=")
    query = dict(part.split("=") for part in address.partition("?")[2].split("&"))
    number = int(next(link.words for link in found.links if link.address == address).split()[0])
    assert len(show("claims", **query).statements) == number


def test_a_promisers_number_leads_to_as_many_claims(newsroom: Newsroom, show: Show) -> None:
    found = show("scorecards")
    assert found.link("8 promises and predictions") == "/claims?claimant=1&kind=promise%2Cprediction"
    assert len(show("claims", claimant="1", kind="promise,prediction").statements) == 8


def test_what_an_article_got_wrong_counts_on_its_publishers_card(newsroom: Newsroom, show: Show) -> None:
    cards = show("scorecards", kind="asserter").text
    assert "Fortune" in cards
    assert "Scott Bessent" not in cards


def test_a_topic_opens_in_detail(newsroom: Newsroom, show: Show) -> None:
    address = next(link.address for link in show("scorecards", kind="group").links if link.words == "in detail")
    assert address == "/scorecards?kind=topic&within=OpenAI+for+Countries"
    found = show("scorecards", kind="topic", within="OpenAI for Countries")
    assert "OpenAI for Countries: data centers" in found.text
    assert "Stargate: Abilene" not in found.text
    assert found.link("show every topic") == "/scorecards?kind=topic"


def test_kind_and_order_live_in_the_address_and_wrong_ones_are_said(newsroom: Newsroom, show: Show) -> None:
    found = show("scorecards", kind="asserter", sort="name")
    assert found.link("Topics") == "/scorecards?kind=group&sort=name"
    wrong = show("scorecards", kind="villain", sort="evil", after="zzz")
    assert "“villain”" in wrong.app.warning[0].value
    assert "“evil”" in wrong.app.warning[0].value
    assert "OpenAI" in wrong.text


def test_the_method_is_said(newsroom: Newsroom, show: Show) -> None:
    assert "Late is not broken" in show("scorecards").text


def test_without_claims_there_are_no_cards_but_a_first_step(empty_newsroom: Newsroom, show: Show) -> None:
    assert show("scorecards").link("Put a claim on record") == "/record"
    assert "Nothing of this kind is published yet" in show("scorecards", Role.READER).text
