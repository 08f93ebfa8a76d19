"""The chain in force and the ones before it, and messages that are tried through it."""

import json
import uuid

from playwright.sync_api import expect

from team import CHAIN, DUE, OnTheTeam


class TeamChain(OnTheTeam):
    def test_the_chain_is_shown_as_configured_and_one_can_go_back(self):
        page = self.visit("/team/chain?at=algebra-1")
        parts = page.locator(".chain .part strong")
        self.assertEqual(parts.all_inner_texts(), ["course", "asked", "learned", "faq", "sorry"])
        faq = page.locator(".chain > li").filter(has=page.get_by_text("faq", exact=True))
        expect(faq).to_contain_text("Answers from a file of frequently asked questions")
        expect(faq.get_by_role("link", name="responders.json:10:9")).to_be_visible()
        expect(faq).to_contain_text("examples/courses/algebra-1/faq.md")
        before = page.locator(".about code").inner_text()
        self.school.configure(CHAIN.replace("Think again.", "Think twice."), self.theo.token)
        page.reload()
        expect(page.locator(".chain")).to_contain_text(["course", "Think twice."])
        expect(page.locator(".about")).to_contain_text("a draft, by Theo")
        expect(page.locator("#log .log > li").first).to_contain_text("in force")
        page.get_by_role("button", name=f"Go back to this {before}").first.click()
        expect(page.locator(".about code")).to_have_text(before)
        expect(page.locator(".about")).to_contain_text("a rollback, by Theo")
        expect(page.locator("main")).not_to_contain_text("Think twice.")
        expect(page.get_by_role("status")).to_have_text("Done.")

    def test_who_may_not_go_back_is_told_why(self):
        self.school.configure(CHAIN.replace("Open a course first.", "Everywhere."), self.school.operator)
        page = self.visit("/team/chain")
        page.get_by_role("button", name="Go back to this").first.click()
        expect(page.get_by_role("alert")).to_have_text(
            "This needs the operator: it changes settings for all courses.")
        self.complaints.clear()

    # Trying

    def test_a_message_is_tried_with_all_its_trace_and_nothing_is_kept(self):
        page = self.visit("/team/try?at=algebra-1/unit-2")
        expect(page.get_by_label("Where")).to_have_value("algebra-1/unit-2")
        mine = f"{DUE} {uuid.uuid4().hex[:6]}"
        page.get_by_label("Question").fill(mine)
        page.get_by_role("button", name="Try it").click()
        tried = page.locator("#tried article")
        expect(tried).to_have_count(1)
        expect(tried.locator(".sentence")).to_contain_text("matched; no model was used.")
        expect(tried.locator(".trace li[data-ending=answered] strong")).to_have_text("faq")
        expect(tried.locator(".facts")).to_contain_text("unit-2")
        page.get_by_label("The learner presses").check()
        page.get_by_role("button", name="Try it").click()
        expect(tried.locator(".sentence")).to_contain_text("You asked for a person")
        turns = self.visit("/team")
        expect(turns.locator("main")).not_to_contain_text(mine)
        queued = self.school.ask("GET", "/api/v1/queues/all/tickets", None, self.tara)
        self.assertNotIn(mine, json.dumps(queued))

    def test_a_message_is_tried_through_the_draft_beside_the_chain_in_force(self):
        page = self.visit("/team/draft")
        self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
        page.get_by_role("link", name="Try a message with it").click()
        page.get_by_label("Question").fill("What is a zorgl?")
        expect(page.get_by_label("Ask my draft as well")).to_be_checked()
        page.get_by_role("button", name="Try it").click()
        tried = page.locator("#tried article")
        expect(tried).to_have_count(2)
        expect(tried.nth(0).locator(".said")).to_contain_text("Think again.")
        expect(tried.nth(1).locator(".said")).to_contain_text("Draw it first.")
        page.go_back()
        self.draft(page, lambda text: text.replace('"learned"', '"lerned"'))
        page.goto("/team/try?say=Why?")
        expect(page.locator("#with-draft")).to_be_visible()
        page.get_by_role("button", name="Try it").click()
        expect(tried.nth(0).locator(".said")).to_contain_text("Think again.")
        expect(tried.nth(1).get_by_role("alert")).to_contain_text('nothing is called "lerned"; did you mean "learned"?')
