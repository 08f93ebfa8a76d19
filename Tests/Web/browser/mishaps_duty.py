"""What goes wrong around the desk: lines, clocks, clicks and duties."""

import json
import pathlib
import time

from playwright.sync_api import expect

from school import School
from tutors import AtDesk, Tutor


class MishapsDuty(AtDesk):
    def field(self, desk):
        return desk.get_by_label("Your reply")

    def mine(self, desk):
        return desk.locator(".part.yours .ticket")

    def part_from(self, desk, *learners):
        """Leaves nothing behind for the other tests."""
        for learner in learners:
            self.ticket(desk, learner).click()
            self.part(desk, "Resolve", "Resolve it")

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

    def test_what_the_desk_cannot_ask_is_told_in_its_own_words(self):
        learner, desk = self.asks(), self.desk()
        self.take(desk, learner)
        desk.route("**/draft", lambda route: route.abort())
        desk.get_by_role("button", name="Draft by the automatic tutor").click()
        expect(desk.locator(".talk .notice")).to_have_text("There is no connection right now.")
        expect(desk.get_by_role("button", name="Draft by the automatic tutor")).to_be_enabled()
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
        field, told = self.field(desk), desk.get_by_text("Too long: send at most 8000 characters")
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
