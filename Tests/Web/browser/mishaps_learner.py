"""What goes wrong for a learner in a conversation: what moves under the finger, what is refused, what comes late."""

import json
import pathlib
import tempfile
import time
import uuid

from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser
from school import School

LADDER = """## What is the slope of this line?
- test: what slope

### Hint

Take two points.

### Hint

How far up, how far along?

### Hint

Divide.

### Answer

It is 3.
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
        expect(page.locator("tutor-chat .offer")).to_contain_text("just now?")

    # What is too much, and what is refused

    def closed(self, page):
        """Ends the conversation that the page shows."""
        [session] = self.learner.sessions()
        self.school.ask(
            "POST", f"/api/v1/tutoring/sessions/{session['id']}/close", {"key": str(uuid.uuid4())}, self.learner.token)
        expect(page.locator(BUBBLE).get_by_text("This conversation is closed.")).to_be_visible()

    def test_to_ask_again_in_a_conversation_that_is_over_is_refused_in_words_and_goes_into_a_new_one(self):
        page = self.page()
        self.open(page)
        self.write(page, "Explain very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        page.get_by_role("button", name="Stop").click()
        again = page.get_by_role("button", name="Ask again")
        expect(again).to_be_visible()
        self.closed(page)
        again.click()
        failed = page.locator(f"{BUBBLE}[data-state=failed]")
        expect(failed).to_contain_text("Explain very slowly")
        expect(failed).to_contain_text("Not sent: This conversation is closed. Ask a question to start a new one.")
        failed.get_by_role("button", name="Try again").click()
        expect(page.locator(BUBBLE).get_by_text("This conversation is closed.")).to_have_count(0)
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        self.assertEqual(len(self.learner.sessions()), 2)

    def test_two_clicks_ask_again_once(self):
        page = self.context.new_page()
        sent = []
        page.on("websocket", lambda line: line.on("framesent", lambda text: sent.append(json.loads(text)["t"])))
        page.goto(MODULE)
        self.open(page)
        self.write(page, "Explain very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        page.get_by_role("button", name="Stop").click()
        page.get_by_role("button", name="Ask again").click(click_count=2)
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_have_count(1)
        page.wait_for_timeout(300)
        self.assertEqual(sent.count("message.retry"), 1)

    def test_a_person_who_is_asked_for_in_vain_is_not_kept_silent_about(self):
        page = self.page()
        self.open(page)
        place = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", place, {"grade": "closed"}, self.school.operator)
        failed = page.locator(f"{BUBBLE}[data-state=failed]")
        try:
            # The page was there before the lock was, and no conversation yet that could tell of it.
            page.get_by_role("button", name="Ask a person").click()
            expect(failed).to_contain_text("Ask a person")
            expect(failed).to_contain_text("Not sent: Tutoring is closed here at the moment.")
        finally:
            self.school.ask("DELETE", place, None, self.school.operator)
        failed.get_by_role("button", name="Try again").click()
        expect(page.locator("tutor-chat .undo")).to_be_visible()
        expect(failed).to_have_count(0)

    def test_a_refusal_without_a_word_says_what_can_be_done(self):
        def refuse(socket):
            server = socket.connect_to_server()

            def pass_on(text):
                frame = json.loads(text)
                if frame["t"] != "human.request":
                    return server.send(text)
                socket.send(json.dumps({"t": "err", "re": frame["id"], "d": {"code": "never_heard_of"}}))

            socket.on_message(pass_on)

        page = self.context.new_page()
        page.route_web_socket("**/ws", refuse)
        page.goto(MODULE)
        self.open(page)
        self.ask(page, "Hello?")
        page.get_by_role("button", name="Ask a person").click()
        failed = page.locator(f"{BUBBLE}[data-state=failed]")
        expect(failed).to_contain_text("Not sent: something went wrong. Try again in a moment.")
        failed.get_by_role("button", name="Discard").click()
        expect(failed).to_have_count(0)

    def test_what_is_too_long_is_said_and_nothing_of_it_is_lost(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        told = page.locator("tutor-chat").get_by_role("alert")
        text = "0123456789" * 800
        self.field(page).fill(text + "and the end")
        expect(told).to_contain_text("Too long: send at most 8000 characters")
        self.field(page).press("Enter")
        page.get_by_role("button", name="Ask a person").click()
        page.reload()
        self.open(page)
        expect(self.field(page)).to_have_value(text + "and the end")
        expect(told).to_be_visible()
        self.violated(page, "too long", "tutor-chat")
        self.field(page).fill(text)
        expect(told).to_be_hidden()
        self.ask(page, text)
        self.assertEqual(self.learner.asked(), ["Hello?", text])

    # What must stay as it is

    def test_what_was_selected_in_an_answer_is_still_selected_when_that_ends(self):
        page = self.page()
        self.open(page)
        self.write(page, "Explain slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing] li")).to_have_count(2)
        selected = "() => document.querySelector('tutor-chat').shadowRoot.getSelection().toString()"
        page.evaluate("""() => {
            const { shadowRoot } = document.querySelector("tutor-chat");
            const [text] = shadowRoot.querySelector("li[data-kind=writing] strong").childNodes;
            shadowRoot.getSelection().setBaseAndExtent(text, 0, text, text.data.length);
        }""")
        self.assertEqual(page.evaluate(selected), "what you know")
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answer).to_contain_text("Now you try it with two points of your own.")
        expect(answer.get_by_role("button", name="Helpful", exact=True)).to_be_visible()
        self.assertEqual(page.evaluate(selected), "what you know")
        expect(page.locator(BUBBLE)).to_have_count(2)

    def test_while_a_conversation_is_on_its_way_nobody_is_asked_what_they_are_stuck_on(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        held = []
        page.route("**/restore", lambda route: held.append(route))
        page.reload()
        self.open(page)
        expect(page.locator("tutor-chat").get_by_text("One moment…")).to_be_visible()
        expect(page.locator("tutor-chat .question")).to_be_hidden()
        while not held:
            page.wait_for_timeout(10)
        expect(page.locator("tutor-chat .question")).to_be_hidden()
        held[0].continue_()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        expect(page.locator("tutor-chat").get_by_text("One moment…")).to_be_hidden()


class OnALadder(InBrowser):
    """A host that answers with hints, one after another."""

    @classmethod
    def make_school(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tutorline-ladder-")
        folder = pathlib.Path(cls.folder.name)
        (folder / "faq.md").write_text(LADDER)
        (folder / "responders.json").write_text(
            '{"version": 1, "enrich": ["course"], "respond": [{"use": "faq", "file": "faq.md"}]}')
        return School(folder / "responders.json")

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.folder.cleanup()

    def test_two_clicks_ask_for_one_more_hint_and_behind_the_answer_there_is_none(self):
        page = self.page()
        self.open(page)
        self.ask(page, "What is the slope of this line?")
        answers = page.locator(f"{BUBBLE}[data-kind=answer] .bubble")
        another = page.get_by_role("button", name="Another hint")
        another.click(click_count=2, delay=60)
        expect(answers).to_have_count(2)
        page.wait_for_timeout(500)
        self.assertEqual(answers.all_inner_texts(), ["Take two points.", "How far up, how far along?"])
        for count in [3, 4]:
            another.click()
            expect(answers).to_have_count(count)
        expect(answers.last).to_have_text("It is 3.")
        expect(another).to_be_hidden()
