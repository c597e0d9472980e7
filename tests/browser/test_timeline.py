"""The timeline in a real browser: opening a claim from it, the day it stood at by keyboard, a phone, and axe-core."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Desk

WANTED = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}


def test_a_click_on_a_row_opens_its_claim_and_back_returns(reader: Page) -> None:
    reader.goto("/timeline")
    row = reader.get_by_role("link", name=re.compile("^OpenAI plans to release its own open model"))
    expect(row).to_have_accessible_name(re.compile(r"postponed, no new date.*Delivered since 5 Aug 2025.*On time"))
    row.locator(".tl-track").click(position={"x": 4, "y": 4})
    expect(reader).to_have_url(re.compile(r"/claim\?claim=3$"))
    reader.go_back()
    expect(row).to_be_visible()


def test_a_row_is_opened_by_keyboard(reader: Page) -> None:
    reader.goto("/timeline")
    reader.locator("a.tl-row").first.focus()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/claim\?claim=\d+$"))


def test_rows_below_the_screen_follow_and_stay_when_another_day_is_shown(reader: Page) -> None:
    reader.goto("/timeline")
    rows = reader.locator("a.tl-row")
    expect(rows).to_have_count(14)
    reader.get_by_role("slider").press("ArrowLeft")
    expect(reader.get_by_text("Nothing that happened later is shown")).to_be_visible()
    expect(rows).to_have_count(14)
    last = rows.last.locator("b").text_content() or ""  # what is below the screen has no inner text yet
    rows.last.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(last)


def test_pointing_at_a_mark_says_the_day_the_state_and_the_words(reader: Page) -> None:
    reader.goto("/timeline")
    mark = reader.locator(".tl-row", has_text="open model").locator(".tl-last")
    expect(mark).to_have_attribute("title", re.compile(r"^5 Aug 2025: delivered\. \w+"))


def test_the_slider_by_keyboard_stands_at_an_earlier_day_that_a_copied_address_shows_too(
    reader: Page, new_context: Callable[..., BrowserContext], desk: Desk
) -> None:
    reader.goto("/timeline")
    reader.get_by_role("slider").focus()
    reader.keyboard.press("ArrowLeft")
    said = reader.get_by_role("status").filter(has_text="As it stood on")
    expect(said).to_contain_text("Nothing that happened later is shown")
    copied = reader.url
    assert "on=" in copied
    other = new_context().new_page()
    other.goto(copied)
    expect(other.get_by_role("status").filter(has_text="As it stood on")).to_have_text(said.inner_text())
    expect(other.get_by_label("Exact day")).to_have_value(copied[-10:])
    reader.get_by_role("link", name="Back to today").click()
    expect(said).to_have_count(0)
    assert reader.url.endswith("/timeline")
    expect(reader.get_by_role("slider")).to_have_value(reader.get_by_role("slider").get_attribute("max") or "")


def test_a_day_is_typed_figure_by_figure_and_the_slider_goes_along(reader: Page) -> None:
    reader.goto("/timeline")
    field = reader.get_by_label("Exact day")
    field.focus()
    for figure in "07152025":  # month, day and year, as this browser writes a day
        reader.keyboard.press(figure)
    expect(reader.get_by_role("status")).to_contain_text("As it stood on 15 July 2025")
    assert reader.url.endswith("/timeline?on=2025-07-15")
    expect(field).to_be_focused()
    expect(reader.get_by_role("slider")).to_have_attribute("aria-valuetext", "15 Jul 2025")
    reader.go_back()
    expect(field).not_to_have_value("2025-07-15")


def test_choices_change_the_view_and_stay_in_the_address(reader: Page) -> None:
    reader.goto("/timeline")
    reader.get_by_role("link", name="claimant", exact=True).click()
    expect(reader.get_by_role("heading", name="Crusoe 2")).to_be_visible()
    reader.get_by_label("Follow-up").select_option("delivered")
    expect(reader.locator("a.tl-row")).to_have_count(3)
    reader.get_by_role("link", name="a table", exact=True).click()
    expect(reader.get_by_role("table").first).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("table").first).to_be_visible()
    expect(reader.get_by_label("Follow-up")).to_have_value("delivered")
    assert {"by=claimant", "follow_up=delivered", "view=table"} == set(reader.url.partition("?")[2].split("&"))


def test_on_a_phone_the_statement_stands_above_its_bar_and_nothing_is_cut(
    new_context: Callable[..., BrowserContext], desk: Desk
) -> None:
    page = new_context(base_url=desk.address, viewport={"width": 390, "height": 844}).new_page()
    page.goto("/timeline")
    row = page.locator("a.tl-row").first
    words, track = row.locator("b").bounding_box(), row.locator(".tl-track").bounding_box()
    assert words is not None
    assert track is not None
    assert words["y"] + words["height"] <= track["y"]
    assert track["width"] > 300
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= 390
    expect(page.get_by_label("Claimant")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_label("Claimant")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["", "?view=table", "?on=2025-07-20&by=topic"])
def test_axe_finds_nothing_serious(
    new_context: Callable[..., BrowserContext], desk: Desk, scheme: str, view: str
) -> None:
    page = new_context(base_url=desk.address, viewport={"width": 390, "height": 844}, color_scheme=scheme).new_page()
    page.goto("/timeline" + view)
    expect(page.locator(".tl, .tl-table").first).to_be_visible()
    found = Axe().run(page, options=WANTED).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []
