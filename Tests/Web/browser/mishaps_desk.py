"""What goes wrong at the desk at the worst moment: two clicks, a line that is slow or gone, a question that is lost."""

import uuid

from playwright.sync_api import expect

from people import BUBBLE
from tutors import AtDesk, Tutor


class MishapsDesk(AtDesk):
    def field(self, desk):
        return desk.get_by_label("Your reply")

    def mine(self, desk):
        return desk.locator(".part.yours .ticket")

    def part_from(self, desk, *learners):
        """Leaves nothing behind for the other tests."""
        for learner in learners:
            self.ticket(desk, learner).click()
            self.part(desk, "Resolve", "Resolve it")

    def test_a_note_that_is_slow_to_be_kept_makes_no_reply_of_the_next_one(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        note, field = desk.get_by_role("button", name="Private note"), desk.locator("#desk-reply")
        note.click()
        field.fill("The first note")
        self.line.stall()
        field.press("Enter")
        if note.get_attribute("aria-pressed") == "false":
            note.click()
        field.fill("Do not tell the learner")
        self.line.mend()
        expect(desk.locator(".talk-list li[data-kind=note]")).to_contain_text("The first note")
        desk.wait_for_timeout(200)
        expect(note).to_have_attribute("aria-pressed", "true")
        field.press("Enter")
        expect(desk.locator(".talk-list li[data-kind=note]")).to_have_count(2)
        self.assertEqual(self.heard(learner), [])
        self.part_from(desk, learner)

    def test_a_note_that_was_not_kept_is_a_note_again_and_no_reply_to_somebody_else(self):
        one, other, desk = self.asks(), self.asks(), self.desk()
        self.take(desk, one)
        self.take(desk, other)
        self.ticket(desk, one).click()
        desk.get_by_role("button", name="Private note").click()
        self.line.stall()
        desk.locator("#desk-reply").fill("One is not to know")
        desk.locator("#desk-reply").press("Enter")
        self.ticket(desk, other).click()
        self.line.cut()
        expect(desk.locator("tutor-desk .line")).to_be_visible()
        expect(self.field(desk)).to_have_value("")
        self.line.mend()
        desk.evaluate("dispatchEvent(new Event('online'))")
        expect(desk.locator("tutor-desk .line")).to_be_hidden()
        self.ticket(desk, one).click()
        expect(desk.locator("#desk-reply")).to_have_value("One is not to know")
        desk.locator("#desk-reply").fill("")
        self.part_from(desk, one, other)

    def test_a_question_that_is_being_asked_does_not_become_another(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        held = []
        desk.route("**/api/v1/queues", lambda route: held.append(route))
        desk.get_by_role("button", name="Pass on").click()
        desk.get_by_role("button", name="Resolve").click()
        dialog = desk.get_by_role("dialog")
        dialog.get_by_role("textbox").fill("Well explained")
        while not held:
            desk.wait_for_timeout(10)
        held[0].continue_()
        desk.wait_for_timeout(300)
        expect(dialog.get_by_role("textbox")).to_have_value("Well explained")
        dialog.get_by_role("button", name="Resolve it").click()
        expect(self.ticket(desk, learner)).to_have_count(0)

    def test_who_parts_from_what_is_no_longer_theirs_is_told(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        desk.get_by_role("button", name="Resolve").click()
        dialog = desk.get_by_role("dialog")
        dialog.get_by_role("textbox").fill("Well explained")
        self.close(learner)
        expect(self.ticket(desk, learner)).to_have_count(0)
        dialog.get_by_role("button", name="Resolve it").click()
        expect(desk.locator(".talk .notice")).to_be_visible()

    def back(self, desk):
        """The line is there again, and known to be."""
        self.line.mend()
        desk.evaluate("dispatchEvent(new Event('online'))")
        expect(desk.locator("tutor-desk .line")).to_be_hidden()

    def test_what_was_said_on_parting_is_kept_when_the_line_breaks_and_what_told_of_that_goes(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        desk.get_by_role("button", name="Resolve").click()
        dialog = desk.get_by_role("dialog")
        dialog.get_by_role("textbox").fill("Wants to meet on Friday")
        self.line.cut()
        expect(desk.locator("tutor-desk .line")).to_be_visible()
        dialog.get_by_role("button", name="Resolve it").click()
        notice = desk.locator(".talk .notice")
        expect(notice).to_contain_text("There is no connection right now. What you wrote is kept")
        self.back(desk)
        expect(notice).to_be_hidden()
        desk.get_by_role("button", name="To the automatic tutor").click()
        expect(dialog.get_by_role("textbox")).to_have_value("Wants to meet on Friday")
        dialog.get_by_role("button", name="Cancel").click()
        self.part(desk, "Resolve", "Resolve it")
        note = [event["d"]["text"] for event in self.notes(learner)]
        self.assertEqual(note, ["Wants to meet on Friday"])

    def notes(self, learner):
        """What tutors have written for each other in a conversation."""
        tutor = Tutor(self.school, "Nora")
        path = f"/api/v1/tutoring/sessions/{learner.session}/messages?after=0&limit=200"
        return [event for event in self.school.ask("GET", path, None, tutor.token)["events"] if event["t"] == "note"]

    def test_what_was_said_on_parting_is_a_note_when_the_question_is_lost_meanwhile(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        desk.get_by_role("button", name="Resolve").click()
        desk.get_by_role("dialog").get_by_role("textbox").fill("Wants to meet on Friday")
        self.line.cut()
        desk.get_by_role("dialog").get_by_role("button", name="Resolve it").click()
        expect(desk.locator(".talk .notice")).to_contain_text("kept")
        self.close(learner)
        self.back(desk)
        expect(desk.locator("#desk-reply")).to_have_value("Wants to meet on Friday")
        expect(desk.get_by_role("button", name="Private note")).to_have_attribute("aria-pressed", "true")
        desk.locator("#desk-reply").fill("")

    def close(self, learner):
        [session] = learner.sessions()
        self.school.ask("POST", f"/api/v1/tutoring/sessions/{session['id']}/close",
                        {"key": str(uuid.uuid4())}, learner.token)

    def test_a_learner_who_withdraws_and_asks_again_gets_what_was_being_written(self):
        learner, window = self.learner, self.page()
        self.open(window)
        self.write(window, "Can I talk to a person?")
        desk = self.desk()
        self.take(desk, learner)
        self.field(desk).fill("Half a thought")
        window.get_by_role("button", name="Back to the automatic tutor").click()
        notice = desk.locator(".talk .notice")
        expect(notice).to_have_text(f"{learner.name} no longer wants an answer.")
        # Enter sends to nobody, and takes nothing away.
        self.field(desk).press("Enter")
        expect(self.field(desk)).to_have_value("Half a thought")
        expect(notice).to_have_text(f"{learner.name} no longer wants an answer.")
        self.write(window, "Can I talk to a person again?")
        expect(notice).to_contain_text(f"{learner.name} asks again.")
        desk.get_by_role("button", name="Take it").click()
        expect(self.field(desk)).to_be_focused()
        expect(self.field(desk)).to_have_value("Half a thought")
        desk.wait_for_timeout(2_500)  # nobody has read what came a moment ago
        self.field(desk).press("Enter")
        self.given(desk, "Half a thought")
        expect(window.locator(BUBBLE).filter(has_text="Half a thought")).to_have_count(1)
        self.part(desk, "Resolve", "Resolve it")

    def test_that_somebody_else_has_a_question_is_told_for_as_long_as_they_have_it(self):
        learner, desk, other = self.asks(), self.desk("Tina"), self.desk("Ugo")
        self.ticket(desk, learner).click()
        desk.evaluate("""() => {
            // As if the news were slow: the button is pressed when it is too late.
            const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Take it");
            window.press = button.onclick;
        }""")
        self.take(other, learner)
        expect(self.ticket(desk, learner)).to_contain_text("with Ugo")
        desk.evaluate("window.press()")
        told = desk.locator(".queue .notice")
        expect(told).to_contain_text("Somebody else has taken this question.")
        other.get_by_role("button", name="Pass on").click()
        dialog = other.get_by_role("dialog")
        dialog.get_by_label("To").select_option(label="Tina (available)")
        dialog.get_by_role("button", name="Pass it on").click()
        expect(told).to_be_hidden()
        # Everybody reads to whom it went, and not to which queue.
        expect(desk.locator(".talk-list")).to_contain_text("It was passed on to you.")
        self.ticket(other, learner).click()
        expect(other.locator(".talk-list")).to_contain_text("It was passed on to Tina.")
        self.take(desk, learner)
        self.part(desk, "Resolve", "Resolve it")

    def test_a_reply_is_kept_under_a_name_in_its_own_script_with_enter(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        self.field(desk).fill("Steigung ist Höhe durch Länge.")
        desk.get_by_role("button", name="Save as a reply").click()
        desk.get_by_label("Its name").fill("Häufig: Пример!")
        desk.get_by_label("Its name").press("Enter")
        expect(desk.locator(".talk .notice")).to_have_text("Saved as “/häufig-пример” for this course.")
        self.field(desk).fill("/häu")
        expect(desk.locator("#desk-canned [role=option]")).to_contain_text("/häufig-пример")
        self.field(desk).fill("")
        self.part(desk, "Resolve", "Resolve it")

    def test_a_reply_that_waits_for_its_conversation_outlives_the_page(self):
        learner, desk = self.asks(), self.desk()
        expect(self.ticket(desk, learner)).to_be_visible()
        desk.route("**/api/v1/tickets/*", lambda route: None)
        self.take(desk, learner)
        self.reply(desk, "A long thought")
        desk.wait_for_timeout(200)
        desk.reload()
        self.ticket(desk, learner).click()
        expect(self.field(desk)).to_have_value("A long thought")
        self.field(desk).fill("")
        self.part(desk, "Resolve", "Resolve it")
