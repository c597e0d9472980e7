"""Publishing in a real browser: a hard word with its reply, a correction that readers see, a view that is shared."""

import json
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, StorageState, expect

from .conftest import Desk
from .test_claim_journeys import choose, name_source, open_form

Another = Callable[..., BrowserContext]
REPLY = "Was the claimant asked for a reply? What came of it?"


def test_a_false_claim_is_published_with_its_reply_and_corrected_in_front_of_its_readers(
    editor: Page, reader: Page
) -> None:
    open_form(editor, 1, "publication")
    choose(editor, "What to do", "Take it back")
    editor.get_by_label("Reason", exact=True).fill("To ask them first.")
    editor.get_by_role("button", name="Do it").click()
    expect(editor.get_by_text("Done: it is in the history.")).to_be_visible()
    reader.goto("/claim?claim=1")
    expect(reader.get_by_text("There is no claim 1 here.")).to_be_visible()

    choose(editor, "What to do", "Publish")
    editor.get_by_role("button", name="Do it").click()
    expect(editor.get_by_role("alert")).to_contain_text("Readers will see “false”")
    editor.get_by_label(REPLY).fill("Yes, on 23 November; they did not answer.")
    editor.get_by_role("button", name="Do it").click()
    expect(editor.get_by_text("Done: it is in the history.")).to_be_visible()
    reader.reload()
    verdict = reader.locator(".or-verdict")
    expect(verdict).to_contain_text("Asked for a reply: Yes, on 23 November; they did not answer.")

    editor.get_by_role("link", name="Verify", exact=True).click()
    choose(editor, "True as stated?", "Misleading")
    editor.get_by_label("Reason", exact=True).fill("A figure is missing three noughts; the plan is real.")
    name_source(editor, "Mint")
    what = editor.get_by_role("radiogroup", name="What is this change to readers?")
    expect(what.get_by_role("radio", checked=True)).to_have_count(0)
    editor.get_by_role("button", name="Save the verdict").click()
    expect(editor.get_by_role("alert")).to_contain_text("Say what it is")
    what.get_by_text("Correction: we were wrong").click()
    editor.get_by_role("button", name="Save the verdict").click()
    expect(editor.get_by_text("The verdict is on record.")).to_be_visible()

    reader.reload()
    on_top = reader.locator(".or-corrections")
    expect(on_top).to_contain_text("A figure is missing three noughts; the plan is real.")
    expect(on_top).to_contain_text("Correction, ")
    expect(on_top).to_be_in_viewport()
    expect(reader.locator(".or-entries .or-wrong")).to_have_text("correction")
    expect(reader.locator(".or-verdict")).not_to_contain_text("Asked for a reply")


def test_a_view_is_shared_in_two_clicks_and_its_link_is_copied(
    new_context: Another, desk: Desk, editor_state: StorageState, reader: Page
) -> None:
    context = new_context(base_url=desk.address, storage_state=editor_state)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/claim?claim=3")
    page.get_by_role("link", name="Share", exact=True).click()
    expect(page.get_by_role("heading", name="Public link")).to_be_visible()
    expect(page.get_by_text("Nobody outside can reach this address yet")).to_be_visible()
    expect(page.get_by_role("img", name="QR code of")).to_be_visible()
    link, embed = page.get_by_label("Everyone may open it"), page.get_by_label("A card of this claim in another page")
    expect(embed).to_have_value(re.compile("^<iframe src="))
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == link.input_value()
    assert copied.startswith(f"{desk.address}/c/3-")

    page.get_by_role("button", name="Make the link").click()
    made = page.get_by_label("The new link")
    expect(made).to_be_visible()
    private = made.input_value()
    reader.goto(copied)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("open model")
    reader.goto(private)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("open model")
    page.goto("/share?claim=3")
    # A browser without a window says of itself that it is a program.
    expect(page.get_by_role("row").filter(has_text="what is published")).to_contain_text("by programs alone: 1×")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/share?claim=3", "/share?tracker=1", "/claim?claim=3&do=publication"])
def test_the_pages_are_accessible(
    new_context: Another, desk: Desk, editor_state: StorageState, path: str, scheme: str
) -> None:
    page = new_context(base_url=desk.address, storage_state=editor_state, color_scheme=scheme).new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("button[kind=primary]").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not grave, json.dumps(
        [[one["id"], [node["html"][:200] for node in one["nodes"][:3]]] for one in grave], indent=1
    )
