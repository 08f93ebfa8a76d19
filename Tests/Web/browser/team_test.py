"""Those who look after a course: what was asked, how it was answered, and how the chain is changed."""

import json
import pathlib
import time
import urllib.error
import urllib.request
import uuid

from playwright.sync_api import expect

from people import InBrowser
from school import PASSWORD, ROOT, Learner, School

# Two courses with a chain of their own, so that there is one that is somebody else's.
CHAIN = """{
  "version": 1,
  "enrich": ["course"],
  "respond": [ { "use": "say", "name": "anywhere", "text": "Open a course first." } ],
  "courses": {
    "algebra-1": {
      "respond": [
        { "use": "relay", "name": "asked", "queue": "tutors", "when": { "message.asks_for_person": true } },
        "learned",
        { "use": "faq", "file": "examples/courses/algebra-1/faq.md" },
        { "use": "say", "name": "sorry", "text": "Think again." }
      ]
    },
    "biology-1": { "respond": [ { "use": "say", "name": "cells", "text": "Look at the cell." } ] }
  },
  "queues": { "tutors": { "patience": "10m", "lease": "60s" } },
  "tests": [
    { "say": "When is homework 2 due?", "course": "algebra-1", "expect": { "by": "faq", "contains": "Friday" } }
  ]
}
"""
DUE = "When is homework 2 due?"


class TeamSchool(School):
    """A host with that chain, which lies beside the courses it names."""

    def start(self):
        folder = pathlib.Path(self.folder.name)
        if not (folder / "responders.json").exists():
            (folder / "responders.json").write_text(CHAIN)
            (folder / "examples").symlink_to(ROOT / "examples")
        self.config = "responders.json"
        super().start()

    def configure(self, text, token):
        """Brings a file into force, word for word."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        address = f"http://127.0.0.1:{self.port}/admin/config"
        urllib.request.urlopen(urllib.request.Request(address, text.encode(), headers), timeout=10).close()


class Person(Learner):
    """Somebody whom no other test knows, with a role and a course to exercise it in."""

    def __init__(self, school, name, role, enrolments):
        email = f"{uuid.uuid4().hex}@example.org"
        account = school.ask(
            "POST", "/api/v1/accounts",
            {"name": name, "email": email, "password": PASSWORD, "roles": [role]}, school.operator,
        )
        for course, manner in enrolments:
            school.ask("PUT", f"/api/v1/courses/{course}/people/{account['id']}/{manner}", None, school.operator)
        super().__init__(school, name, email)


class Team(InBrowser):
    @classmethod
    def make_school(cls):
        return TeamSchool()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tara = cls.school.login("tara@example.org", "tutorline-demo")

    def setUp(self):
        super().setUp()
        # Every test begins with the same configuration, and without a lock.
        self.school.configure(CHAIN, self.school.operator)
        self.school.ask("DELETE", "/api/v1/courses/algebra-1/lock", None, self.school.operator)
        self.theo = Person(self.school, "Theo", "team", [("algebra-1", "manage")])

    def visit(self, path="/team", person=None, **options):
        """A page in a browser of somebody's; of a team's that looks after algebra, when nobody is named."""
        learner, self.learner = self.learner, person or self.theo
        try:
            return self.page(path, self.device(**options))
        finally:
            self.learner = learner

    def asks(self, text, learner=None, course="algebra-1", module="unit-1"):
        """Somebody asks; gives the turn."""
        learner = learner or self.learner
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course=course, module=module)["id"]
        turn = post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text=text)["turn"]
        # The question is on the disk; its answer may take a moment longer.
        deadline = time.monotonic() + 15
        while self.school.ask("GET", f"/admin/turns/{turn}", None, self.school.operator)["outcome"] is None:
            self.assertLess(time.monotonic(), deadline, "the turn has no ending")
            time.sleep(0.02)
        return turn

    def draft(self, page, change):
        """Writes a draft that differs from what is there."""
        text = page.get_by_label("The draft", exact=True)
        text.fill(change(text.input_value()))

    def narrow(self, page, what):
        """Nothing is wider than a small phone, and nothing too small for a finger."""
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 640})
        with self.subTest(what):
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
            small = page.locator("main").evaluate("""main =>
                [...main.querySelectorAll("button, select, textarea, input:not([type=hidden]), summary")]
                .filter(one => one.checkVisibility({visibilityProperty: true}))
                .map(one => [one.textContent || one.name, one.getBoundingClientRect()])
                .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)""")
            self.assertEqual(small, [])
        page.set_viewport_size(size)

    # The turns

    def test_a_turn_appears_as_it_ends_and_leads_to_all_that_was_tried(self):
        page = self.visit()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        question = f"{DUE} {uuid.uuid4().hex[:6]}"
        turn = self.asks(question)
        row = page.locator(".turns li").filter(has_text=question)
        expect(row.locator(".mark")).to_have_text("answered")
        expect(row.locator(".pip[data-ending=answered]")).to_contain_text("faq")
        row.get_by_role("link").click()
        expect(page).to_have_url(f"http://127.0.0.1:{self.line.port}/team/turns/{turn}")
        expect(page.locator(".sentence")).to_have_text("The FAQ entry When is homework 2 due? matched; no model was used.")
        names = page.locator(".trace .part strong").all_inner_texts()
        self.assertEqual(names[0], "course")
        self.assertEqual([name for name in names if name != "course"], ["asked", "learned", "faq"])
        expect(page.locator(".trace li[data-ending=answered] .bar .own")).to_have_count(1)
        expect(page.locator(".facts")).to_contain_text("course.id")
        expect(page.locator(".said")).to_contain_text("Friday")
        # Its address is one that can be sent to a colleague.
        colleague = Person(self.school, "Thea", "team", [("algebra-1", "manage")])
        other = self.visit(f"/team/turns/{turn}", colleague)
        expect(other.locator(".said")).to_contain_text(question)

    def test_a_turn_that_ends_while_the_list_is_looked_at_is_not_missed(self):
        held = []

        def hold(route):
            # The page's own first look is answered as things are now, and later.
            if route.request.resource_type == "xhr" and not held:
                held.append((route, route.fetch()))
            else:
                route.continue_()

        learner, self.learner = self.learner, self.theo
        context = self.device()
        self.learner = learner
        context.route("**/team", hold)
        page = self.page("/team", context)
        while not held:
            page.wait_for_timeout(10)
        page.evaluate("""() => document.querySelector("team-feed").source
            .addEventListener("turn", () => window.told = true)""")
        question = f"{DUE} {uuid.uuid4().hex[:6]}"
        self.asks(question)
        page.wait_for_function("window.told")
        route, response = held[0]
        route.fulfill(response=response)
        expect(page.locator(".turns li").filter(has_text=question)).to_be_visible()

    def test_the_list_can_be_narrowed_and_held_and_tells_what_came_meanwhile(self):
        mine = uuid.uuid4().hex[:6]
        self.asks(f"Zorgl {mine}?")
        page = self.visit()
        page.get_by_label("Outcome").select_option(label="handed to a person")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(0)
        self.asks(f"Another {mine}?", self.school.learner())
        self.asks(f"Can I talk to a person about {mine}?", self.school.learner())
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(1)
        page.get_by_role("button", name="Pause").click()
        self.asks(f"Can I talk to a person again about {mine}?", self.school.learner())
        expect(page.locator("team-feed .state")).to_have_text("Paused: 1 new turn")
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(1)
        page.get_by_role("button", name="Resume").click()
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(2)

    def test_a_list_whose_line_was_cut_says_so_and_misses_nothing(self):
        page = self.visit()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        self.line.cut()
        expect(page.locator("team-feed .state")).to_have_text("Not live: the connection is lost")
        mine = uuid.uuid4().hex[:6]
        self.asks(f"Meanwhile {mine}?")
        self.line.mend()
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(1)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()

    # The chain

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

    # The draft

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

    def test_a_row_keeps_the_focus_when_one_above_it_changes(self):
        for text in ["One?", "Two?"]:
            self.asks(text)
        page = self.visit()
        rows = page.locator("#turns .turns > li")
        first, second = rows.nth(0).locator("a").first, rows.nth(1).locator("a").first
        second.focus()
        address = second.get_attribute("href")
        # As if the newest had ended in another way since the page was read.
        rows.nth(0).locator(".ended .mark").evaluate("mark => mark.dataset.outcome = 'failed'")
        self.asks("Three?")
        expect(page.locator("#turns")).to_contain_text("Three?")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('href')"), address)

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
        self.assertIn("Draw it first.", page.get_by_label("The draft", exact=True).input_value())
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

    def test_the_draft_is_replayed_over_what_was_asked_with_every_difference_side_by_side(self):
        mine = uuid.uuid4().hex[:6]
        turn = self.asks(f"What is a zorgl {mine}?")
        self.asks(DUE, self.school.learner())
        page = self.visit("/team/draft")
        page.get_by_role("button", name="Replay").click()
        # Other tests have had their own chains in force; what was asked just now goes as it went.
        expect(page.locator("#replayed .about")).to_be_visible()
        expect(page.locator("#replayed")).not_to_contain_text(mine)
        self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
        page.get_by_role("button", name="Replay").click()
        expect(page.locator("#replayed > p")).to_contain_text("turns would have gone differently.")
        found = page.locator(".differences > li").filter(has_text=mine)
        expect(found.locator(".sides > div").nth(0)).to_contain_text("Think again.")
        expect(found.locator(".sides > div").nth(1)).to_contain_text("Draw it first.")
        expect(found.get_by_role("link")).to_have_attribute("href", f"/team/turns/{turn}")
        expect(page.locator("#replayed .about")).to_contain_text("reach a person")
        expect(page.locator(".differences")).not_to_contain_text(DUE)
        self.assertEqual(page.get_by_label("Course").locator("option").all_inner_texts(), ["Algebra 1"])

    def test_a_replay_shows_how_far_it_is_and_can_be_cancelled(self):
        page = self.visit("/team/draft")
        # A host that stands still in the middle of it.
        page.evaluate("""() => {
            const ask = window.fetch;
            window.fetch = (path, options) => {
                if (!String(path).startsWith("/admin/replay")) return ask(path, options);
                const said = new TextEncoder().encode('{"progress":{"seen":1200,"of":3000}}\\n');
                return Promise.resolve(new Response(new ReadableStream({
                    start(line) {
                        line.enqueue(said);
                        options.signal.addEventListener("abort", () => line.error(options.signal.reason));
                    },
                })));
            };
        }""")
        page.get_by_role("button", name="Replay").click()
        expect(page.get_by_text("1,200 of 3,000 turns")).to_be_visible()
        expect(page.get_by_role("progressbar")).to_have_attribute("value", "1200")
        expect(page.get_by_role("button", name="Cancel").first).to_be_focused()
        page.get_by_role("button", name="Cancel").first.click()
        expect(page.locator("#replayed > p")).to_have_text("Cancelled after 1,200 of 3,000 turns.")
        expect(page.get_by_role("button", name="Replay")).to_be_focused()

    # Locks and learned answers

    def test_a_lock_is_set_holds_at_once_and_is_lifted(self):
        page = self.visit("/team/locks")
        module = page.locator(".locks > li").filter(has_text="Unit 2")
        module.get_by_text("Set a lock").click()
        module.get_by_label("How much help").select_option(label="closed")
        module.get_by_role("button", name="Set it").click()
        expect(module.locator(".mark")).to_have_text("closed, set here")
        expect(module).to_contain_text("by Theo")
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.asks("Why?", module="unit-2")
        self.assertEqual(refused.exception.code, 423)
        module.get_by_role("button", name="Lift it").click()
        expect(module.locator(".mark")).to_have_text("open")
        self.asks("Why?", module="unit-2")
        module.get_by_text("Set a lock").click()
        module.get_by_label("From").fill("2031-01-01T10:00")
        module.get_by_label("Until").fill("2030-01-01T10:00")
        module.get_by_role("button", name="Set it").click()
        expect(module.get_by_role("alert")).to_be_visible()
        module.get_by_label("From").fill("2029-01-01T10:00")
        module.get_by_role("button", name="Set it").click()
        expect(module).to_contain_text("Jan 1, 2029")
        module.get_by_text("Change it").click()
        expect(module.get_by_label("From")).to_have_value("2029-01-01T10:00")
        expect(module.get_by_label("Until")).to_have_value("2030-01-01T10:00")
        module.get_by_label("From").fill("")
        module.get_by_label("Until").fill("2020-01-01T10:00")
        module.get_by_role("button", name="Set it").click()
        expect(module.get_by_role("alert")).to_contain_text("This end is already past")
        module.get_by_role("button", name="Lift it").click()
        expect(module.locator(".mark")).to_have_text("open")
        self.complaints.clear()

    def test_what_was_done_is_not_told_as_failed_because_the_page_could_not_be_read_again(self):
        page = self.visit("/team/locks")
        module = page.locator(".locks > li").filter(has_text="Unit 2")
        module.get_by_text("Set a lock").click()
        module.get_by_label("How much help").select_option(label="closed")
        page.route("**/team/locks*", lambda route: route.abort())
        do = module.get_by_role("button", name="Set it")
        do.click()
        expect(module.get_by_role("alert")).to_have_text(
            "Done, but this page could not be refreshed. Reload it to see how things are now.")
        expect(do).to_be_disabled()
        page.unroute("**/team/locks*")
        page.reload()
        expect(module.locator(".mark")).to_have_text("closed, set here")
        module.get_by_role("button", name="Lift it").click()
        expect(module.locator(".mark")).to_have_text("open")

    def test_a_learned_answer_is_approved_put_into_other_words_and_taken_back(self):
        mine = uuid.uuid4().hex[:6]
        turn = self.asks(f"Can I talk to a person about the blorp {mine}?")
        key = lambda: str(uuid.uuid4())
        tickets = self.school.ask("GET", "/api/v1/queues/all/tickets", None, self.tara)["tickets"]
        ticket = next(one["ticket"] for one in tickets if one["learner_name"] == self.learner.name)
        claim = self.school.ask("POST", f"/api/v1/tickets/{ticket}/claim", {"key": key()}, self.tara)
        self.school.ask("POST", f"/api/v1/tickets/{ticket}/reply",
                        {"key": key(), "gen": claim["gen"], "text": "A blorp is **round**."}, self.tara)
        self.school.ask("POST", f"/api/v1/tickets/{ticket}/resolve", {"key": key(), "gen": claim["gen"]}, self.tara)
        question = f"What is a blorp of kind {mine}?"
        self.school.ask("POST", "/api/v1/faq/from-turn", {"turn": turn, "question": question, "test": question}, self.tara)
        page = self.visit("/team/learned")
        entry = page.locator(".entries > li").filter(has_text=question)
        expect(entry.locator("strong").first).to_have_text(question)
        expect(entry).to_contain_text("A blorp is round.")
        entry.get_by_role("button", name="Approve").click()
        expect(entry.locator(".mark")).to_have_text("approved")
        asked = lambda: self.school.ask(
            "GET", f"/admin/turns/{self.asks(question, self.school.learner())}", None, self.theo.token)
        self.assertEqual(asked()["by"], "learned")
        entry.get_by_text("Reword").click()
        entry.get_by_label("Answer").fill("A blorp is **square**.")
        entry.get_by_role("button", name="Save wording").click()
        expect(entry.locator(".words")).to_contain_text("A blorp is square.")
        self.assertEqual(asked()["answer"], "A blorp is **square**.")
        entry.get_by_role("button", name="Take it back").click()
        expect(entry.locator(".mark")).to_have_text("withdrawn")
        self.assertEqual(asked()["by"], "sorry")
        entry.get_by_role("link", name="the question it came from").click()
        expect(page.locator(".said")).to_contain_text(mine)

    # Everybody, everywhere

    def test_only_who_looks_after_a_course_finds_the_pages_and_only_their_courses_in_them(self):
        turn = self.asks(DUE)
        paths = ["/team", f"/team/turns/{turn}", "/team/chain", "/team/try", "/team/draft", "/team/locks", "/team/learned"]
        others = [
            self.learner, Person(self.school, "Tina", "tutor", [("algebra-1", "teach")]),
            Person(self.school, "Pa", "parent", []), Person(self.school, "Nobody yet", "team", []),
        ]
        for person in others:
            page = self.visit("/", person)
            expect(page.get_by_role("link", name="Team")).to_have_count(0)
            for path in paths:
                page.goto(path)
                expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
        other = Person(self.school, "Bea", "team", [("biology-1", "manage")])
        page = self.visit("/", other)
        page.get_by_role("link", name="Team", exact=True).click()
        expect(page.locator("main")).not_to_contain_text(DUE)
        self.assertEqual(page.get_by_label("Course").locator("option").all_inner_texts(), ["all your courses", "Biology 1"])
        for path in [f"/team/turns/{turn}", "/team?course=algebra-1", "/team/chain?at=algebra-1",
                     "/team/locks?at=algebra-1", "/team/learned?at=algebra-1", "/team/try?at=algebra-1"]:
            page.goto(path)
            expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
        mine = uuid.uuid4().hex[:6]
        page.goto("/team")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        self.asks(f"Foreign {mine}?", self.school.learner())
        learner = Person(self.school, "Bo", "learner", [("biology-1", "learn")])
        self.asks(f"Own {mine}?", learner, "biology-1", None)
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(1)
        expect(page.locator(".turns li").filter(has_text=mine)).to_contain_text("Own")
        self.complaints.clear()

    def test_without_a_script_everything_is_there_to_read_and_a_message_can_be_tried(self):
        turn = self.asks(DUE)
        page = self.visit("/team", java_script_enabled=False)
        page.locator(".turns a").first.click()
        page.goto(f"/team/turns/{turn}")
        expect(page.locator(".trace li[data-ending=answered]")).to_contain_text("faq")
        expect(page.get_by_role("button", name="Copy the link")).to_be_hidden()
        page.goto("/team/chain")
        expect(page.locator("#log .log > li").first).to_contain_text("in force")
        expect(page.locator(".chain").last).to_contain_text("Think again.")
        expect(page.get_by_role("button", name="Go back to this")).to_have_count(0)
        page.goto("/team/try")
        page.get_by_label("Question").fill(DUE)
        page.get_by_role("button", name="Try it").click()
        expect(page.locator("#tried .trace li[data-ending=answered]")).to_contain_text("faq")
        page.goto("/team/locks")
        expect(page.locator(".locks > li").first).to_contain_text("The whole course")
        page.goto("/team/draft")
        expect(page.locator("noscript .notice")).to_be_visible()
        expect(page.get_by_role("button", name="Check it")).to_have_count(0)

    def test_everything_can_be_done_with_the_keyboard(self):
        self.asks(DUE)
        page = self.visit("/team")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        page.locator(".turns a").first.focus()
        # What comes in meanwhile does not take the focus away.
        mine = uuid.uuid4().hex[:6]
        here = page.evaluate("document.activeElement.href")
        self.asks(f"Zorgl {mine}?", self.school.learner())
        expect(page.locator(".turns li").filter(has_text=mine)).to_have_count(1)
        self.assertEqual(page.evaluate("document.activeElement.href"), here)
        page.keyboard.press("Enter")
        expect(page.locator(".trace")).to_be_visible()
        page.goto("/team/locks")
        summary = page.locator(".locks summary").first
        summary.focus()
        page.keyboard.press("Enter")
        page.locator(".locks button.main").first.focus()
        page.keyboard.press("Enter")
        lift = page.get_by_role("button", name="Lift it")
        expect(lift).to_be_visible()
        expect(lift).to_be_focused()
        page.keyboard.press("Enter")
        expect(lift).to_have_count(0)
        page.goto("/team/draft")
        page.get_by_role("button", name="Bring it into force").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Bring it into force")).to_be_focused()

    def test_axe_finds_nothing_in_any_state_in_light_and_dark_and_nothing_is_wider_than_a_small_phone(self):
        turn = self.asks("What is a zorgl, asked at a length that has to be broken somewhere on a small telephone?")
        self.asks("Can I talk to a person?", self.school.learner())
        for scheme in ["light", "dark"]:
            page = self.visit("/team", color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
            expect(page.get_by_text("Live", exact=True)).to_be_visible()
            page.get_by_role("button", name="Pause").click()

            def look(what):
                self.violated(page, f"{what} in {scheme}")
                self.narrow(page, f"{what} in {scheme}")

            look("the turns")
            page.get_by_role("button", name="Resume").click()
            self.line.cut()
            expect(page.get_by_text("Not live: the connection is lost")).to_be_visible()
            look("turns without a line")
            self.line.mend()
            page.goto("/team/turns/never")
            look("a turn that is not there")
            page.goto("/team?outcome=stopped")
            expect(page.get_by_text("Live", exact=True)).to_be_visible()
            look("no turns")
            page.goto(f"/team/turns/{turn}")
            look("a turn")
            page.goto("/team/chain?at=algebra-1/unit-1")
            for summary in page.locator("summary").all():
                summary.click()
            look("the chain")
            page.goto("/team/draft")
            look("a draft")
            self.draft(page, lambda text: text.replace("Think again.", "Draw it first."))
            page.get_by_role("button", name="Replay").click()
            expect(page.locator(".differences > li").first).to_be_visible()
            expect(page.locator("#replayed .about")).to_be_visible()
            look("a replay")
            self.draft(page, lambda text: text.replace('"learned"', '"lerned"'))
            page.get_by_role("button", name="Check it").click()
            expect(page.get_by_role("heading", name="One thing is wrong")).to_be_visible()
            look("a faulty draft")
            self.draft(page, lambda text: text.replace('"lerned"', '"learned"').replace("Open a course first.", "No."))
            page.get_by_role("button", name="Check it").click()
            page.get_by_text("The draft is in order.").or_(page.get_by_text("The draft cannot be")).wait_for()
            look("a draft that was checked")
            page.reload()
            look("a draft that was kept")
            page.get_by_role("button", name="Bring it into force").click()
            look("a dialog")
            page.keyboard.press("Escape")
            page.goto("/team/try?say=Why?")
            look("the form to try")
            expect(page.locator("#with-draft")).to_be_visible()
            page.get_by_role("button", name="Try it").click()
            expect(page.locator("#tried article")).to_have_count(2)
            look("a trial")
            page.goto("/team/locks")
            row = page.locator(".locks > li").first
            row.locator("summary").click()
            row.get_by_label("From").fill("2031-01-01T10:00")
            row.get_by_label("Until").fill("2030-01-01T10:00")
            row.get_by_role("button", name="Set it").click()
            expect(row.get_by_role("alert")).to_be_visible()
            look("a lock that ends before it begins")
            row.get_by_label("From").fill("2029-01-01T10:00")
            row.get_by_role("button", name="Set it").click()
            expect(row.locator(".mark[data-grade]")).to_be_visible()
            look("a lock that was set")
            row.get_by_role("button", name="Lift it").click()
            expect(row.locator(".mark[data-grade]")).to_have_count(0)
            page.goto("/team/learned")
            look("learned answers")
        self.complaints.clear()
