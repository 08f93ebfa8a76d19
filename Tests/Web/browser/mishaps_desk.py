"""What goes wrong at the desk at the worst moment: two clicks, a line that is slow or gone, a question that is lost."""

import json
import pathlib
import time
import uuid

from playwright.sync_api import expect

from people import BUBBLE
from school import School
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

    def test_a_double_click_takes_one_question(self):
        learners, desk = [self.asks(), self.asks()], self.desk()
        for learner in learners:
            expect(self.ticket(desk, learner)).to_be_visible()
        desk.get_by_role("button", name="Take the next").click(click_count=2, delay=60)
        expect(self.field(desk)).to_be_visible()
        desk.wait_for_timeout(300)
        expect(self.mine(desk)).to_have_count(1)
        desk.get_by_role("button", name="Take the next").click()
        expect(self.mine(desk)).to_have_count(2)
        self.part_from(desk, *learners)

    def test_a_ticket_keeps_the_focus_when_one_above_it_goes(self):
        first, second, desk = self.asks(), self.asks(), self.desk()
        self.ticket(desk, second).focus()
        other = self.desk("Ugo")
        self.take(other, first)
        self.part(other, "Resolve", "Resolve it")
        expect(self.ticket(desk, first)).to_have_count(0)
        expect(self.ticket(desk, second)).to_be_focused()
        self.take(desk, second)
        self.part(desk, "Resolve", "Resolve it")

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
        desk.get_by_role("button", name="Hand back").click()
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

    def test_who_is_signed_out_is_told_that_and_not_that_there_is_no_line(self):
        self.asks()
        desk = self.desk()
        expect(desk.get_by_role("button", name="Take the next")).to_be_visible()
        desk.request.post("/logout", headers={"Origin": f"http://127.0.0.1:{self.line.port}"})
        expect(desk.locator("tutor-desk .line")).to_contain_text("signed out")
        desk.get_by_role("button", name="Take the next").click()
        desk.wait_for_timeout(300)
        expect(desk.locator(".queue .notice")).to_be_hidden()
        self.complaints.clear()

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

    def test_what_the_desk_cannot_ask_is_told_in_its_own_words(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        desk.route("**/draft", lambda route: route.abort())
        desk.get_by_role("button", name="Draft by the chain").click()
        expect(desk.locator(".talk .notice")).to_have_text("There is no connection right now.")
        expect(desk.get_by_role("button", name="Draft by the chain")).to_be_enabled()
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

    def test_who_is_away_is_not_made_available_by_a_click_before_that_is_known(self):
        desk = self.desk()
        expect(desk.locator("#duty-state")).to_have_value("available")
        duty = "fetch('/api/v1/presence').then((answer) => answer.json()).then(({state}) => state)"
        while desk.evaluate(duty) != "away":
            # Until the line is there, the host does not hear of it.
            desk.get_by_label("You are").select_option("available")
            desk.get_by_label("You are").select_option("away")
            desk.wait_for_timeout(100)
        held = []
        desk.route("**/api/v1/presence", lambda route: held.append(route))
        desk.reload()
        expect(desk.get_by_role("button", name="Take the next")).to_be_visible()
        desk.wait_for_timeout(500)
        desk.mouse.click(5, 400)
        desk.wait_for_timeout(300)
        held[0].continue_()
        expect(desk.locator("#duty-state")).to_have_value("away")

    def test_a_reply_that_is_too_long_is_told_and_kept_and_goes_when_it_is_shorter(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        field, told = self.field(desk), desk.get_by_text("Too long: shorten it to 8000 characters")
        field.fill("x" * 7_999 + "yz")
        expect(told).to_be_visible()
        field.press("Enter")
        expect(field).to_have_value("x" * 7_999 + "yz")
        field.press("Backspace")
        expect(told).to_be_hidden()
        field.press("Enter")
        expect(field).to_have_value("")
        expect(desk.locator(".talk-list li").last).to_contain_text("xxxy")
        self.part(desk, "Resolve", "Resolve it")

    def test_a_clock_that_is_ahead_makes_nobody_overdue(self):
        learner = self.asks()
        self.learner = Tutor(self.school, "Tina")
        context = self.device()
        context.clock.install(time=time.time() + 86_400)
        desk = self.page("/desk", context)
        ticket = self.ticket(desk, learner)
        expect(ticket.locator("time")).to_have_text("just now")
        expect(ticket.locator("[data-kind=overdue]")).to_have_count(0)
        self.take(desk, learner)
        self.part(desk, "Resolve", "Resolve it")

    def test_a_duty_that_is_chosen_before_the_line_is_there_counts_as_soon_as_it_is(self):
        self.learner = Tutor(self.school, "Tina")
        desk = self.device().new_page()
        lines = []

        def answer(line):
            lines.append(line)
            if len(lines) > 1:
                line.connect_to_server()

        desk.route_web_socket("**/ws", answer)
        desk.goto("/desk")
        state = desk.locator("#duty-state")
        expect(state).to_have_value("available")
        state.select_option("busy")
        problem = desk.locator(".queue .notice")
        expect(problem).to_contain_text("Your choice will count as soon as it is back.")
        expect(problem).to_be_hidden()
        duty = "fetch('/api/v1/presence').then((answer) => answer.json()).then(({state}) => state)"
        self.assertEqual(desk.evaluate(duty), "busy")
        expect(state).to_have_value("busy")


class ImpatientSchool(School):
    """A host whose queue gives the chain its turn again after a second."""

    def start(self):
        chain = json.loads(School.config.read_text())
        chain["queues"]["tutors"]["patience"] = "1s"
        self.config = pathlib.Path(self.folder.name) / "responders.json"
        self.config.write_text(json.dumps(chain))
        super().start()


class ImpatientDesk(AtDesk):
    @classmethod
    def make_school(cls):
        return ImpatientSchool()

    def test_who_has_waited_for_too_long_is_marked_for_whoever_comes_later_too(self):
        learner, desk = self.asks(), self.desk()
        marked = lambda page: self.ticket(page, learner).locator("[data-kind=overdue]")
        expect(marked(desk)).to_be_visible()
        # By the clock the mark may have been there before the host said so.
        overdue = "fetch('/api/v1/queues/tutors/tickets').then((answer) => answer.json()).then((all) => JSON.stringify(all))"
        deadline = time.monotonic() + 10
        while '"overdue":true' not in desk.evaluate(overdue) and time.monotonic() < deadline:
            desk.wait_for_timeout(50)
        desk.reload()
        expect(marked(desk)).to_be_visible()
        self.take(desk, learner)
        self.part(desk, "Resolve", "Resolve it")
