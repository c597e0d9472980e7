"""What a person does on the desk a thousand times a day, each as a click or key and the text it changes."""

from playwright.sync_api import Page

from tests.bench.clicks import Wait, settled

ROWS = ".or-claims tbody"
SEARCHED = ("norway", "government", "norway schools", "reopen")
VERDICTS = ("Misleading", "Mostly true")

TRIVIAL = Wait(
    "the trivial app",
    "/",
    "[data-testid=stMarkdownContainer] p",
    lambda page, _: page.get_by_role("button", name="Count").click(),
)


def _filter(page: Page, _: int) -> None:
    page.locator("a.or-option", has_text="misleading").first.click()


def _search(page: Page, turn: int) -> None:
    page.get_by_role("searchbox").or_(page.get_by_label("Search")).first.fill(SEARCHED[turn % len(SEARCHED)])
    page.keyboard.press("Enter")


def _next_page(page: Page, _: int) -> None:
    page.locator(".or-pages a").last.click()


def _sort(page: Page, turn: int) -> None:
    page.locator("select[data-steer=sort]").focus()
    page.keyboard.press("ArrowUp" if turn % 2 else "ArrowDown")


def _to_list(page: Page, _: int) -> None:
    if "/claims" not in page.url:
        page.get_by_role("link", name="Claims").first.click()
        page.wait_for_selector(ROWS)


def _open_claim(page: Page, turn: int) -> None:
    page.locator(f"{ROWS} a").nth(turn % 20).click()


def _fill_verdict(page: Page, turn: int) -> None:
    page.get_by_label("True as stated?").or_(page.get_by_label("Reported correctly?")).last.click()
    page.get_by_role("option", name=VERDICTS[turn % 2]).click()
    settled(page)
    page.get_by_role("combobox", name="Sources it rests on").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_label("Reason", exact=True).fill(f"For the {turn}th reason.")
    page.keyboard.press("Tab")


def _save_verdict(page: Page, _: int) -> None:
    page.get_by_role("button", name="Save the verdict").click()


def _a_day_earlier(page: Page, _: int) -> None:
    page.get_by_role("slider").press("ArrowLeft")


WAITS = (
    Wait("filter", "/claims", ROWS, _filter),
    Wait("search", "/claims", ROWS, _search),
    Wait("next page", "/claims", ROWS, _next_page),
    Wait("sort", "/claims", ROWS, _sort),
    Wait("open a claim", "/claims", "h1", _open_claim, _to_list),
    Wait("save a verdict", "/claim?claim={claim}&do=verify", ".or-verdict", _save_verdict, _fill_verdict),
    Wait("as it stood on a day", "/timeline", ".tl-axis", _a_day_earlier),
)
