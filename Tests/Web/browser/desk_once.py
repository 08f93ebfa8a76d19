"""A tutor answers once: from a reply at the desk to an answer that the chain gives."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tutors import AtDesk


class DeskOnce(AtDesk):
    def note(self, message):
        # A proposal that is refused is what a test wants.
        if "status of 400" not in message.text:
            super().note(message)

    def proposals(self):
        team = self.school.login("theo@example.org", "tutorline-demo")
        entries = self.school.ask("GET", "/api/v1/courses/algebra-1/faq", None, team)["entries"]
        return [(entry["state"], entry["question"], entry["answer"]) for entry in entries]

    def answered(self, question, answer, **options):
        """A desk at which a question has just been answered."""
        learner = self.asks(question)
        desk = self.desk("Tina", **options)
        self.take(desk, learner)
        self.reply(desk, answer)
        expect(desk.get_by_role("button", name="Answer this automatically")).to_have_count(1)
        return desk, learner

    def test_a_reply_is_proposed_in_one_step_with_its_test_question_and_taken_back(self):
        before = self.proposals()
        desk, learner = self.answered("What is the zorgl of a line?", "The *zorgl* is a joke.")
        desk.get_by_role("button", name="Answer this automatically").click()
        asked = "Can I talk to a person? What is the zorgl of a line?"
        expect(desk.get_by_label("A question that must find this answer")).to_have_value(asked)
        desk.get_by_role("button", name="Propose it").click()
        told = desk.locator(".kept")
        expect(told).to_contain_text(f"Proposed for Algebra 1: “{asked}” finds it.")
        self.assertEqual(self.proposals(), [*before, ("proposed", asked, "The *zorgl* is a joke.")])
        told.get_by_role("button", name="Take it back").click()
        expect(told).to_contain_text("Taken back.")
        self.assertEqual(self.proposals(), [*before, ("withdrawn", asked, "The *zorgl* is a joke.")])
        self.part(desk, "Resolve", "Resolve it")

    def test_a_vague_question_is_proposed_under_a_clean_one(self):
        desk, learner = self.answered("Huh, and that one?", "By substitution.")
        desk.get_by_role("button", name="Answer this automatically").click()
        clean = "How do I solve a system by substitution?"
        desk.get_by_label("A question that must find this answer").fill(clean)
        desk.get_by_role("button", name="Propose it").click()
        expect(desk.locator(".kept")).to_contain_text(f"“{clean}” finds it.")
        self.assertEqual(self.proposals()[-1], ("proposed", clean, "By substitution."))
        team = self.school.login("theo@example.org", "tutorline-demo")
        entry = self.school.ask("GET", "/api/v1/courses/algebra-1/faq", None, team)["entries"][-1]
        self.assertEqual(entry["also"], ["Can I talk to a person? Huh, and that one?"])
        desk.locator(".kept").get_by_role("button", name="Take it back").click()
        self.part(desk, "Resolve", "Resolve it")

    def test_by_keyboard_alone_also_where_a_proposal_is_refused(self):
        desk, learner = self.answered("Which hypotenuse?", "## The long one.")
        desk.get_by_role("button", name="Answer this automatically").focus()
        desk.keyboard.press("Enter")
        test = desk.get_by_label("A question that must find this answer")
        expect(test).to_be_focused()
        test.fill("Which side is the hypotenuse?")
        desk.keyboard.press("Tab")
        desk.keyboard.press("Enter")
        expect(desk.locator(".talk .notice")).to_contain_text("An answer must not contain headings")
        self.assertNotIn("## The long one.", [answer for _, _, answer in self.proposals()])
        desk.get_by_role("button", name="Answer this automatically").focus()
        desk.keyboard.press("Enter")
        # What was typed is still there.
        expect(test).to_have_value("Which side is the hypotenuse?")
        desk.keyboard.press("Escape")
        self.reply(desk, "The long one.")
        expect(desk.get_by_role("button", name="Answer this automatically")).to_have_count(2)
        desk.get_by_role("button", name="Answer this automatically").last.focus()
        desk.keyboard.press("Enter")
        desk.keyboard.press("Tab")
        desk.keyboard.press("Enter")
        undo = desk.get_by_role("button", name="Take it back")
        expect(undo).to_be_focused()
        desk.keyboard.press("Enter")
        expect(desk.locator(".kept")).to_contain_text("Taken back.")
        self.part(desk, "Resolve", "Resolve it")

    def test_axe_finds_nothing_while_a_reply_is_proposed(self):
        for scheme in ["light", "dark"]:
            desk, learner = self.answered(f"In {scheme}?", "Yes.", color_scheme=scheme, bypass_csp=True)
            desk.get_by_role("button", name="Answer this automatically").click()
            expect(desk.get_by_role("dialog")).to_be_visible()
            for what in ["the dialog", "what came of it"]:
                with self.subTest(what, scheme=scheme):
                    found = Axe().run(desk).response["violations"]
                    self.assertEqual([f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]], [])
                if what == "the dialog":
                    desk.get_by_role("button", name="Propose it").click()
                    expect(desk.locator(".kept")).to_be_visible()
            self.part(desk, "Resolve", "Resolve it")
