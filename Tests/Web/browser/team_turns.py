"""What was asked and how it was answered: the list as it grows, and the trace of one turn."""

import uuid

from playwright.sync_api import expect

from team import DUE, OnTheTeam, Person


class TeamTurns(OnTheTeam):
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

    def test_a_row_keeps_the_focus_when_one_above_it_changes(self):
        for text in ["One?", "Two?"]:
            self.asks(text)
        page = self.visit()
        rows = page.locator("#turns .turns > li")
        second = rows.nth(1).locator("a").first
        second.focus()
        address = second.get_attribute("href")
        # As if the newest had ended in another way since the page was read.
        rows.nth(0).locator(".ended .mark").evaluate("mark => mark.dataset.outcome = 'failed'")
        self.asks("Three?")
        expect(page.locator("#turns")).to_contain_text("Three?")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('href')"), address)
