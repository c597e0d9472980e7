"""A spreadsheet in a real browser: from the file to drafts, once, and out of the desk again without a difference."""

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, FilePayload, Page, StorageState, expect

from .conftest import Desk

SHEET = """What they told voters,Who,State of play,Why,Seen on,Where
The bridge over the Ems opens by 2027.,Greens,Kept,It opened.,14/3/2025,https://a.example/1 https://a.example/2
Small firms pay less tax.,Labour,Zigzagged,Up and down.,2/4/2025,https://a.example/1
,Labour,Kept,It came.,3/4/2025,https://a.example/3
"""
CORRECTED = SHEET.replace("\n,Labour", "\nThe ferry sails again.,Labour")


def choose_file(page: Page, text: str) -> None:
    """Chooses a CSV file with this text."""
    file: FilePayload = {"name": "promises.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)


def choose(page: Page, label: str, words: str) -> None:
    """Chooses a meaning by typing its beginning."""
    page.get_by_role("combobox", name=re.compile(label)).click()
    page.keyboard.type(words)
    page.get_by_role("option", name=words).first.click()


def fits(page: Page) -> None:
    """Asserts that a page can be used without seeing it, and that nothing of it stands outside the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    found = Axe().run(page)
    assert [one["id"] for one in found.response["violations"] if one["impact"] in ("serious", "critical")] == []


def test_a_sheet_is_mapped_answered_looked_at_and_brought_in_once(
    new_context: Callable[..., BrowserContext], desk: Desk, editor_state: StorageState, editor: Page
) -> None:
    editor.goto("/import")
    choose_file(editor, SHEET)
    expect(editor.get_by_text("no column is recognised as what was said")).to_be_visible()
    choose(editor, "What they told voters", "statement")
    choose(editor, "Seen on", "follow-up on")
    editor.get_by_role("button", name="Take them so").click()
    choose(editor, "Zigzagged", "Follow-up: stalled")
    editor.get_by_role("button", name="They mean this").click()
    expect(editor.get_by_text("Nothing can be imported before 1 line is put right.")).to_be_visible()
    line = editor.get_by_role("row", name="Line 4")
    expect(line).to_contain_text("There is nothing under “What they told voters”.")

    choose_file(editor, CORRECTED)
    expect(editor.get_by_text("3 rows would become drafts.")).to_be_visible()
    tracker = editor.get_by_role("combobox", name="Tracker", exact=True)
    tracker.click()
    editor.keyboard.type("Promises of the coast")
    editor.keyboard.press("Enter")
    editor.get_by_role("button", name="Import 3 claims as drafts").click()
    expect(editor.get_by_text("promises.csv: 3 claims were put on record as drafts.")).to_be_visible()

    editor.get_by_role("link", name="See the drafts").click()
    editor.get_by_role("link", name="Small firms pay less tax.").click()
    expect(editor.get_by_text("Up and down.").first).to_be_visible()
    expect(editor.get_by_text("Promises of the coast").first).to_be_visible()

    editor.goto("/import")
    choose_file(editor, CORRECTED)
    expect(editor.get_by_text("Every row is on record already (3)")).to_be_visible()
    with editor.expect_download() as download:
        editor.get_by_role("button", name="CSV", exact=True).click()
    taken_out = download.value.path().read_text(encoding="utf-8-sig")
    assert taken_out.startswith("What they told voters,Who,State of play,Why,Seen on,Where,on record: claim,")
    choose_file(editor, taken_out)
    expect(editor.get_by_text("importing it would change nothing.")).to_be_visible()

    context = new_context(storage_state=editor_state, viewport={"width": 390, "height": 844}, base_url=desk.address)
    page = context.new_page()
    page.goto("/import")
    expect(page.get_by_role("heading", name="Export")).to_be_visible()
    fits(page)
    choose_file(page, SHEET.replace("Zigzagged", "Wobbly"))
    expect(page.get_by_text("1 word for how a claim stands is not known here.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    fits(page)
