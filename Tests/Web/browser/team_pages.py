"""The pages of the team as a whole: who finds them, without a script, by keyboard, and what axe says."""

import uuid

from playwright.sync_api import expect

from team import DUE, OnTheTeam, Person


class TeamPages(OnTheTeam):
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

    def test_what_is_pressed_with_a_finger_is_large_enough(self):
        self.asks(DUE)
        page = self.visit("/team", has_touch=True, is_mobile=True)
        page.set_viewport_size({"width": 390, "height": 844})
        for path in ["/team", "/team/chain", "/team/try", "/team/draft", "/team/locks", "/team/learned"]:
            page.goto(path)
            fields = ":is(button, .plain, select, textarea, input:not([type=checkbox], [type=radio]))"
            small = page.locator(f"main {fields}:visible").evaluate_all(
                "all => all.map(one => [one.innerText, one.getBoundingClientRect().height]).filter(([, high]) => high < 44)")
            self.assertEqual(small, [], path)

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
