"""What a team does to its course: replays, locks, and learned answers."""

import urllib.error
import uuid

from playwright.sync_api import expect

from team import DUE, OnTheTeam


class TeamDeeds(OnTheTeam):
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
