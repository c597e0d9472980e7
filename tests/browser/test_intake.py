"""Intake in a real browser: from a pasted text to kept claims by keyboard alone, and nothing is lost on the way."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, StorageState, expect

from .conftest import Desk

TEXT = """The city will build 4,000 homes by 2030, Mayor Ada Brook said on Monday.

Brook promised to open two new schools this autumn. The council spent €12 million on roads last year, up 8 percent. \
The harbour handled 310,000 containers in 2024, more than any other port in the country.

“We will plant 10,000 trees before the end of next year,” she added. Unemployment fell to 4.2 percent in March. \
The plan to extend the tram line was announced in 2019, at a cost of $500 million.

Critics said the new hospital would not open before 2028. It rained all day.
"""
DAY = ("2025", "05", "07")


def tab_to(page: Page, role: str, name: str) -> None:
    """Moves the focus by the keyboard until it is on something."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def take_in(page: Page, headline: str) -> None:
    """Pastes the text and what is known about it, and lets it be read, by the keyboard alone."""
    page.goto("/intake")
    expect(page.get_by_label("The text, as it is printed")).to_be_visible()
    tab_to(page, "textbox", "The text, as it is printed")
    page.keyboard.insert_text(TEXT + headline)  # each text of its own
    tab_to(page, "textbox", "Headline")
    page.keyboard.insert_text(headline)
    tab_to(page, "textbox", "Publisher")
    page.keyboard.insert_text("The Gazette")
    tab_to(page, "spinbutton", "year, Published on")
    page.keyboard.type("".join(DAY))
    tab_to(page, "button", "Read it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=headline, level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="All proposals")).to_be_visible()
    is_shown(page, 1)


def is_shown(page: Page, number: int) -> None:
    """Waits until a proposal is shown and its keys are its own."""
    expect(page.get_by_role("article", name=f"Proposal {number}", exact=True)).to_be_visible()
    expect(page.locator(f".st-key-keep-{number}").get_by_role("button", name="Keep it")).to_be_visible()


def decide(page: Page, key: str, number: int) -> None:
    """Presses a key when its proposal is shown, and waits until the decision is told."""
    is_shown(page, number)
    page.keyboard.press(key)
    expect(page.get_by_role("status").filter(has_text=f"Proposal {number}")).to_be_visible()


def test_an_article_becomes_claims_by_the_keyboard_alone(editor: Page) -> None:
    take_in(editor, "Homes by 2030")
    total = editor.get_by_role("navigation", name="All proposals").get_by_role("listitem").count()
    assert total >= 7
    expect(editor.get_by_text(f"{total} found, 0 tracked, 0 on the docket, {total} to decide")).to_be_visible()
    decide(editor, "k", 1)
    decide(editor, "n", 2)
    decide(editor, "l", 3)
    for number in range(4, total + 1):
        decide(editor, "k", number)
    expect(editor.get_by_role("heading", name="Everything is decided")).to_be_visible()
    expect(editor.get_by_text(f"{total} found, {total - 2} tracked, 2 on the docket").first).to_be_visible()
    editor.get_by_role("link", name="See the claims").click()
    expect(editor.get_by_role("link", name="The city will build 4,000 homes by 2030.").first).to_be_visible()
    editor.goto("/articles")
    editor.get_by_role("link", name="Homes by 2030").click()
    marked = editor.locator(".or-article").get_by_role("link", name="unchecked: The city will build")
    marked.click()
    expect(editor.get_by_role("heading", name="The city will build 4,000 homes by 2030.", level=1)).to_be_visible()


def test_leaving_and_coming_back_loses_nothing(editor: Page) -> None:
    take_in(editor, "Left alone")
    decide(editor, "2", 1)
    editor.goto("/articles")
    editor.get_by_role("link", name="Left alone").click()
    editor.get_by_role("link", name="Go on with").click()
    expect(editor.get_by_role("article", name="Proposal 2")).to_be_visible()
    expect(editor.get_by_text("1 on the docket").first).to_be_visible()
    editor.get_by_role("navigation", name="All proposals").get_by_role("listitem").first.get_by_role("link").click()
    expect(editor.get_by_text("It is not important enough to be followed.").first).to_be_visible()
    editor.keyboard.press("u")
    expect(editor.get_by_text("0 on the docket").first).to_be_visible()


def test_a_reason_of_ones_own_is_written_without_the_mouse(editor: Page) -> None:
    take_in(editor, "In my own words")
    editor.keyboard.press("w")
    expect(editor.get_by_label("Skip for another reason")).to_be_focused()
    editor.keyboard.type("The port says so itself.")
    editor.keyboard.press("Enter")
    expect(
        editor.get_by_role("status").filter(has_text="Proposal 1: skipped. The port says so itself.")
    ).to_be_visible()
    expect(editor.get_by_role("article", name="Proposal 2", exact=True)).to_be_visible()


def test_a_proposal_is_changed_before_it_is_kept(editor: Page) -> None:
    take_in(editor, "Changed first")
    editor.keyboard.press("e")
    statement = editor.get_by_label("Statement", exact=True)
    expect(statement).to_be_visible()
    statement.fill("The city will build 4,000 homes by the end of 2030.")
    editor.get_by_label("What counts towards it").fill("A home that somebody lives in.")
    editor.get_by_role("button", name="Keep it so").click()
    expect(editor.get_by_role("status").filter(has_text="Proposal 1 is claim")).to_be_visible()
    editor.goto("/claims?q=end of 2030")
    editor.get_by_role("link", name="The city will build 4,000 homes by the end of 2030.").click()
    expect(editor.get_by_text("A home that somebody lives in.").first).to_be_visible()


def test_what_is_nearly_the_same_on_record_is_shown_with_what_differs(editor: Page) -> None:
    take_in(editor, "For the first time")
    decide(editor, "k", 1)
    take_in(editor, "Once more")
    notice = editor.get_by_text("Nearly the same is on record:")
    expect(notice).to_be_visible()


def test_every_page_of_intake_is_accessible_and_fits_a_telephone(
    new_context: Callable[..., BrowserContext], desk: Desk, editor_state: StorageState, editor: Page
) -> None:
    take_in(editor, "Seen by all")
    place = editor.url
    context = new_context(storage_state=editor_state, viewport={"width": 390, "height": 844}, base_url=desk.address)
    page = context.new_page()
    for address in ("/intake", "/articles", place):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), address
        found = Axe().run(page)
        assert [one["id"] for one in found.response["violations"] if one["impact"] in ("serious", "critical")] == []
    proposal, text = page.get_by_role("article", name="Proposal 1"), page.locator(".or-article")
    above, below = proposal.bounding_box(), text.bounding_box()
    assert above and below and above["y"] < below["y"]
