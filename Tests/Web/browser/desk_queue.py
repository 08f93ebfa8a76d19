"""The queue at a tutor's desk: what is listed in it, and who is there to take it."""

import json
import time

from playwright.sync_api import expect

from tutors import AtDesk, Tutor


class DeskQueue(AtDesk):
    def test_a_name_that_is_written_the_other_way_pulls_nothing_along(self):
        learner, desk = self.asks("Which way up?"), self.desk()
        self.take(desk, learner)
        expect(desk.locator(".talk-list li[data-kind=learner] .who bdi")).to_have_text(learner.name)
        self.part(desk, "Resolve", "Resolve it")

    def test_a_name_that_is_one_long_word_overprints_nothing_on_a_small_phone(self):
        name = "maximilian.mustermann@gymnasium-musterstadt.example.org"
        other = self.desk(f"Ugo {name}")
        learner = self.asks(name=name)
        desk = self.desk(name)
        desk.set_viewport_size({"width": 320, "height": 640})

        def fits(what):
            with self.subTest(what):
                self.assertLessEqual(desk.evaluate("document.documentElement.scrollWidth"), 320)
                wide = desk.evaluate("""() => {
                    const inner = (one) => [...one.querySelectorAll("*")].filter((each) => each.checkVisibility());
                    return inner(document.querySelector("tutor-desk")).concat(inner(document.querySelector(".top")))
                        .filter((one) => getComputedStyle(one).textOverflow !== "ellipsis" && one.scrollWidth > one.clientWidth + 1)
                        .filter((one) => getComputedStyle(one).display !== "inline" && !one.closest(".unseen, .self"))
                        .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} in ${one.clientWidth}`);
                }""")
                self.assertEqual(wide, [])

        expect(self.ticket(desk, learner)).to_be_visible()
        fits("the queue")
        self.ticket(desk, learner).click()
        expect(desk.locator(".talk-list li").first).to_be_visible()
        fits("a question")
        desk.get_by_role("button", name="Take it").click()
        expect(desk.get_by_label("Your reply")).to_be_focused()
        fits("a conversation")
        desk.get_by_role("button", name="Pass on").click()
        expect(desk.get_by_role("dialog")).to_be_visible()
        fits("a dialog")
        desk.keyboard.press("Escape")
        self.part(desk, "Resolve", "Resolve it")
        other.close()

    def test_what_is_pressed_with_a_finger_is_large_enough(self):
        desk = self.desk(has_touch=True, is_mobile=True)
        desk.set_viewport_size({"width": 390, "height": 844})
        self.take(desk, self.asks())
        desk.get_by_role("button", name="Resolve").click()
        expect(desk.get_by_role("dialog")).to_be_visible()
        small = desk.locator("tutor-desk :is(button, select, input, textarea):visible").evaluate_all(
            "all => all.map(one => [one.innerText, one.getBoundingClientRect().height]).filter(([, high]) => high < 44)")
        self.assertEqual(small, [])

    def test_whoever_only_moves_the_mouse_is_there(self):
        desk, sent = self.desk(), []
        desk.on("websocket", lambda line: line.on("framesent", lambda text: sent.append(text)))
        desk.reload()
        expect(desk.get_by_label("You are")).to_have_value("available")
        deadline = time.monotonic() + 15
        while not any('"presence.set"' in text for text in sent):
            self.assertLess(time.monotonic(), deadline, sent)
            desk.mouse.move(300 + len(sent), 300)
            desk.wait_for_timeout(100)

    def test_whoever_touches_nothing_is_told_that_they_are_away_and_is_back_with_a_move(self):
        self.learner = Tutor(self.school, "Tina")
        desk, begin = self.device().new_page(), time.time()
        lines = []
        desk.on("websocket", lambda line: line.on("framereceived", lambda text: lines.append("queue.watching" in text)))
        desk.goto("/desk")
        expect(desk.get_by_label("You are")).to_have_value("available")
        expect(desk.locator(".absence[role=status]")).to_have_text("")
        told = desk.locator(".absence").filter(has_text="You are shown as away")
        asked = []
        desk.on("request", lambda request: request.url.endswith("/queues") and asked.append(request))
        deadline = time.monotonic() + 15
        while not any(lines):
            self.assertLess(time.monotonic(), deadline)
            desk.wait_for_timeout(50)
        later = lambda seconds: desk.clock.set_fixed_time(begin + seconds)
        # By the host's clock only seconds have passed: whom it knows to be there is not away.
        later(310)
        while not asked:
            self.assertLess(time.monotonic(), deadline)
            desk.wait_for_timeout(50)
        expect(told).to_have_count(0)
        nobody = lambda route: route.fulfill(json={"queues": [], "tutors": []})
        desk.route("**/api/v1/queues", nobody)
        later(350)
        expect(told).to_be_visible()
        expect(desk.get_by_label("You are")).to_have_value("available")
        desk.mouse.move(300, 300)
        expect(told).to_have_count(0)
        # Somebody may come back by another window.
        later(700)
        expect(told).to_be_visible()
        desk.unroute("**/api/v1/queues", nobody)
        later(750)
        expect(told).to_have_count(0)

    def test_of_very_many_questions_the_first_are_listed_and_the_rest_are_counted(self):
        self.learner = Tutor(self.school, "Tina")
        desk, lines = self.device().new_page(), []

        def watch(line):
            host = line.connect_to_server()
            line.on_message(host.send)
            host.on_message(line.send)
            lines.append(line)

        desk.route_web_socket("**/ws", watch)
        desk.goto("/desk")
        expect(desk.get_by_label("You are")).to_have_value("available")
        last = self.asks()
        expect(self.ticket(desk, last)).to_be_visible()
        waiting = desk.locator(".part.waiting")
        there = waiting.locator(".ticket").count()

        def stand(count):
            for number in range(count):
                lines[0].send(json.dumps({"t": "ticket", "d": {
                    "ticket": f"t{number}", "queue": "tutors", "state": "waiting", "gen": 0, "session": f"s{number}",
                    "course": "algebra-1", "learner": f"l{number}", "learner_name": f"One of many {number}",
                    "opened_at": "2020-01-01T00:00:00Z", "question": "Why?",
                }}))

        more = waiting.locator(".more")
        stand(200 - there)
        expect(waiting.locator(".ticket")).to_have_count(200)
        expect(more).to_be_hidden()
        # Whoever is open stays in sight, though the others have waited for longer.
        self.ticket(desk, last).click()
        stand(260 - there)
        expect(waiting.locator(".count")).to_have_text("260")
        expect(waiting.locator(".ticket")).to_have_count(201)
        expect(self.ticket(desk, last)).to_be_visible()
        expect(more).to_have_text("59 more questions follow these.")

    def test_of_two_tutors_one_has_the_ticket_and_the_other_sees_who(self):
        one, other = self.desk("Tina"), self.desk("Ugo")
        learner = self.asks("Which way up?")
        expect(self.ticket(one, learner)).to_contain_text("Which way up?")
        self.ticket(other, learner).click()
        self.take(one, learner)
        expect(other.get_by_role("button", name="Take it")).to_be_hidden()
        expect(self.ticket(other, learner)).to_contain_text("with Tina")
        self.part(one, "Back to the queue", "Give it back")
        expect(self.ticket(other, learner)).to_contain_text("waiting again")
        other.get_by_role("button", name="Take it").click()
        self.reply(other, "This way.")
        expect(self.ticket(one, learner)).to_contain_text("with Ugo")
        self.given(other, "This way.")
        self.assertEqual(self.heard(learner), ["This way."])
        # To the colleague, who is there, and who has the first right to it now.
        other.get_by_role("button", name="Pass on").click()
        other.get_by_label("To").select_option(label="Tina (available)")
        other.get_by_role("dialog").get_by_role("button", name="Pass it on").click()
        expect(self.ticket(one, learner)).to_contain_text("for you")
        self.take(one, learner)
        expect(one.locator(".talk-list li[data-kind=tutor]")).to_contain_text("This way.")
        self.part(one, "To the automatic tutor", "Hand it back")

    def test_of_several_talks_each_shows_what_was_said_last_and_what_is_new(self):
        desk = self.desk()
        one, other = self.asks("Which way up?"), self.asks("Which way down?")
        for learner in [one, other]:
            self.take(desk, learner)
        latest = lambda who: self.ticket(desk, who).locator(".latest")
        mark = lambda who: self.ticket(desk, who).locator(".mark[data-kind=wrote]")
        expect(latest(one)).to_have_count(0)
        self.reply(desk, "This way down.")
        expect(latest(other)).to_have_text("You: This way down.")
        expect(mark(other)).to_have_count(0)
        # What changes in one talk draws the others not anew: a desk with very many stays quick.
        self.ticket(desk, other).locator(".question").evaluate("one => one.dataset.kept = 'yes'")
        one.say("Up?")
        one.say("Or sideways?")
        expect(latest(one)).to_have_text(f"{one.name}: Or sideways?")
        expect(self.ticket(desk, one).locator(".who time")).to_have_text("just now")
        expect(mark(one)).to_have_text("2 new messages")
        expect(desk).to_have_title("(1) Desk · Tutorline")
        expect(self.ticket(desk, other).locator(".question[data-kept]")).to_have_count(1)
        self.violated(desk, "something new at the desk")
        # It is as new after a reload, and read once it has been opened, also after the next.
        desk.reload()
        expect(mark(one)).to_have_text("2 new messages")
        expect(mark(other)).to_have_count(0)
        self.ticket(desk, one).click()
        expect(mark(one)).to_have_count(0)
        expect(desk).to_have_title("Desk · Tutorline")
        desk.reload()
        expect(latest(one)).to_have_text(f"{one.name}: Or sideways?")
        expect(latest(other)).to_have_text("You: This way down.")
        expect(mark(one)).to_have_count(0)
        for learner in [one, other]:
            self.ticket(desk, learner).click()
            self.part(desk, "Resolve", "Resolve it")

    def test_who_presses_a_ticket_presses_nothing_that_is_drawn_anew_meanwhile(self):
        learner, desk = self.asks("Which way up?"), self.desk()
        ticket = self.ticket(desk, learner)
        pressed = ticket.locator(".question").evaluate("""question => {
            const { x, y, width, height } = question.getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height / 2).className;
        }""")
        self.assertEqual(pressed, "ticket")
        ticket.click()
        expect(ticket).to_have_attribute("aria-current", "true")

    def test_a_desk_that_was_away_has_missed_nothing_of_the_queue(self):
        desk = self.desk()
        before = self.asks()
        expect(self.ticket(desk, before)).to_be_visible()
        self.line.cut()
        meanwhile = [self.asks(f"Number {number}") for number in range(3)]
        self.line.mend()
        for learner in [before, *meanwhile]:
            expect(self.ticket(desk, learner)).to_have_count(1)
        self.school.kill()
        self.school.start()
        after = self.asks("After the power failure")
        for learner in [after, before, *meanwhile]:
            expect(self.ticket(desk, learner)).to_have_count(1)
            self.take(desk, learner)
            self.part(desk, "Resolve", "Resolve it")
