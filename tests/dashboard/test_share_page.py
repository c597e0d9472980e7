"""The Share page: a public link only where it leads somewhere, private links for editors alone, a tracker's name."""

from datetime import date

import pytest

from claims.desk import changes as do
from claims.desk.links import open_link
from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.newsroom import Newsroom
from db.errors import NotOnRecord
from db.scope import Scope
from db.words import Role

from .conftest import EDITOR, Show, Shown, version_of
from .test_claim_page import field, fill, press

UNREACHABLE = "Nobody outside can reach this address yet"


def take_back(newsroom: Newsroom, claim: int) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, claim, version_of(newsroom, claim), do.Unpublish("To look again.")))


def test_every_view_is_shared_from_where_it_is_shown(newsroom: Newsroom, show: Show) -> None:
    for role in (Role.EDITOR, Role.READER):
        assert show("claims", role, kind="promise", tracker="1").link("Share") == "/share?kind=promise&tracker=1"
        assert show("claim", role, claim="3").link("Share") == "/share?claim=3"
        assert show("timeline", role, tracker="1", on="2025-07-01").link("Share") == "/share?tracker=1"


def test_a_public_claim_has_a_link_an_embed_and_a_dossier_and_is_warned_about_on_this_computer(
    newsroom: Newsroom, show: Show
) -> None:
    for role in (Role.EDITOR, Role.READER):
        found = show("share", role, claim="1")
        address, embed = found.copied[:2]
        assert address == "http://127.0.0.1:8501/c/1-the-stargate-plan-announced-in-january-2025-is-worth-500"
        assert embed.startswith("<iframe src=") and "/embed/c/1-the-stargate" in embed and "seen=2026-11-24" in embed
        assert UNREACHABLE in found.text.partition("Everyone may open it")[0]
        assert "claims publish FOLDER" in found.text
        assert "dossier.zip" in found.link("Signed dossier, to be checked offline")
    assert not show("share", Role.READER, claim="1").app.button


def test_a_claim_that_is_not_public_has_no_public_link(newsroom: Newsroom, show: Show) -> None:
    take_back(newsroom, 1)
    found = show("share", claim="1")
    assert found.copied == []
    assert "Nothing here is public, so there is no public link" in found.text
    text = show("share", Role.READER, claim="1").text
    assert "There is no claim 1 here." in text and "Stargate" not in text


def test_a_tracker_is_shared_under_its_short_name_with_its_data(newsroom: Newsroom, show: Show) -> None:
    found = show("share", Role.READER, tracker="1")
    assert found.copied == ["http://127.0.0.1:8501/t/stargate"]
    assert "It shows 24 claims: what is published." in found.text
    assert found.link("Spreadsheet (CSV)") == "/t/stargate/claims.csv"
    assert found.link("Feed of corrections (Atom)") == "/t/stargate/corrections.atom"
    narrowed = show("share", Role.READER, tracker="1", kind="promise")
    assert narrowed.copied == ["http://127.0.0.1:8501/t/stargate?kind=promise"]
    assert narrowed.link("JSON Lines") == "/t/stargate/claims.jsonl?kind=promise"


def test_a_private_link_is_made_shown_once_and_opens_the_pinned_draft(newsroom: Newsroom, show: Show) -> None:
    take_back(newsroom, 1)
    app = show("share", claim="1").app
    assert field(app, "radio", "What it shows").value == "pinned"
    fill(app, "text_input", "For whom, or what it is called", "The lawyers")
    found = press(app, "Make the link")
    address = found.copied[0]
    assert address.startswith("http://127.0.0.1:8501/s/")
    assert "It shows 1 claim. This is the only time it is shown" in found.text
    opened = open_link(newsroom, address.rpartition("/")[2])
    assert (opened.claim, opened.label, opened.expires_on) == (1, "The lawyers", date(2026, 12, 24))
    listed = show("share", claim="1")
    assert listed.copied == []
    assert (
        "The lawyers" in listed.text
        and "1 pinned claim" in listed.text
        and "until 24 Dec 2026 not opened yet" in listed.text
    )
    assert "The lawyers" not in show("share", Role.READER, claim="3").text


def test_a_live_link_to_nothing_public_is_refused_beside_its_choice(newsroom: Newsroom, show: Show) -> None:
    take_back(newsroom, 1)
    app = show("share", claim="1").app
    fill(app, "radio", "What it shows", "live")
    assert "Nothing in this view is public" in press(app, "Make the link").text
    assert not Reads(newsroom, Scope.desk()).links().links


def test_a_link_gets_another_end_and_is_taken_back(newsroom: Newsroom, show: Show) -> None:
    app = show("share", tracker="1").app
    token = press(app, "Make the link").copied[1].rpartition("/")[2]
    app = show("share", tracker="1", link="1", do="end").app
    fill(app, "date_input", "Its last day", date(2027, 1, 31))
    assert "31 Jan 2027" in press(app, "Save its end").text
    assert open_link(newsroom, token).expires_on == date(2027, 1, 31)
    app = show("share", tracker="1", link="1", do="revoke").app
    fill(app, "text_input", "Why it is taken back", "It went astray.")
    found = press(app, "Take it back")
    assert "taken back" in found.text
    assert "Take back" not in {link.words for link in found.links}
    with pytest.raises(NotOnRecord):
        open_link(newsroom, token)


def test_a_tracker_is_renamed_and_its_former_link_keeps_leading_there(newsroom: Newsroom, show: Show) -> None:
    app = show("share", tracker="1").app
    assert "Links that were shared under the former name keep leading to this tracker" in Shown(app).text
    fill(app, "text_input", "Another short name", "Stargate 2025")
    fill(app, "text_input", "Reason", "There will be another.")
    assert "small letters, figures and hyphens" in press(app, "Rename it").text
    fill(app, "text_input", "Another short name", "stargate-2025")
    found = press(app, "Rename it")
    assert "The tracker’s short name is “stargate-2025” now." in found.text
    assert found.copied == ["http://127.0.0.1:8501/t/stargate-2025"]
    public = Published(newsroom, Scope.public())
    assert public.tracker("stargate").id == public.tracker("stargate-2025").id == 1


@pytest.mark.parametrize("claim", ["x", "-1", "9" * 30, "999"])
def test_what_is_not_there_is_said_with_the_way_to_the_list(newsroom: Newsroom, show: Show, claim: str) -> None:
    found = show("share", claim=claim)
    assert found.link("Open the list of claims") == "/claims"
    assert not found.app.button
