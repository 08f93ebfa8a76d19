"""Behind a network that lets no WebSocket through, as those of some schools: everything goes on over HTTP."""

from playwright.sync_api import expect

from people import BUBBLE
from tutors import AtDesk


class NoSockets(AtDesk):
    def setUp(self):
        super().setUp()
        self.line.no_sockets = True

    def note(self, message):
        # What is posted to a talk that was cut gets no answer, or the one that there is no such talk.
        if "status of 404" not in message.text:
            super().note(message)

    def test_a_learner_asks_and_is_answered(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Why is that?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked: Why is that?")
        self.assertEqual(self.states(page), ["saved"])
        self.assertGreaterEqual(self.line.sockets, 2)
        expect(page.locator("tutor-chat")).to_have_attribute("status", "connected")

    def test_what_is_asked_while_the_line_is_cut_is_answered_once_it_is_back(self):
        page = self.page()
        self.open(page)
        self.ask(page, "First")
        self.line.cut()
        self.write(page, "Second")
        expect(self.banner(page)).to_be_visible()
        self.line.mend()
        # Each attempt tries a socket first, and the pause after the next one may be as long again.
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(2, timeout=30_000)
        self.assertEqual(self.mine(page), ["First", "Second"])
        session = self.learner.sessions()[0]["id"]
        asked = [event["d"]["text"] for event in self.learner.events(session) if event["d"].get("role") == "learner"]
        self.assertEqual(asked, ["First", "Second"])

    def test_a_socket_is_taken_again_when_one_gets_through(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Without")
        self.line.no_sockets = False
        before = self.line.sockets
        self.line.cut()
        expect(page.locator("tutor-chat")).not_to_have_attribute("status", "connected")
        self.line.mend()
        self.ask(page, "With")
        self.assertEqual(self.line.sockets, before + 1)

    def test_a_tutor_answers_a_learner(self):
        page = self.page()
        self.open(page)
        page.get_by_label("Your message").fill("Why a half?")
        page.get_by_role("button", name="Ask a person").click()
        desk = self.desk("Tina")
        self.take(desk, self.learner)
        expect(page.locator(f"{BUBBLE}[data-kind=line]").last).to_have_text("Tina is here.")
        self.reply(desk, "Because of **this**.")
        expect(page.locator(f"{BUBBLE}[data-by=tutor]").locator("strong")).to_have_text("this")
        self.write(page, "I see!")
        expect(desk.locator(".talk-list li[data-kind=learner]").last).to_contain_text("I see!")
        self.part(desk, "Resolve", "Resolve it")
        expect(page.locator(f"{BUBBLE}[data-kind=line]").last).to_contain_text("Tina has closed your question.")
