"""What goes wrong before a learner has a conversation: other people's words, browsers that refuse, what comes late."""

import time
import uuid

from playwright.sync_api import expect

from people import BUBBLE, InBrowser

NOTHING_STORED = """
    const refuse = () => { throw new DOMException("denied", "SecurityError"); };
    navigator.locks.request = () => Promise.reject(new DOMException("denied", "SecurityError"));
    IDBFactory.prototype.open = refuse;
    for (const name of ["getItem", "setItem", "removeItem"]) Storage.prototype[name] = refuse;
"""


class MishapsArrival(InBrowser):
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
        expect(self.banner(page)).to_contain_text("Somebody else is signed in here now. Reload the page.")
        self.assertEqual(self.states(page), ["waiting"])
        self.assertEqual(other.sessions(), [])

    def test_whoever_is_signed_out_finds_the_way_to_sign_in_and_back(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Mine")
        self.context.clear_cookies()
        self.line.cut()
        expect(self.banner(page)).to_contain_text("Connection lost")
        self.line.mend()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(self.banner(page)).to_contain_text("You are signed out.")
        way = self.banner(page).get_by_role("link", name="Sign in")
        expect(way).to_have_attribute("href", "/login?next=%2Flearn%2Falgebra-1%2Funit-1")
        # That nobody is signed in is what the browser is told, and tells.
        self.complaints = [complaint for complaint in self.complaints if "401" not in complaint]

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

    def test_what_can_be_continued_shows_its_formulas_and_no_signs_of_how_they_are_written(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Explain slowly")
        page = self.page(context=self.device())
        self.open(page)
        lines = page.locator("tutor-chat .offer .lines")
        expect(lines.locator("math").first).to_be_visible()
        expect(lines).to_contain_text("Start with what you know.")
        said = lines.evaluate(
            "(box) => { for (const hidden of box.querySelectorAll('annotation')) hidden.remove(); return box.textContent }"
        )
        self.assertNotIn("\\", said)
