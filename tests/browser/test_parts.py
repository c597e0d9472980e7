"""The parts of the pages in a real browser: links, pictures, colours of the app's own theme, text as text, errors."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.formats.look import DARK, LIGHT

from .conftest import Desk, Start

SAMPLER = Path("tests/browser/sampler")
TEXTS = json.loads((SAMPLER / "views" / "texts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sampler(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Serves the parts."""
    with start(tmp_path_factory.mktemp("sampler"), script=str(SAMPLER / "app.py")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, sampler: Desk) -> Iterator[Page]:
    """Gives a page on the parts, in light."""
    context = browser.new_context(base_url=sampler.address, color_scheme="light")
    yield context.new_page()
    context.close()


def colour(page: Page, of: str) -> str:
    """Gives the colour of the words of the first element found, as #rrggbb."""
    said: str = page.locator(of).first.evaluate("found => getComputedStyle(found).color")
    return "#" + "".join(f"{int(part):02x}" for part in said.removeprefix("rgb(").removesuffix(")").split(","))


def test_a_link_opens_in_the_session_and_back_returns(page: Page) -> None:
    page.goto("/claims?after=5")
    page.get_by_role("link", name="Claim 7 <i>$x$</i>", exact=True).click()
    expect(page.get_by_role("heading", name="Claim number 7")).to_be_visible()
    expect(page.get_by_text("run 1 of this session")).to_be_visible()
    assert page.url.endswith("/claim?claim=7")
    page.go_back()
    expect(page.get_by_text("after 5, words '', run 2 of this session")).to_be_visible()


def test_a_link_to_the_same_page_changes_the_view_and_its_filters(page: Page) -> None:
    page.goto("/claims")
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("after 5, words '', run 2 of this session")).to_be_visible()
    page.get_by_role("link", name="Only cats").click()
    expect(page.get_by_text("after 0, words 'cats', run 3 of this session")).to_be_visible()
    expect(page.get_by_label("Search")).to_have_value("cats")
    page.reload()
    expect(page.get_by_text("after 0, words 'cats', run 1 of this session")).to_be_visible()


def test_a_drawn_link_opens_in_the_session_by_click_and_by_key(page: Page) -> None:
    page.goto("/claims")
    page.get_by_role("link", name="Open claim 7").click()
    expect(page.get_by_text("run 1 of this session")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Open claim 7").press("Enter")
    expect(page.get_by_text("run 2 of this session")).to_be_visible()
    assert page.url.endswith("/claim?claim=7")


def test_control_and_click_opens_another_tab(page: Page) -> None:
    page.goto("/claims")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Claim 2").click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", name="Claim number 2")).to_be_visible()
    assert page.url.endswith("/claims")


def test_states_follow_the_theme_chosen_in_the_app_in_dialogs_too(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Verified").first).to_be_visible()
    assert colour(page, ".or-verification.or-green") == LIGHT["green"].ink
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    page.keyboard.press("Escape")
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    assert colour(page, ".or-verification.or-green") == DARK["green"].ink
    page.get_by_role("button", name="Open a dialog").click()
    expect(page.get_by_role("dialog").get_by_text("Broken")).to_be_visible()
    assert colour(page, "[role=dialog] .or-followup") == DARK["vermilion"].ink


@pytest.mark.parametrize("path", ["/", "/claims", "/record"])
def test_a_phone_shows_the_whole_width(new_context: Callable[..., BrowserContext], sampler: Desk, path: str) -> None:
    page = new_context(base_url=sampler.address, viewport={"width": 390, "height": 844}).new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= 390


def test_text_of_anyone_is_text_letter_for_letter(page: Page) -> None:
    page.goto("/record")
    expect(page.locator(f".st-key-text-{len(TEXTS) - 1} .stText")).to_be_visible()
    for at, said in enumerate(TEXTS):
        shown = page.locator(f".st-key-text-{at}")
        page.wait_for_function(
            "at => document.querySelector(`.st-key-text-${at}`).innerText.split('\\n').filter(Boolean).length >= 7",
            arg=at,
        )
        lines = [line for line in shown.inner_text().replace("\u2060", "").splitlines() if line]
        assert lines == [said] * 7
        assert shown.locator("a, em, strong, code, del, img, script, ul, ol, table, blockquote, .katex").count() == 0


def test_an_error_is_a_sentence_and_its_detail_is_in_the_log(page: Page, sampler: Desk) -> None:
    page.goto("/")
    page.get_by_role("button", name="Break").click()
    expect(page.get_by_text("Something went wrong on our side")).to_be_visible()
    assert "a detail nobody may see" not in page.locator("body").inner_text()
    assert "a detail nobody may see" in "".join(sampler.said)


def test_a_refusal_is_its_own_sentence_as_text(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_text("Give a *reason* first.")).to_be_visible()
