"""The page of a claim in a real browser: what an editor does there, and what everyone else sees of it."""

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, StorageState, expect

from .conftest import Desk

Another = Callable[..., BrowserContext]
HOSTILE = "<img src=x onerror=alert(1)> **bold** $x^2$ [link](https://evil.example) שלום"


def open_form(page: Page, claim: int, form: str) -> None:
    page.goto(f"/claim?claim={claim}&do={form}")
    expect(page.get_by_role("navigation", name="Change this claim")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).first.click()


def name_source(page: Page, source: str) -> None:
    choose(page, "Sources it rests on", source)
    page.keyboard.press("Tab")


def type_day(page: Page, label: str, year: str, month: str, day: str) -> None:
    for part, typed in (("year", year), ("month", month), ("day", day)):
        page.get_by_role("spinbutton", name=f"{part}, {label}").click()
        page.keyboard.type(typed)
    page.get_by_role("heading", level=1).click()  # a day counts once its field is left


def test_evidence_is_added_the_claim_marked_false_and_a_second_browser_sees_it(
    editor: Page, new_context: Another, desk: Desk, editor_state: StorageState
) -> None:
    open_form(editor, 4, "evidence")
    choose(editor, "What it does for the claim", "Refutes")
    editor.get_by_label("Address", exact=True).fill("https://example.org/register")
    editor.get_by_label("Title", exact=True).fill("Register of companies")
    editor.get_by_role("button", name="Add the evidence").click()
    expect(editor.get_by_text("The evidence is on record.")).to_be_visible()
    expect(editor.get_by_role("link", name="Register of companies").first).to_be_visible()
    expect(editor.get_by_label("Title", exact=True)).to_have_value("")

    editor.get_by_role("link", name="Verify", exact=True).click()
    choose(editor, "Reported correctly?", "False")
    expect(editor.get_by_text("name at least one source that supports or refutes it")).to_be_visible()
    name_source(editor, "Register of companies")
    editor.get_by_label("Reason", exact=True).fill("The register says otherwise.")
    editor.get_by_label("Was the claimant asked for a reply?").fill("No, because the company is dissolved.")
    editor.get_by_text("Update: the world changed").click()
    editor.get_by_role("button", name="Save the verdict").click()
    expect(editor.get_by_text("The verdict is on record.")).to_be_visible()
    expect(editor.locator(".or-verdict").get_by_text("The register says otherwise.")).to_be_visible()

    other = new_context(base_url=desk.address, storage_state=editor_state).new_page()
    other.goto("/claim?claim=4")
    expect(other.locator(".or-states").get_by_text("False")).to_be_visible()
    expect(other.locator(".or-verdict").get_by_text("The register says otherwise.")).to_be_visible()
    other.reload()
    expect(other.locator(".or-verdict").get_by_text("by Editor")).to_be_visible()


def test_a_click_on_save_counts_while_the_list_of_sources_is_still_open(editor: Page) -> None:
    open_form(editor, 5, "verify")
    choose(editor, "True as stated?", "Misleading")
    editor.get_by_label("Reason", exact=True).fill("It leaves out half of it.")
    editor.get_by_text("Update: the world changed").click()
    editor.get_by_role("combobox", name="Sources it rests on").click()
    editor.get_by_role("option").nth(1).click()  # the first one stands for all of them
    button = editor.locator("button", has_text="Save the verdict")
    expect(button).to_be_enabled()
    place = button.bounding_box()
    assert place is not None
    # At its lower edge, where a button that moves up is lost.
    editor.mouse.click(place["x"] + 20, place["y"] + place["height"] - 5, delay=80)
    expect(editor.get_by_text("The verdict is on record.")).to_be_visible()


def test_a_form_stays_open_when_another_tab_changes_the_claim(
    editor: Page, new_context: Another, desk: Desk, editor_state: StorageState
) -> None:
    other = new_context(base_url=desk.address, storage_state=editor_state).new_page()
    editor.goto("/claim?claim=23")
    opened = editor.get_by_role("navigation", name="Change this claim").locator("[aria-current]")
    expect(opened).to_have_text("Verify")  # for it is unchecked; once it is not, “Follow up” would open first
    open_form(other, 23, "verify")
    choose(other, "Reported correctly?", "Checking")
    other.get_by_role("button", name="Save the verdict").click()
    expect(other.get_by_text("The verdict is on record.")).to_be_visible()
    reason = editor.get_by_label("Reason", exact=True)
    reason.fill("Still typing.")
    editor.keyboard.press("Tab")
    expect(editor.locator(".or-states").get_by_text("Checking")).to_be_visible()
    expect(opened).to_have_text("Verify")
    expect(reason).to_have_value("Still typing.")


def test_what_came_of_a_promise_is_recorded_and_a_late_entry_says_where_it_lands(editor: Page) -> None:
    open_form(editor, 3, "follow")
    choose(editor, "What came of it?", "Stalled")
    type_day(editor, "On which day it happened", "2025", "06", "01")
    editor.get_by_label("What happened").fill("A hold-up that we learned of late.")
    name_source(editor, "ActuIA")
    expect(editor.get_by_text("so the current follow-up stays delivered")).to_be_visible()
    editor.get_by_role("button", name="Save what came of it").click()
    expect(editor.get_by_text("What came of it is on record.")).to_be_visible()
    expect(editor.locator(".or-states").get_by_text("Delivered")).to_be_visible()
    expect(editor.locator(".or-thread").get_by_text("A hold-up that we learned of late.")).to_be_visible()


def test_a_stale_edit_is_refused_and_keeps_the_text_beside_what_changed(
    editor: Page, new_context: Another, desk: Desk, editor_state: StorageState
) -> None:
    other = new_context(base_url=desk.address, storage_state=editor_state).new_page()
    open_form(editor, 5, "note")
    editor.get_by_label("Note", exact=True).fill("Ask the ministry again.")
    editor.get_by_label("Note", exact=True).blur()
    open_form(other, 5, "note")
    other.get_by_label("Note", exact=True).fill("The ministry answered today.")
    other.get_by_role("button", name="Leave the note").click()
    expect(other.get_by_text("The note is on record.")).to_be_visible()

    editor.get_by_role("button", name="Leave the note").click()
    stale = editor.get_by_role("alert").filter(has_text="changed while you were writing")
    expect(stale).to_contain_text("The ministry answered today.")
    expect(stale).to_contain_text("Editor")
    expect(editor.get_by_label("Note", exact=True)).to_have_value("Ask the ministry again.")
    editor.get_by_role("button", name="I have seen it: save on the new version").click()
    expect(editor.get_by_text("The note is on record.")).to_be_visible()
    expect(editor.locator(".or-history").get_by_text("Ask the ministry again.")).to_be_visible()
    expect(editor.get_by_label("Note", exact=True)).to_have_value("")


def test_a_refusal_stands_beside_its_field_and_keeps_every_word(editor: Page) -> None:
    open_form(editor, 1, "evidence")
    choose(editor, "What it does for the claim", "Context")
    editor.get_by_label("Address", exact=True).fill("javascript:alert(1)")
    editor.get_by_label("What it shows").fill("A long thought.")
    editor.get_by_role("button", name="Add the evidence").click()
    expect(editor.get_by_role("alert")).to_contain_text("is not a web page")
    expect(editor.get_by_label("Address", exact=True)).to_have_value("javascript:alert(1)")
    expect(editor.get_by_label("What it shows")).to_have_value("A long thought.")


def test_a_double_click_saves_once(editor: Page) -> None:
    open_form(editor, 6, "note")
    editor.get_by_label("Note", exact=True).fill("Said once, kept once.")
    editor.get_by_role("button", name="Leave the note").dblclick()
    expect(editor.get_by_text("The note is on record.")).to_be_visible()
    editor.reload()
    expect(editor.locator(".or-history").get_by_text("Said once, kept once.")).to_have_count(1)


def test_an_address_with_a_day_opens_the_same_view_for_a_reader(editor: Page, reader: Page) -> None:
    editor.goto("/claim?claim=3")
    editor.get_by_label("As it stood on").fill("2025-07-01")
    expect(editor.get_by_text("This is the claim as it stood on 1 Jul 2025")).to_be_visible()
    assert editor.url.endswith("/claim?claim=3&on=2025-07-01")
    expect(editor.get_by_role("button", name="Save what came of it")).to_have_count(0)
    reader.goto(editor.url)
    expect(reader.get_by_text("This is the claim as it stood on 1 Jul 2025")).to_be_visible()
    expect(reader.locator(".or-states").get_by_text("In progress")).to_be_visible()
    reader.get_by_role("link", name="Back to today").click()
    expect(reader.locator(".or-states").get_by_text("Delivered")).to_be_visible()


def test_a_reader_sees_no_form_and_no_name_of_the_staff(reader: Page) -> None:
    reader.goto("/claim?claim=2")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.get_by_role("navigation", name="Change this claim")).to_have_count(0)
    expect(reader.get_by_role("link", name="Correct")).to_have_count(0)
    expect(reader.get_by_text("by the desk").first).to_be_visible()
    expect(reader.get_by_text("first tracker")).to_have_count(0)


def test_text_of_anyone_stays_text(editor: Page) -> None:
    open_form(editor, 7, "evidence")
    choose(editor, "What it does for the claim", "Context")
    editor.get_by_label("Address", exact=True).fill("https://example.org/a?b=<c>".replace("<c>", "c"))
    editor.get_by_label("Title", exact=True).fill(HOSTILE)
    editor.get_by_label("What it shows").fill(HOSTILE)
    editor.get_by_role("button", name="Add the evidence").click()
    expect(editor.get_by_text("The evidence is on record.")).to_be_visible()
    expect(editor.locator(".or-evidence").get_by_role("link", name=HOSTILE)).to_have_count(1)
    shown = editor.locator(".or-section, .st-key-claim-box")
    assert shown.locator("img, strong:has-text('bold'), .katex, a[href*='evil.example']").count() == 0


def test_a_mistaken_change_is_corrected_after_its_result_was_shown(editor: Page) -> None:
    editor.goto("/claim?claim=8&do=note")
    editor.get_by_label("Note", exact=True).fill("Belongs to another claim.")
    editor.get_by_role("button", name="Leave the note").click()
    line = editor.locator(".or-entries > li").filter(has_text="Belongs to another claim.")
    line.get_by_role("link", name="Correct").click()
    expect(editor.get_by_text("Nothing shown on the page changes")).to_be_in_viewport()
    editor.get_by_label("What was mistaken").fill("Wrong claim.")
    editor.get_by_role("button", name="Correct this entry").click()
    expect(editor.get_by_text("The entry is corrected.")).to_be_visible()
    expect(line.last.locator("s")).to_contain_text("Belongs to another claim.")
    expect(line.last).to_contain_text("corrected by entry")
    assert editor.url.endswith("/claim?claim=8")


def test_a_claim_is_put_on_record_by_hand_with_its_quote_and_its_deadline(editor: Page) -> None:
    editor.goto("/record")
    editor.get_by_label("Statement").fill("The city will open three libraries by 2030.")
    choose(editor, "Kind", "Promise")
    who = editor.get_by_role("combobox", name="Who is said to have said it")
    who.click()
    who.fill("The mayor of Exampleton")
    who.press("Enter")
    choose(editor, "Article", "No article")
    type_day(editor, "On which day it was said", "2026", "03", "01")
    editor.get_by_label("The words of the deadline, if there is one").fill("by 2030")
    editor.get_by_label("The words of the deadline, if there is one").blur()
    expect(editor.get_by_text("to 31 Dec 2030", exact=False).first).to_be_visible()
    editor.get_by_role("button", name="Put it on record").click()
    expect(editor.get_by_role("heading", name="The city will open three libraries by 2030.")).to_be_visible()
    expect(editor.locator(".or-window")).to_contain_text("31 Dec 2030")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/claim?claim=2", "/claim?claim=3&do=verify", "/claim?claim=3&do=correct&entry=4", "/record"]
)
def test_the_pages_are_accessible(
    new_context: Another, desk: Desk, editor_state: StorageState, path: str, scheme: str
) -> None:
    page = new_context(base_url=desk.address, storage_state=editor_state, color_scheme=scheme).new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("button[kind=primary]")).to_be_visible()
    found = Axe().run(page).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not grave, json.dumps(
        [[one["id"], [node["html"][:200] for node in one["nodes"][:3]]] for one in grave], indent=1
    )
