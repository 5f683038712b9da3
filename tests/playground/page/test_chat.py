"""The page as a member uses it, with a small bot that has one of each kind of thing."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, expect

from playground import Permission, Playground
from tests.playground.page.conftest import Screen

pytestmark = pytest.mark.asyncio(loop_scope="package")
DROP = """([name, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name, { type: "text/plain" }));
    const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
    document.getElementById("log").dispatchEvent(drop);
}"""


async def test_a_question_and_its_answer(screen: Screen):
    await screen.say("!echo **bold** and @Ben")
    await expect(screen.last.locator(".content strong")).to_have_text("bold")
    await expect(screen.last.locator(".mention")).to_have_text("@Ben")
    await expect(screen.last).to_contain_text("Cuttings")
    await expect(screen.page.locator("#announcer")).to_contain_text("Cuttings: bold and @Ben")


async def test_a_button_keeps_the_focus_when_its_message_changes(screen: Screen):
    await screen.say("!pages")
    await screen.last.get_by_role("button", name="Next").press("Enter")
    await expect(screen.last.get_by_role("heading", name="Page 2")).to_be_visible()
    assert await screen.focused() == "Next"
    await expect(screen.last.get_by_role("button", name="Off")).to_be_disabled()


async def test_a_button_that_is_not_answered_says_so(screen: Screen):
    await screen.say("!pages")
    await screen.last.get_by_role("button", name="Silent").click()
    await expect(screen.page.get_by_role("alert")).to_contain_text("did not answer that in time")


async def test_a_form(screen: Screen):
    await screen.say("!pages")
    await screen.last.get_by_role("button", name="Form").click()
    form = screen.page.get_by_role("dialog", name="Who?")
    await form.get_by_label("Name").fill("Ada")
    await form.get_by_label("Colors").select_option(["Red", "Blue"])
    note = FilePayload(name="note.txt", mimeType="text/plain", buffer=b"from a file")
    await form.get_by_label("File").set_input_files(note)
    await form.get_by_role("button", name="Submit").click()
    await expect(screen.last.locator(".content")).to_have_text("Ada, none, Red, Blue, from a file")
    await expect(form).to_have_count(0)
    await screen.last.get_by_role("button", name="Dismiss message").click()
    await expect(screen.last).to_contain_text("Page 1")


async def test_a_select(screen: Screen):
    await screen.say("!pages")
    await screen.last.get_by_role("button", name="Choose").click()
    await screen.page.get_by_role("menuitemradio", name="Blue").click()
    await expect(screen.last.locator(".content")).to_have_text("chose Blue")


async def test_a_slash_command_with_suggestions_by_keyboard_alone(screen: Screen):
    keys = screen.page.keyboard
    await keys.type("/ec")
    await expect(screen.page.get_by_role("option", name="/echo")).to_have_attribute("aria-selected", "true")
    await keys.press("Enter")
    await keys.type("Put")
    await expect(screen.page.get_by_role("option", name="Put!")).to_be_visible()
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await keys.press("Enter")
    await expect(screen.last.locator(".content")).to_have_text("Put")
    await expect(screen.last).to_contain_text("Ada used /echo")
    await expect(screen.text).to_be_focused()


async def test_a_command_with_every_kind_of_option(screen: Screen):
    await screen.text.press_sequentially("/count ")
    form = screen.page.get_by_role("form", name="Command /count")
    await form.get_by_label("what").select_option("cats")
    await expect(form.get_by_label("number")).to_be_hidden()
    await form.get_by_role("button", name="+ number").press("Enter")
    await expect(form.get_by_label("number")).to_be_focused()
    await form.get_by_label("number").fill("4")
    await form.get_by_label("number").press("Enter")
    await expect(screen.last.locator(".content")).to_have_text("4 cats")
    await screen.text.press_sequentially("/article add ")
    form = screen.page.get_by_role("form", name="Command /article add")
    await form.get_by_label("to").select_option(label="#digests")
    await form.get_by_label("by").select_option(label="Ben")
    await form.get_by_role("button", name="Run").click()
    await expect(screen.last.locator(".content")).to_have_text("for digests by Ben")


async def test_text_behind_a_command_is_no_file(screen: Screen):
    await screen.text.press_sequentially("/read ")
    await expect(screen.page.get_by_label("file", exact=True)).to_be_focused()
    await screen.page.keyboard.press("Escape")
    await screen.text.fill("/read https://example.org")
    await expect(screen.page.get_by_role("textbox", name="text")).to_be_focused()
    await screen.page.keyboard.press("Enter")
    await expect(screen.last.locator(".content")).to_have_text("https://example.org")


async def test_escape_leaves_a_command(screen: Screen):
    await screen.text.press_sequentially("/count ")
    await expect(screen.page.get_by_label("what")).to_be_focused()
    await screen.page.keyboard.press("Escape")
    await expect(screen.text).to_be_focused()


async def test_files_are_dropped_and_shown(screen: Screen):
    await screen.page.evaluate(DROP, ["note.txt", "from a file"])
    await expect(screen.page.get_by_label("Files to send")).to_contain_text("note.txt (11 bytes)")
    await screen.say("!read")
    await expect(screen.last.locator(".content")).to_have_text("from a file")
    await expect(screen.page.get_by_role("link", name="note.txt")).to_have_attribute("download", "note.txt")
    await expect(screen.page.get_by_label("Files to send").locator("li")).to_have_count(0)


async def test_a_picture_has_its_description(screen: Screen):
    await screen.say("!picture")
    await expect(screen.last.get_by_role("img", name="a plot")).to_have_count(1)


async def test_the_menu_of_a_message_by_keyboard_alone(screen: Screen):
    keys = screen.page.keyboard
    await screen.say("four")
    await expect(screen.last).to_contain_text("four")
    await screen.page.locator("#log").focus()
    await keys.press("ArrowUp")
    await keys.press("Enter")
    await expect(screen.page.get_by_role("menuitem", name="Reply")).to_be_focused()
    await keys.press("m")
    assert await screen.focused() == "Measure"
    await keys.press("Enter")
    await expect(screen.last).to_contain_text("and that was all")
    await expect(screen.page.locator(".message", has_text="4 characters")).to_contain_text("Only you can see this")


async def test_the_menu_of_a_person(screen: Screen):
    await screen.say("hello")
    await screen.last.click(button="right")
    await screen.page.get_by_role("menuitem", name="Greet").click()
    await expect(screen.last.locator(".content")).to_have_text("Hello Ada")


async def test_replies_edits_and_deletions(screen: Screen):
    await screen.say("first")
    await screen.last.get_by_role("button", name="Actions").click()
    await screen.page.get_by_role("menuitem", name="Reply").click()
    await screen.say("second")
    await expect(screen.last.locator("button.origin")).to_contain_text("Ada first")
    await screen.text.press("ArrowUp")
    await screen.say("third")
    await expect(screen.last).to_contain_text("third(edited)")
    await screen.last.get_by_role("button", name="Actions").click()
    await screen.page.get_by_role("menuitem", name="Delete").click()
    await expect(screen.page.locator(".message")).to_have_count(1)


async def test_a_thread(screen: Screen):
    await screen.say("a topic")
    await screen.last.get_by_role("button", name="Actions").click()
    await screen.page.get_by_role("menuitem", name="Start a thread").click()
    await screen.page.get_by_label("Name of the thread").fill("About it")
    await screen.page.keyboard.press("Enter")
    await screen.shows_channel("About it")
    await screen.say("!echo in it")
    await expect(screen.last.locator(".content")).to_have_text("in it")


async def test_people_and_places(screen: Screen):
    await expect(screen.page.get_by_role("button", name="moderators")).to_have_count(0)
    await screen.become("Mod, a moderator")
    await screen.open("moderators")
    await screen.say("!echo in here")
    await expect(screen.last.locator(".content")).to_have_text("in here")
    await screen.last.get_by_role("button", name="Actions").click()
    await screen.page.get_by_role("menuitem", name="Delete").click()  # the bot's message: Mod may
    await expect(screen.page.locator(".message")).to_have_count(1)
    await screen.open("digests", "Second desk")
    await expect(screen.page.locator(".message")).to_have_count(0)
    await screen.become("Ada, a member")
    await screen.shows_channel("digests")
    await expect(screen.page.locator("#channel-topic")).to_contain_text("Second desk")
    await screen.open("Cuttings", "Direct messages")
    await screen.say("!echo privately")
    await expect(screen.last.locator(".content")).to_have_text("privately")


async def test_people_by_keyboard_alone(screen: Screen):
    choice = screen.page.get_by_label("You are")
    await choice.focus()
    await choice.press("ArrowDown")
    await expect(screen.page.get_by_role("button", name="moderators")).to_have_count(0)
    await choice.press("ArrowDown")
    await expect(screen.page.get_by_role("button", name="moderators")).to_have_count(2)
    await expect(choice).to_be_focused()
    place = screen.page.get_by_role("button", name="digests").first
    await place.focus()
    await screen.playground.person("Admin").at("moderators").say("hello")
    await expect(screen.page.get_by_role("button", name="moderators new")).to_have_count(1)
    await expect(place).to_be_focused()
    await place.press("Enter")
    await screen.shows_channel("digests")
    await expect(screen.text).to_be_focused()


async def test_what_comes_elsewhere_is_marked_and_what_others_say_is_shown(screen: Screen):
    ben = screen.playground.person("Ben")
    await ben.at("digests").say("over there")
    await expect(screen.page.get_by_role("button", name="digests new")).to_have_count(1)
    await ben.say("||hidden|| and <t:0:D>")
    await expect(screen.last.locator("time[title]")).to_have_text("1 January 1970")
    await screen.last.get_by_role("button", name="Spoiler: show").press("Enter")
    await expect(screen.last.locator(".content")).to_contain_text("hidden and")


async def test_earlier_messages_are_fetched_when_asked_for(screen: Screen):
    for number in range(60):
        await screen.playground.person("Ben").say(f"line {number}")
    await screen.open("digests")
    await screen.open("general")
    await expect(screen.page.locator(".message")).to_have_count(50)
    await expect(screen.last).to_be_in_viewport()
    await screen.page.get_by_role("button", name="Earlier messages").press("Enter")
    await expect(screen.page.locator(".message")).to_have_count(60)
    await expect(screen.page.locator(".message").first).to_contain_text("line 0")


async def test_what_is_refused_is_said(screen: Screen, site: Playground):
    site.world.restrict(site.channel(), site.person("Ada").user, Permission.SEND_MESSAGES)
    try:
        await screen.say("not allowed")
        await expect(screen.page.get_by_role("alert")).to_contain_text("Missing Permissions")
        await expect(screen.text).to_have_value("not allowed")
    finally:
        site.world.restrict(site.channel(), site.person("Ada").user)


async def test_the_language_of_a_person(screen: Screen, site: Playground):
    await screen.page.get_by_label("Language").select_option("de")
    await site.world.until(lambda: site.person("Ada").user.locale == "de", 5)
    await screen.become("Ben, a member")
    await expect(screen.page.get_by_label("Language")).to_have_value("en-US")
    await screen.become("Ada, a member")
    await expect(screen.page.get_by_label("Language")).to_have_value("de")


async def test_a_lost_connection_comes_back_with_what_was_missed(screen: Screen, site: Playground):
    for connection in [each.connection for each in site.gateway.sessions.values() if not each.user.bot]:
        if connection is not None:
            connection.close(4000)
    await expect(screen.page.get_by_role("status")).to_contain_text("connection is lost")
    await site.person("Ben").say("meanwhile")
    await expect(screen.last).to_contain_text("meanwhile")
    await expect(screen.page.get_by_role("status")).to_have_text("")


async def test_text_never_becomes_markup(screen: Screen):
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script> </li> \u202e\u0000"
    await screen.playground.person("Ben").say(hostile)
    await expect(screen.last.locator(".content")).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(screen.last.locator("img, script, a")).to_have_count(0)
