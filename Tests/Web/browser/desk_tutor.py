"""Tutors at their desk: learners who wait, broken lines, and pages that are killed."""

import time
import uuid

from playwright.sync_api import expect

from people import BUBBLE
from tutors import AtDesk, Tutor


class DeskTutor(AtDesk):
    def test_an_answer_from_the_desk_arrives_in_the_learners_window(self):
        page = self.page()
        self.open(page)
        page.get_by_label("Your message").fill("Why a half?")
        page.get_by_role("button", name="Ask a person").click()
        expect(page.locator("tutor-chat .place:not(.lock)")).to_contain_text("in line")
        desk = self.desk("Tina")
        self.take(desk, self.learner)
        expect(page.locator(f"{BUBBLE}[data-kind=line]").last).to_have_text("Tina is here.")
        self.reply(desk, "Because of **this**.")
        answer = page.locator(f"{BUBBLE}[data-by=tutor]")
        expect(answer.locator("strong")).to_have_text("this")
        expect(desk.locator(".talk-list li[data-kind=own] strong")).to_have_text("this")
        self.write(page, "I see!")
        expect(desk.locator(".talk-list li[data-kind=learner]").last).to_contain_text("I see!")
        self.part(desk, "Resolve", "Resolve it")
        expect(page.locator(f"{BUBBLE}[data-kind=line]").last).to_contain_text("Tina has closed your question.")
        expect(self.ticket(desk, self.learner)).to_have_count(0)

    def test_a_tutor_who_was_erased_is_a_tutor_without_a_name(self):
        page = self.page()
        self.open(page)
        page.get_by_label("Your message").fill("Why a half?")
        page.get_by_role("button", name="Ask a person").click()
        tina = Tutor(self.school, "Tina")
        self.learner, learner = tina, self.learner
        desk = self.page("/desk", self.device())
        self.learner = learner
        self.take(desk, learner)
        self.reply(desk, "Because of this.")
        self.part(desk, "Resolve", "Resolve it")
        lines = page.locator(f"{BUBBLE}[data-kind=line]")
        expect(lines.last).to_contain_text("Tina has closed your question.")
        desk.close()
        account = self.school.ask("GET", "/api/v1/me", None, tina.token)["id"]
        self.school.ask("DELETE", f"/api/v1/accounts/{account}", None, self.school.operator)
        page.reload()
        self.open(page)
        expect(lines.last).to_contain_text("Tutor has closed your question.")
        expect(page.locator(f"{BUBBLE}[data-by=tutor] .who")).to_contain_text("Tutor")
        expect(page.locator("tutor-chat .list")).not_to_contain_text("Tina")

    def test_a_note_and_a_reply_have_each_their_own_text(self):
        learner, desk = self.asks("Which way up?"), self.desk()
        self.take(desk, learner)
        note, field = desk.get_by_role("button", name="Private note"), desk.locator("#desk-reply")
        field.fill("This way")
        note.click()
        expect(field).to_have_value("")
        field.fill("Third time this week")
        note.click()
        expect(field).to_have_value("This way")
        # Both outlive the page.
        desk.reload()
        self.ticket(desk, learner).click()
        expect(field).to_have_value("This way")
        note.click()
        expect(field).to_have_value("Third time this week")
        desk.get_by_role("button", name="Send").click()
        expect(desk.locator(".talk-list li[data-kind=note]")).to_contain_text("Third time this week")
        expect(field).to_have_value("This way")
        self.assertEqual(self.heard(learner), [])
        self.part(desk, "Resolve", "Resolve it")

    def test_who_answers_blind_is_told_what_the_learner_wrote_meanwhile(self):
        learner = self.asks()
        desk = self.desk()
        self.take(desk, learner)
        desk.get_by_label("Your reply").fill("It is four.")
        # So that what comes is not read at once, however slow this machine is.
        desk.evaluate("Object.defineProperty(document, 'visibilityState', {get: () => 'hidden', configurable: true})")
        learner.say("Oh, I meant the other one.")
        expect(desk.locator(".talk-list li[data-kind=learner]").last).to_contain_text("the other one")
        desk.get_by_label("Your reply").press("Enter")
        expect(desk.get_by_role("alert")).to_contain_text("has written in the meantime: “Oh, I meant the other one.”")
        expect(desk.get_by_label("Your reply")).to_have_value("It is four.")
        self.assertEqual(self.heard(learner), [])
        desk.get_by_label("Your reply").press("Enter")
        self.given(desk, "It is four.")
        self.assertEqual(self.heard(learner), ["It is four."])
        desk.evaluate("delete document.visibilityState")
        self.part(desk, "Resolve", "Resolve it")

    def test_who_answers_before_the_conversation_is_there_has_read_it_nonetheless(self):
        learner = self.asks()
        desk = self.desk()
        expect(self.ticket(desk, learner)).to_be_visible()

        def late(route):
            time.sleep(0.5)
            route.continue_()

        desk.route("**/api/v1/tickets/*", late)
        desk.keyboard.press("Alt+n")
        self.reply(desk, "At once.")
        self.given(desk, "At once.")
        expect(desk.locator(".talk .notice")).to_be_hidden()
        self.assertEqual(self.heard(learner), ["At once."])
        self.part(desk, "Resolve", "Resolve it")

    def test_a_killed_page_loses_only_the_claim(self):
        learner = self.asks()
        desk = self.desk("Tina")
        self.take(desk, learner)
        desk.get_by_label("Your reply").fill("Half a thought")
        desk.reload()
        # The claim is still there, and is renewed: it outlives its lease.
        self.ticket(desk, learner).click()
        expect(desk.get_by_label("Your reply")).to_have_value("Half a thought")
        expect(desk.locator(".lease")).to_contain_text("Yours for")
        desk.wait_for_timeout(11_000)
        self.reply(desk, "A whole thought")
        expect(desk.locator(".talk-list li[data-kind=own]")).to_contain_text("A whole thought")
        other = self.desk("Ugo")
        expect(self.ticket(other, learner)).to_contain_text("with Tina")
        desk.context.close()
        self.contexts.remove(desk.context)
        expect(self.ticket(other, learner)).to_contain_text("waiting again", timeout=20_000)
        self.take(other, learner)
        expect(other.locator(".talk-list li[data-kind=tutor]")).to_contain_text("A whole thought")
        self.part(other, "Resolve", "Resolve it")

    def test_who_was_cut_off_too_long_keeps_the_draft_and_is_told(self):
        learner = self.asks()
        desk = self.desk("Tina")
        self.take(desk, learner)
        self.line.cut()
        self.reply(desk, "Too late")
        expect(desk.locator(".talk-list li[data-kind=own]")).to_contain_text("Waiting to be sent")
        expect(desk.locator("tutor-desk .line")).to_be_visible()
        colleague = Tutor(self.school, "Ugo")
        take = lambda: self.school.ask(
            "POST", f"/api/v1/tickets/{ticket}/claim", {"key": str(uuid.uuid4())}, colleague.token)
        tickets = self.school.ask("GET", "/api/v1/queues/all/tickets", None, colleague.token)["tickets"]
        ticket = next(one["ticket"] for one in tickets if one["learner_name"] == learner.name)
        deadline = time.monotonic() + 25
        while time.monotonic() < deadline:
            try:
                claim = take()
                break
            except OSError:
                time.sleep(0.3)
        self.line.mend()
        desk.evaluate("dispatchEvent(new Event('online'))")
        expect(desk.locator(".talk .notice")).to_contain_text("no longer yours")
        expect(desk.get_by_label("Your reply")).to_have_value("Too late")
        expect(desk.locator(".send")).to_be_disabled()
        self.assertEqual(self.heard(learner), [])
        expect(self.ticket(desk, learner)).to_contain_text("with Ugo")
        self.school.ask(
            "POST", f"/api/v1/tickets/{ticket}/resolve",
            {"key": str(uuid.uuid4()), "gen": claim["gen"]}, colleague.token)
        expect(self.ticket(desk, learner)).to_have_count(0)

    def test_everything_at_the_desk_can_be_done_with_the_keyboard(self):
        learner = self.asks("By keyboard?")
        desk = self.desk()
        expect(self.ticket(desk, learner)).to_be_visible()
        self.school.ask(
            "PUT", "/api/v1/courses/algebra-1/replies/hello", {"text": "Hello {learner}, about {course}:"},
            self.school.login("tara@example.org", "tutorline-demo"))
        desk.keyboard.press("Alt+n")
        expect(desk.get_by_label("Your reply")).to_be_focused()
        expect(desk.get_by_role("heading", name=learner.name, exact=True)).to_be_visible()
        option = desk.get_by_role("option", name="/hello")
        desk.wait_for_timeout(300)
        desk.keyboard.type("/hel")
        expect(option).to_be_visible()
        desk.keyboard.press("Enter")
        expect(desk.get_by_label("Your reply")).to_have_value(f"Hello {learner.name}, about Algebra 1:")
        desk.keyboard.press("Shift+Enter")
        desk.keyboard.type("yes.")
        desk.keyboard.press("Enter")
        expect(desk.locator(".talk-list li[data-kind=own]")).to_contain_text("yes.")
        desk.keyboard.press("Tab")
        desk.keyboard.press("Tab")
        expect(desk.get_by_role("button", name="Private note")).to_be_focused()
        desk.keyboard.press("Enter")
        desk.keyboard.type("For colleagues")
        desk.keyboard.press("Enter")
        expect(desk.locator(".talk-list li[data-kind=note]")).to_contain_text("For colleagues")
        self.assertEqual(len(self.heard(learner)), 1)
        desk.get_by_role("button", name="Resolve").focus()
        desk.keyboard.press("Enter")
        expect(desk.get_by_role("dialog")).to_be_visible()
        desk.keyboard.press("Escape")
        expect(desk.get_by_role("dialog")).to_be_hidden()
        desk.keyboard.press("Enter")
        desk.keyboard.press("Tab")
        desk.keyboard.press("Enter")
        expect(self.ticket(desk, learner)).to_have_count(0)

    def test_who_thinks_better_of_it_and_asks_again_at_once_is_asked_the_whole_question(self):
        learner = self.asks()
        desk = self.desk()
        self.take(desk, learner)
        desk.get_by_role("button", name="Resolve").click()
        # In one go: the browser tells of the closing only after this.
        desk.evaluate("document.querySelector('dialog').close(); document.activeElement.click()")
        desk.wait_for_timeout(100)
        desk.get_by_role("dialog").get_by_role("button", name="Resolve it").click()
        expect(self.ticket(desk, learner)).to_have_count(0)

    def test_the_chain_drafts_and_the_learner_sees_nothing_of_it(self):
        learner = self.asks("A sketch?")
        desk = self.desk()
        self.take(desk, learner)
        desk.get_by_role("button", name="Draft by the automatic tutor").click()
        expect(desk.get_by_label("Your reply")).to_have_value("You asked: Can I talk to a person? A sketch?")
        self.assertEqual(self.heard(learner), [])
        notice = desk.locator(".talk .notice")
        expect(notice).to_contain_text("A draft by the automatic tutor")
        desk.get_by_label("Your reply").fill("")
        expect(notice).to_be_hidden()
        self.part(desk, "Resolve", "Resolve it")

    def test_what_was_tried_is_told_in_sentences_and_the_names_of_the_parts_are_behind_them(self):
        learner, desk = self.asks(), self.desk()
        self.ticket(desk, learner).click()
        steps = desk.locator(".side .tried li")
        expect(steps).to_have_text(["The question was passed on to a person."])
        names = desk.locator(".side details li")
        expect(names).to_be_hidden()
        desk.get_by_text("The names of the parts").click()
        expect(names).to_have_text(["asked parked: tutors"])

        def others(route):
            sheet = route.fetch().json()
            step = lambda kind, name, use, ending: {"kind": kind, "name": name, "use": use, "ending": ending, "why": None}
            sheet["tried"] = [
                step("guard", "rate", "rate", "passed"), step("guard", "pii", "pii", "rewrote"),
                step("responder", "course", "faq", "declined"), step("responder", "small", "llm", "failed"),
                step("responder", "coach", "process", "timed_out"), step("responder", "new", "new", "unheard-of"),
            ]
            route.fulfill(json=sheet)

        desk.route("**/api/v1/tickets/*", others)
        desk.reload()
        self.ticket(desk, learner).click()
        expect(steps).to_have_text([
            "A rule of the course (“pii”) took something out.", "The course’s FAQ found no entry that fits.",
            "The language model’s answer failed or broke off.", "An automatic part (“coach”) took too long.",
            "new: unheard-of",
        ])
        desk.get_by_role("button", name="Take it").click()
        self.part(desk, "Resolve", "Resolve it")

    def test_a_formula_that_was_chosen_in_practice_is_set_and_a_price_is_no_formula(self):
        learner, desk = self.asks(), self.desk()

        def practised(route):
            sheet = route.fetch().json()
            done = lambda answer: {"question": "Half of one", "answer": answer, "correct": True, "hints": 0}
            sheet["practice"] = [done("$\\frac{1}{2}$ of it"), done("$5 and 6$"), done("from $5 to $6")]
            route.fulfill(json=sheet)

        desk.route("**/api/v1/tickets/*", practised)
        self.ticket(desk, learner).click()
        answers = desk.locator(".practised li p")
        expect(answers.nth(0).locator("math mfrac")).to_have_count(1)
        expect(answers.nth(0)).to_contain_text("of it")
        expect(desk.locator(".practised math")).to_have_count(2)
        expect(answers.nth(2)).to_have_text("from $5 to $6")
        desk.get_by_role("button", name="Take it").click()
        self.part(desk, "Resolve", "Resolve it")

    def test_who_saves_nothing_or_has_nothing_saved_is_told_what_to_do(self):
        learner, desk = self.asks(), self.desk()
        desk.route("**/courses/*/replies", lambda route: route.fulfill(json={"replies": []}))
        self.take(desk, learner)
        field, notice = desk.get_by_label("Your reply"), desk.locator(".talk .notice")
        desk.get_by_role("button", name="Save as a reply").click()
        expect(notice).to_have_text("Write the reply first, then save it: “/” lists it from then on.")
        expect(field).to_be_focused()
        field.fill("/")
        expect(notice).to_be_hidden()
        unlisted = desk.locator(".talk .unlisted")
        expect(unlisted).to_contain_text("There are no saved replies for this course yet.")
        self.violated(desk, "a slash with nothing behind it")
        field.fill("")
        expect(unlisted).to_be_hidden()
        self.part(desk, "Resolve", "Resolve it")

    def test_axe_finds_nothing_at_the_desk_in_light_and_dark_and_nothing_is_wider_than_a_small_phone(self):
        learner = self.asks("A question that is long enough to be cut off somewhere, in a list that has little room for it.")
        for scheme in ["light", "dark"]:
            desk = self.desk(color_scheme=scheme, bypass_csp=True)
            self.violated(desk, f"the queue in {scheme}")
            self.ticket(desk, learner).click()
            expect(desk.locator(".talk-list li").first).to_be_visible()
            self.violated(desk, f"a question that somebody looks at in {scheme}")
            self.take(desk, learner)
            self.reply(desk, "A line")
            desk.get_by_role("button", name="Private note").click()
            desk.get_by_label("A note that only colleagues see").fill("A note")
            self.violated(desk, f"a conversation in {scheme}")
            desk.keyboard.press("Enter")
            desk.get_by_role("button", name="Pass on").click()
            self.violated(desk, f"a dialog in {scheme}")
            desk.get_by_role("button", name="Cancel").click()
            desk.set_viewport_size({"width": 320, "height": 640})
            self.assertLessEqual(desk.evaluate("document.documentElement.scrollWidth"), 320)
            small = desk.locator("tutor-desk").evaluate("""desk => [...desk.querySelectorAll("button, select, input, a")]
                .filter(one => one.checkVisibility({visibilityProperty: true}))
                .map(one => [one.textContent || one.title, one.getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)""")
            self.assertEqual(small, [])
            self.violated(desk, f"a small phone in {scheme}")
            desk.set_viewport_size({"width": 1100, "height": 760})
            other = self.desk("Ugo", color_scheme=scheme, bypass_csp=True)
            self.ticket(other, learner).click()
            expect(self.ticket(other, learner)).to_contain_text("with Tina")
            self.violated(other, f"a question that a colleague has in {scheme}")
            # Given back first: whoever is cut off for longer than a lease has nothing left to give.
            self.part(desk, "Back to the queue", "Give it back")
            self.line.cut()
            expect(desk.locator("tutor-desk .line")).to_be_visible()
            self.violated(desk, f"without a line in {scheme}")
            self.line.mend()
            expect(desk.locator("tutor-desk .line")).to_be_hidden(timeout=30_000)
        self.take(desk, learner)
        self.part(desk, "Resolve", "Resolve it")
        for scheme in ["light", "dark"]:
            desk = self.desk(color_scheme=scheme, bypass_csp=True)
            expect(desk.locator(".queue .none")).to_be_visible()
            self.violated(desk, f"an empty queue in {scheme}")

    def test_without_a_script_the_desk_lists_what_waits_and_only_tutors_find_it(self):
        learner = self.asks("Readable?")
        desk = self.desk(java_script_enabled=False)
        expect(desk.get_by_text("Readable?").first).to_be_visible()
        page = self.page("/desk")
        expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
        page.goto("/")
        expect(page.get_by_role("link", name="Desk", exact=True)).to_have_count(0)
        self.complaints.clear()
        # Nobody is left in line for the next test.
        other = self.desk()
        self.take(other, learner)
        self.part(other, "Resolve", "Resolve it")
