"""The desk, the list of claims and the scorecards in a real browser: by mouse, by keyboard, on a phone, by address."""

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, StorageState, expect

from .conftest import Desk, Start

Another = Callable[..., BrowserContext]


def total(page: Page, words: str) -> None:
    """Waits until the list says how many claims there are."""
    expect(page.locator(".or-total")).to_have_text(words)


def test_a_click_narrows_the_list_and_back_and_forward_return(editor: Page) -> None:
    editor.goto("/claims")
    total(editor, "24 claims")
    editor.get_by_role("link", name="promise 12").click()
    total(editor, "12 claims")
    editor.get_by_role("link", name="verified 8").click()
    total(editor, "8 claims")
    assert editor.url.endswith("/claims?kind=promise&verification=verified")
    editor.go_back()
    total(editor, "12 claims")
    editor.go_forward()
    total(editor, "8 claims")
    editor.get_by_role("link", name="take off promise").click()
    total(editor, "11 claims")


def test_the_list_follows_every_key_and_the_search_stays_in_the_address(editor: Page) -> None:
    editor.goto("/claims")
    total(editor, "24 claims")
    editor.get_by_label("Search").press_sequentially("kratsi")
    total(editor, "1 claim")
    expect(editor.get_by_label("Search")).to_be_focused()
    assert editor.url.endswith("?q=kratsi")
    editor.get_by_role("link", name="take off “kratsi”").click()
    total(editor, "24 claims")
    expect(editor.get_by_label("Search")).to_have_value("")


def test_a_copied_address_opens_the_same_view_in_another_browser(editor: Page, reader: Page) -> None:
    editor.goto("/claims")
    editor.get_by_label("Sort").select_option("latest news")
    editor.locator("#or-pick-claimant").select_option(label="OpenAI (9)")
    total(editor, "9 claims")
    editor.get_by_label("Search").fill("gpus")
    total(editor, "1 claim")
    reader.goto(editor.url)
    total(reader, "1 claim")
    expect(reader.get_by_label("Search")).to_have_value("gpus")
    expect(reader.get_by_label("Sort")).to_have_value("latest news")
    expect(reader.locator("#or-pick-claimant")).to_have_value(editor.locator("#or-pick-claimant").input_value())


def test_a_claim_opens_in_the_session_and_leads_back_to_this_very_list(editor: Page) -> None:
    editor.goto("/claims?verification=false&kind=fact")
    editor.get_by_role("link", name="The Stargate plan announced").click()
    expect(editor.get_by_role("heading", level=1)).to_contain_text("The Stargate plan announced")
    editor.get_by_role("link", name="← Claims").click()
    total(editor, "1 claim")
    assert editor.url.endswith("/claims?kind=fact&verification=false")


def test_filters_work_by_keyboard_and_keep_the_focus(editor: Page) -> None:
    editor.goto("/claims")
    total(editor, "24 claims")
    editor.get_by_role("link", name="false 2").focus()
    editor.keyboard.press("Enter")
    total(editor, "2 claims")
    expect(editor.get_by_role("link", name="false 2", exact=True)).to_be_focused()


def test_on_a_phone_the_filters_fold_into_one_control(new_context: Another, desk: Desk) -> None:
    page = new_context(base_url=desk.address, viewport={"width": 390, "height": 844}).new_page()
    page.goto("/claims")
    total(page, "24 claims")
    expect(page.get_by_role("link", name="promise 12")).to_be_hidden()
    page.locator("label[for=or-fold]").first.click()
    page.get_by_role("link", name="promise 12").click()
    total(page, "12 claims")
    page.locator("label.or-done").click()
    expect(page.get_by_role("link", name="fact 6")).to_be_hidden()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= 390


def test_several_claims_are_taken_out_of_a_tracker_together(
    new_context: Another, start: Start, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with start(tmp_path_factory.mktemp("several")) as own:
        page = new_context(base_url=own.address).new_page()
        page.goto(own.link)
        page.goto("/claims?verification=misleading")
        page.get_by_role("link", name="Change several").click()
        page.get_by_role("button", name="Tick all 2 shown").click()
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.get_by_role("combobox", name="What to do with the ticked claims").click()
        page.get_by_role("option", name="take out of a tracker").click()
        page.get_by_role("button", name="Change the ticked claims").click()
        expect(page.get_by_text("2 claims changed")).to_be_visible()
        page.goto("/claims?tracker=1")
        total(page, "22 claims")


def test_the_desk_leads_to_a_claim_and_its_queues(reader: Page) -> None:
    reader.goto("/")
    expect(reader.get_by_role("heading", name="Overdue 3")).to_be_visible()
    reader.get_by_role("link", name="All 10").click()
    expect(reader.get_by_role("heading", level=1, name="No news for 90 days")).to_be_visible()
    reader.locator(".or-statement a").first.click()
    expect(reader.get_by_role("link", name="← No news for 90 days")).to_be_visible()


def test_a_number_of_a_scorecard_opens_its_claims(reader: Page) -> None:
    reader.goto("/scorecards?kind=asserter")
    reader.get_by_role("link", name="misleading").first.click()
    expect(reader.locator(".or-chosen", has_text="misleading")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/claims?kind=promise", "/claims?change=1", "/scorecards?kind=group", "/claims?q=zzz"]
)
def test_nothing_serious_is_found_by_axe(
    new_context: Another, desk: Desk, editor_state: StorageState, path: str, theme: str
) -> None:
    page = new_context(base_url=desk.address, storage_state=editor_state, color_scheme=theme).new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not serious, json.dumps([[one["id"], [node["html"] for node in one["nodes"]]] for one in serious], indent=1)
