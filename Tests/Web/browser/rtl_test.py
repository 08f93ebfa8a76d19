"""Languages that are written from the right: everything is turned around, and nothing sticks out."""

import uuid

from playwright.sync_api import expect

from people import BUBBLE, MODULE
from pseudo import Translated

# What reaches beyond the screen, in the page and in the widget, but for what scrolls by itself and what is hidden on purpose.
OUTSIDE = """() => {
    const left = [];
    const roots = [document];
    for (const root of roots) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
    const scrolls = (one) => {
        for (let at = one.parentElement; at; at = at.parentElement) {
            if (["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX)) return true;
        }
        return false;
    };
    for (const root of roots) {
        for (const one of root.querySelectorAll("body *, :host *, button, p, li, section")) {
            if (!one.checkVisibility({visibilityProperty: true}) || one.matches(".skip, .hidden, .unseen") || scrolls(one)) continue;
            const box = one.getBoundingClientRect();
            if (box.left < -1 || box.right > innerWidth + 1) left.push(`${one.localName}.${one.className}`);
        }
    }
    if (document.documentElement.scrollWidth > innerWidth) left.push("the page");
    return left;
}"""


class RightToLeft(Translated):
    language = "he"

    def check(self, page, what):
        for width in [320, 1100]:
            page.set_viewport_size({"width": width, "height": 760})
            with self.subTest(what, width=width):
                self.assertEqual(page.evaluate("document.dir"), "rtl")
                self.assertEqual(page.evaluate(OUTSIDE), [])

    def side(self, page, selector, within):
        """On which side of something the last of those stands."""
        box, room = page.locator(selector).last.bounding_box(), page.locator(within).bounding_box()
        before, behind = box["x"] - room["x"], room["x"] + room["width"] - box["x"] - box["width"]
        return "left" if before < behind else "right"

    def test_pages_are_turned_around_and_nothing_sticks_out(self):
        page = self.page("/")
        for path in ["/", MODULE, "/conversations", "/practice", "/practice/history", "/practice/progress", "/never"]:
            page.goto(path)
            self.check(page, path)
        page.goto(MODULE)
        self.assertEqual(self.side(page, ".brand", ".top"), "right")
        self.assertEqual(self.side(page, "tutor-chat .launcher", "body"), "left")
        page.goto("/practice")
        page.locator("main button.main").click()
        page.locator("button[formaction*=hint]").click()
        expect(page.locator("#hints")).to_be_visible()
        self.check(page, "a question with a hint")
        page.context.clear_cookies()
        page.goto("/login?problem=unauthorized")
        self.check(page, "signing in")

    def test_the_widget_has_ones_own_words_on_the_left(self):
        page = self.page()
        self.show(page)
        self.write(page, "very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing] .bubble > :not(.tail)").first).to_be_visible()
        self.check(page, "while an answer is written")
        page.locator("tutor-chat .stop").click()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_be_visible()
        self.check(page, "an answer")
        self.assertEqual(self.side(page, f"{BUBBLE}[data-kind=mine] .bubble", "tutor-chat .list"), "left")
        self.assertEqual(self.side(page, "tutor-chat .close", "tutor-chat .panel"), "left")
        # What is pointed at has its arrow turned; what somebody wrote in Latin letters stands as it is read.
        turned = page.locator("tutor-chat .send:not(.stop) .icon").evaluate("one => getComputedStyle(one).transform")
        self.assertTrue(turned.startswith("matrix(-1"), turned)
        self.assertEqual(page.locator(f"{BUBBLE}[data-kind=mine] .bubble").evaluate("one => getComputedStyle(one).direction"), "ltr")
        self.line.cut()
        expect(self.banner(page)).to_be_visible()
        self.check(page, "without a line")

    def test_the_desk_is_turned_around(self):
        page = self.desk()
        self.check(page, "a question that waits")
        page.locator(".ticket").click()
        page.locator(".head .main").click()
        page.locator("#desk-reply").fill("Half of it.")
        page.locator("#desk-reply").press("Enter")
        expect(page.locator(".talk-list li[data-kind=own]")).to_be_visible()
        self.check(page, "a question that somebody answers")
        self.assertEqual(self.side(page, ".queue", ".desk"), "right")
        self.assertEqual(self.side(page, ".talk-list li[data-kind=own] .bubble", ".talk-list"), "left")
        self.leave(page)

    def test_the_teams_pages_are_turned_around(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}", locale="he")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/team")
        page.get_by_role("button", name="Theo Team").click()
        page.wait_for_url("**/team")
        learner = self.learner
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")["id"]
        turn = post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text="Why is that so?")["turn"]
        for path in ["/team", f"/team/turns/{turn}", "/team/chain", "/team/try?say=Why?", "/team/draft", "/team/locks",
                     "/team/learned", "/team/turns/never"]:
            page.goto(path)
            for summary in page.locator("main summary").all():
                summary.click()
            if path.startswith("/team/try"):
                page.locator("#trying button.main").click()
                expect(page.locator("#tried article")).to_be_visible()
            self.check(page, path)
        page.goto("/team/draft")
        # A program is written from the left in every language.
        self.assertEqual(page.locator("#draft").evaluate("one => getComputedStyle(one).direction"), "ltr")
        self.assertEqual(self.side(page, "team-draft .numbers", ".editor"), "left")
