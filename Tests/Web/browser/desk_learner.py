"""Learners who ask for a person; the tutor is a program here, as a school's own desk would be."""

import uuid

from playwright.sync_api import expect

from people import BUBBLE, InBrowser



class Bot:
    """A tutor who works the queue over HTTP."""

    def __init__(self, school, email="tara@example.org"):
        self.school = school
        self.token = school.login(email, "tutorline-demo")

    def post(self, path, **body):
        return self.school.ask("POST", f"/api/v1/{path}", {"key": str(uuid.uuid4()), **body}, self.token)

    def take(self):
        claim = self.post("queues/any/next")
        self.ticket, self.gen = claim["ticket"], claim["gen"]
        return self

    def act(self, verb, **body):
        return self.post(f"tickets/{self.ticket}/{verb}", gen=self.gen, **body)


class DeskLearner(InBrowser):
    def waits(self, page):
        return page.locator("tutor-chat .place:not(.lock)")

    def lines(self, page):
        return page.locator(f"{BUBBLE}[data-kind=line]")

    def test_a_learner_asks_for_a_person_and_is_answered_by_one(self):
        page = self.page()
        self.open(page)
        self.listen(page)
        page.get_by_label("Your message").fill("Why is a half more than a third?")
        page.get_by_role("button", name="Ask a person").click()
        expect(self.waits(page)).to_contain_text("You are number 1 of 1 in line. No tutor is here at the moment.")
        expect(page.get_by_role("button", name="Ask a person")).to_be_hidden()
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_have_count(0)
        self.assertEqual(self.mine(page), ["Why is a half more than a third?"])
        self.assertEqual(page.evaluate("window.said"), ["Your question is waiting for a person."])

        tara = Bot(self.school).take()
        expect(self.waits(page)).to_contain_text("You are talking with Tara Tutor.")
        self.assertEqual(page.evaluate("window.said")[1:], ["Tara Tutor is here."])
        tara.act("reply", text="Cut one cake in **two** and one in three.")
        answer = page.locator(f"{BUBBLE}[data-by=tutor]")
        expect(answer.locator("strong")).to_have_text("two")
        expect(answer.locator(".who")).to_contain_text("Tara Tutor · Tutor")
        # While a person is there, the chain is silent.
        self.write(page, "So the pieces are larger?")
        expect(page.locator(f"{BUBBLE}[data-state=saved]")).to_have_count(2)
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_have_count(0)

        page.reload()
        self.open(page)
        expect(self.waits(page)).to_contain_text("You are talking with Tara Tutor.")
        tara.act("resolve")
        expect(self.waits(page)).to_be_hidden()
        expect(self.lines(page).last).to_have_text("Tara Tutor has closed your question. You can ask again.")
        self.ask(page, "Who answers now?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]").last.locator(".who")).to_contain_text("Automatic answer")

    def test_never_mind_takes_the_question_out_of_the_line(self):
        page = self.page()
        self.open(page)
        page.get_by_role("button", name="Ask a person").click()
        page.get_by_role("button", name="Never mind").click()
        expect(self.waits(page)).to_be_hidden()
        expect(self.lines(page).last).to_have_text("You are no longer waiting for a person.")
        expect(page.get_by_role("button", name="Ask a person")).to_be_visible()
        self.ask(page, "And now?")

    def test_a_tutor_who_gives_a_question_back_leaves_the_learner_in_line(self):
        page = self.page()
        self.open(page)
        page.get_by_role("button", name="Ask a person").click()
        expect(self.waits(page)).to_contain_text("You are number 1 of 1 in line.")
        tara = Bot(self.school).take()
        expect(self.waits(page)).to_contain_text("You are talking with Tara Tutor.")
        tara.act("release")
        expect(self.lines(page).last).to_have_text("Your question is waiting for the next tutor.")
        expect(self.waits(page)).to_contain_text("You are number 1 of 1 in line.")
        tara.take().act("resolve", back_to="chain")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked")
