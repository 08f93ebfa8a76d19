"""What goes wrong for a learner at the worst moment: somebody else signs in, nothing can be stored, an answer comes late."""

import time
import uuid

from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser

NOTHING_STORED = """
    const refuse = () => { throw new DOMException("denied", "SecurityError"); };
    navigator.locks.request = () => Promise.reject(new DOMException("denied", "SecurityError"));
    IDBFactory.prototype.open = refuse;
    for (const name of ["getItem", "setItem", "removeItem"]) Storage.prototype[name] = refuse;
"""


class MishapsLearner(InBrowser):
    def field(self, page):
        return page.get_by_label("Your message")

    def conversation(self, count):
        """A conversation of some length, had elsewhere."""
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, self.learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")["id"]
        for number in range(count):
            post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text=f"Question {number}")
        deadline = time.monotonic() + 15
        while sum(event["d"].get("role") == "tutor" for event in self.learner.events(session)) < count:
            self.assertLess(time.monotonic(), deadline, "not all is answered")
            time.sleep(0.02)
        return session

    # Whose words they are

    def test_what_one_person_left_unsent_is_not_sent_as_whoever_signs_in_next(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Mine")
        self.line.cut()
        expect(self.banner(page)).to_contain_text("Connection lost")
        page.get_by_role("button", name="New conversation").click()
        self.write(page, "Mine alone")
        other = self.school.learner()
        self.context.clear_cookies()
        self.context.add_cookies([other.cookie(self.line.port)])
        self.line.mend()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(self.banner(page)).to_contain_text("This conversation is not yours.")
        self.assertEqual(self.states(page), ["waiting"])
        self.assertEqual(other.sessions(), [])

    def test_what_one_person_was_writing_is_not_shown_to_the_next_in_the_same_tab(self):
        page = self.page()
        self.open(page)
        self.field(page).fill("I do not understand my teacher")
        other = self.school.learner()
        self.context.clear_cookies()
        self.context.add_cookies([other.cookie(self.line.port)])
        page.reload()
        self.open(page)
        expect(page.locator("tutor-chat")).to_have_attribute("status", "connected")
        expect(self.field(page)).to_have_value("")
        self.context.clear_cookies()
        self.context.add_cookies([self.learner.cookie(self.line.port)])
        page.reload()
        self.open(page)
        expect(self.field(page)).to_have_value("I do not understand my teacher")

    # What browsers refuse

    def test_a_browser_that_stores_nothing_and_grants_no_locks_can_ask_all_the_same(self):
        self.context.add_init_script(NOTHING_STORED)
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        self.assertEqual(self.learner.asked(), ["Hello?"])

    def test_a_second_tab_in_a_browser_without_a_database_is_heard(self):
        self.context.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no'); }")
        first = self.page()
        self.open(first)
        self.ask(first, "From the first")
        second = self.page()
        self.open(second)
        expect(second.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        self.ask(second, "From the second")
        expect(first.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(2)

    # What comes late, or not at all

    def test_a_conversation_is_continued_also_when_its_page_never_comes(self):
        self.conversation(1)
        page = self.page()
        page.route("**/restore", lambda route: None)
        self.open(page)
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)

    def test_whoever_was_not_let_in_once_is_let_in_later(self):
        page = self.page()
        self.open(page)
        expect(page.locator("tutor-chat")).to_have_attribute("status", "connected")
        account = page.locator("tutor-chat").get_attribute("account")
        place = f"/api/v1/courses/algebra-1/people/{account}/learn"
        self.school.ask("DELETE", place, None, self.school.operator)
        self.write(page, "Too early")
        expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_have_count(1)
        self.school.ask("PUT", place, None, self.school.operator)
        page.get_by_role("button", name="Discard").click()
        self.ask(page, "In time")
        self.assertEqual(self.learner.asked(), ["In time"])

    # What must stay where it is

    def test_what_can_be_continued_stays_under_the_finger_when_the_line_is_lost(self):
        self.conversation(1)
        page = self.page()
        self.open(page)
        button = page.get_by_role("button", name="Continue", exact=True)
        expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
        before = button.bounding_box()
        self.line.cut()
        expect(self.banner(page)).to_be_visible()
        self.assertEqual(button.bounding_box(), before)

    def test_who_looks_at_earlier_messages_stays_at_the_line_they_were_reading(self):
        self.conversation(40)
        page = self.page()
        self.open(page)
        page.get_by_role("button", name="Continue", exact=True).click()
        older = page.get_by_role("button", name="Show earlier messages")
        expect(older).to_be_attached()
        first = page.locator(f"{BUBBLE}").first
        text = first.inner_text()
        page.locator("tutor-chat .log").evaluate("log => log.scrollTop = 0")
        page.wait_for_timeout(100)
        before = first.bounding_box()["y"]
        count = page.locator(BUBBLE).count()
        older.click()
        expect(page.locator(BUBBLE).nth(count)).to_be_attached()
        same = page.locator(BUBBLE).nth(page.locator(BUBBLE).count() - count)
        self.assertEqual(same.inner_text(), text)
        self.assertAlmostEqual(same.bounding_box()["y"], before, delta=40)

    def test_a_failed_message_that_is_edited_takes_nothing_that_is_being_written_away(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        place = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", place, {"grade": "closed"}, self.school.operator)
        try:
            expect(page.locator("tutor-chat .lock")).to_be_visible()
            self.write(page, "The first")
            expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_have_count(1)
        finally:
            self.school.ask("DELETE", place, None, self.school.operator)
        self.field(page).fill("The second")
        page.get_by_role("button", name="Edit").click()
        expect(self.field(page)).to_have_value("The first\n\nThe second")

    def test_a_thumb_in_a_conversation_that_is_over_leaves_it_where_it_is(self):
        page = self.page()
        self.open(page)
        self.ask(page, "First")
        [session] = self.learner.sessions()
        self.school.ask(
            "POST", f"/api/v1/tutoring/sessions/{session['id']}/close", {"key": str(uuid.uuid4())}, self.learner.token)
        expect(page.locator(BUBBLE).get_by_text("This conversation is closed.")).to_be_visible()
        page.get_by_role("button", name="Helpful", exact=True).click()
        page.wait_for_timeout(300)
        self.assertEqual(self.mine(page), ["First"])
        self.assertEqual(len(self.learner.sessions()), 1)

    def test_whoever_presses_what_then_goes_is_still_in_the_window(self):
        self.conversation(1)
        page = self.page()
        self.open(page)
        expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
        page.get_by_role("button", name="Continue", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator("tutor-chat .offer")).to_be_hidden()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        page.wait_for_timeout(100)
        page.keyboard.press("Escape")
        expect(page.locator("tutor-chat")).not_to_have_attribute("open", "")

    def test_a_clock_that_is_behind_makes_no_conversation_of_tomorrow(self):
        self.conversation(1)
        page = self.context.new_page()
        page.clock.install(time=time.time() - 86_400)
        page.goto(MODULE)
        self.open(page)
        expect(page.locator("tutor-chat .offer")).to_contain_text("this minute?")
