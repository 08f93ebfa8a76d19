"""The draft of a chain: what is wrong in it, its tests, bringing it into force, and two who edit at once."""

import re

from playwright.sync_api import expect

from school import PASSWORD
from team import DUE, OnTheTeam, Person


class TeamDraft(OnTheTeam):
    def test_what_is_wrong_in_a_draft_leads_to_its_place(self):
        page = self.visit("/team/draft")
        expect(page.get_by_text("You can change Algebra 1. Settings for all")).to_be_visible()
        self.draft(page, lambda text: text.replace('"learned"', '"lerned"').replace('"10m"', '"10 parsecs"'))
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_role("heading", name="2 things are wrong")).to_be_focused()
        expect(page.locator("#checked")).to_contain_text("did you mean")
        expect(page.locator(".numbers [data-faulty]")).to_have_text(["9\n", "16\n"])
        page.get_by_role("button", name="9:9").click()
        area = page.get_by_label("The draft", exact=True)
        expect(area).to_be_focused()
        marked = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
        self.assertEqual(marked, '"lerned"')
        self.complaints.clear()

    def test_a_draft_is_checked_with_its_tests_brought_into_force_and_used(self):
        page = self.visit("/team/draft")
        self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_role("heading", name="The draft is in order.")).to_be_visible()
        expect(page.locator("#checked")).to_contain_text("Its 1 test passes.")
        page.get_by_text("The tests that pass").click()
        expect(page.locator("#checked details")).to_contain_text(f"“{DUE}” algebra-1: answered by faq")
        # It is still there after a reload, and known for a draft.
        page.reload()
        expect(page.get_by_text("This is your draft, based on revision")).to_be_visible()
        page.get_by_role("button", name="Bring it into force").click()
        page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.get_by_role("button", name="Bring it into force").click()
        page.get_by_role("dialog").get_by_role("button", name="Bring it into force").click()
        expect(page.get_by_role("heading", name="is in force.")).to_be_visible()
        turn = self.asks("What is a zorgl?")
        told = self.school.ask("GET", f"/admin/turns/{turn}", None, self.theo.token)
        self.assertEqual(told["answer"], "Draw it first.")
        page.get_by_role("link", name="Look at the chain").click()
        expect(page.locator(".about")).to_contain_text("a draft, by Theo")
        page.goto("/team/draft")
        expect(page.locator("#draft-kept")).to_be_hidden()

    def test_what_is_written_while_a_draft_is_brought_into_force_is_kept(self):
        page = self.visit("/team/draft")
        self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
        held = []
        page.route("**/admin/config", lambda route: held.append(route))
        page.get_by_role("button", name="Bring it into force").click()
        page.get_by_role("dialog").get_by_role("button", name="Bring it into force").click()
        while not held:
            page.wait_for_timeout(10)
        self.draft(page, lambda text: text.replace("Draw it first.", "Draw it twice."))
        held[0].continue_()
        expect(page.get_by_role("heading", name="is in force.")).to_be_visible()
        page.reload()
        self.assertIn("Draw it twice.", page.get_by_label("The draft", exact=True).input_value())

    def test_a_draft_whose_tests_fail_or_that_goes_too_far_changes_nothing(self):
        page = self.visit("/team/draft")
        revision = self.school.ask("GET", "/admin/config", None, self.theo.token)["revision"]
        whole = page.get_by_label("The draft", exact=True).input_value()
        cases = [
            (lambda _: whole.replace("Friday", "Sunday"), "expected the answer to contain"),
            (lambda _: whole.replace("Look at the cell.", "No."), "or the team of “biology-1”"),
            (lambda _: whole.replace("Open a course first.", "No."), "it changes settings for all courses"),
            (lambda _: whole.replace(
                '{ "use": "say", "name": "sorry", "text": "Think again." }',
                '{ "use": "webhook", "url": "https://elsewhere.example.org/" }',
            ), "This needs the operator"),
        ]
        for change, sentence in cases:
            self.draft(page, change)
            page.get_by_role("button", name="Bring it into force").click()
            page.get_by_role("dialog").get_by_role("button", name="Bring it into force").click()
            expect(page.locator("#checked")).to_contain_text(sentence)
        self.assertEqual(self.school.ask("GET", "/admin/config", None, self.theo.token)["revision"], revision)
        page.get_by_role("button", name="Start again").click()
        expect(page.get_by_label("The draft", exact=True)).to_have_value(whole)
        page.get_by_role("button", name="Bring my draft back").click()
        expect(page.get_by_label("The draft", exact=True)).to_have_value(cases[-1][0](""))
        self.complaints.clear()

    def test_whoever_is_signed_out_over_a_draft_is_told_so_and_finds_the_way_back_to_it(self):
        page = self.visit("/team/draft")
        self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
        page.context.clear_cookies()
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_focused()
        expect(page.locator("#checked")).to_contain_text("Your draft is kept.")
        self.violated(page, "signed out over a draft")
        page.get_by_role("link", name="Sign in again").click()
        page.get_by_label("Email").fill(self.theo.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_label("The draft", exact=True)).to_have_value(re.compile("Draw it first"))
        self.complaints.clear()  # the browser tells of the 401

    def test_what_is_only_blanks_is_no_question_to_try(self):
        page = self.visit("/team/try")
        page.get_by_label("Question").fill("   ")
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("alert")).to_have_text("Write a question.")
        expect(page.get_by_label("Question")).to_be_focused()

    # Two who edit at once

    def begin(self, page, *change):
        """Somebody writes a draft, and brings it into force."""
        self.draft(page, lambda text: text.replace(*change))
        self.bring(page)

    def bring(self, page):
        page.get_by_role("button", name="Bring it into force").click()
        page.get_by_role("dialog").get_by_role("button", name="Bring it into force").click()

    def test_of_two_who_edit_at_once_nobody_undoes_unknowingly_what_the_other_changed(self):
        first = self.visit("/team/draft")
        other = self.visit("/team/draft", Person(self.school, "Cem", "team", [("algebra-1", "manage")]))
        in_force = lambda: self.school.ask("GET", "/admin/config", None, self.theo.token)["text"]
        self.begin(first, "Think again.", "Draw it first.")
        expect(first.get_by_role("heading", name="is in force.")).to_be_visible()

        # Other lines: both hold, once whoever was slower says so.
        self.begin(other, '"10m"', '"20m"')
        expect(other.get_by_role("heading", name="has changed since you began")).to_be_focused()
        expect(other.locator("#checked")).to_contain_text("Theo brought revision")
        self.assertNotIn("20m", in_force())
        other.get_by_text("See the difference").click()
        told = other.locator(".difference")
        expect(told.locator("del")).to_have_count(2)
        expect(told).to_contain_text('+         { "use": "say", "name": "sorry", "text": "Think again." }')
        self.violated(other, "a draft that is outdated")
        self.narrow(other, "a draft that is outdated")
        other.get_by_role("button", name="Bring both together").click()
        expect(other.get_by_label("The draft", exact=True)).to_be_focused()
        self.assertIn("Draw it first.", other.get_by_label("The draft", exact=True).input_value())
        self.bring(other)
        expect(other.get_by_role("heading", name="is in force.")).to_be_visible()
        self.assertTrue("Draw it first." in in_force() and "20m" in in_force())

        # The same line: it is theirs to say what holds, and a reload in between forgets nothing.
        self.draft(first, lambda text: text.replace("Draw it first.", "Draw it twice."))
        self.begin(other, "Draw it first.", "Draw it thrice.")
        expect(other.get_by_role("heading", name="is in force.")).to_be_visible()
        first.reload()
        expect(first.locator("#draft-kept")).to_contain_text("another revision is in force now")
        self.bring(first)
        expect(first.locator("#checked")).to_contain_text("Cem brought revision")
        expect(first.get_by_role("button", name="Bring both together")).to_have_count(0)
        first.get_by_role("button", name="Bring mine into force anyway").click()
        expect(first.get_by_role("heading", name="is in force.")).to_be_visible()
        self.assertIn("Draw it twice.", in_force())
        self.complaints.clear()  # the browser tells of each 409

    def test_who_edits_only_their_own_course_is_not_told_that_they_change_another(self):
        page = self.visit("/team/draft")
        bea = self.visit("/team/draft", Person(self.school, "Bea", "team", [("biology-1", "manage")]))
        self.begin(page, "Think again.", "Draw it first.")
        expect(page.get_by_role("heading", name="is in force.")).to_be_visible()
        self.draft(bea, lambda text: text.replace("Look at the cell.", "Draw the cell."))
        bea.get_by_role("button", name="Check it").click()
        expect(bea.get_by_role("heading", name="has changed since you began")).to_be_visible()
        expect(bea.locator("#checked")).not_to_contain_text("changes that course")
        bea.get_by_role("button", name="Bring both together").click()
        self.bring(bea)
        expect(bea.get_by_role("heading", name="is in force.")).to_be_visible()
        text = self.school.ask("GET", "/admin/config", None, self.theo.token)["text"]
        self.assertTrue("Draw it first." in text and "Draw the cell." in text)
        self.complaints.clear()
