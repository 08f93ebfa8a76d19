"""No text is hard-coded: in a language that a machine made, nothing English is left but what people and courses said."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import BUBBLE, MODULE, OTHER
from pseudo import Translated

# What stands in a page and is nobody's text: names and words of people and courses, which pages mark as such.
ENGLISH = """() => {
    const own = "bdi, [dir=auto], [lang]:not(html):not([lang=el]), time, code, .math, .bubble, [role=status], noscript, textarea";
    const data = new Set(["Tutorline", "CSV", "coach", "tutors", "human", "help", "asked"]);
    const roots = [document];
    const left = [];
    for (const root of roots) {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) roots.push(one.shadowRoot);
            if (one.matches("bdi, [dir=auto], [lang=en]")) data.add(one.textContent.trim());
        }
    }
    for (const name of document.querySelector("tutor-chat")?.getAttributeNames() ?? []) {
        data.add(document.querySelector("tutor-chat").getAttribute(name));
    }
    const words = [...data].filter(Boolean).sort((one, other) => other.length - one.length);
    const look = (text, where) => {
        let rest = text.replace(/[0-9a-f-]{36}\\.\\d+/, ""); // the name of a turn
        for (const word of words) rest = rest.replaceAll(word, "");
        if (/[a-z]/i.test(rest)) left.push(`${where}: ${text.trim()}`);
    };
    look(document.title, "title");
    for (const root of roots) {
        for (const one of root.querySelectorAll("*")) {
            if (!one.checkVisibility({visibilityProperty: true}) || one.matches("script, style")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                if (one.hasAttribute(name)) look(one.getAttribute(name), name);
            }
            if (one.closest(own)) continue;
            for (const node of one.childNodes) if (node.nodeType === 3) look(node.nodeValue, one.localName);
        }
    }
    return left;
}"""


class Languages(Translated):
    def device(self, **options):
        # axe brings its own script along, which the pages' own rules would not let in.
        return super().device(**{"bypass_csp": True, **options})

    def check(self, page, what, within=None):
        """Whether English is left; and, within an element, whether axe finds something in this state."""
        with self.subTest(what):
            self.assertEqual(page.evaluate(ENGLISH), [])
            if within:
                found = Axe().run(page, context=within).response["violations"]
                self.assertEqual([f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]], [])

    def test_the_widget_in_all_its_states(self):
        page = self.page()
        self.check(page, "a module")
        self.show(page)
        self.check(page, "before the first question")
        self.write(page, "1 + 1?")
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answer).to_have_count(1)
        for summary in answer.locator("summary").all():
            summary.click()
        answer.locator(".down").click()
        self.check(page, "an answer with all that belongs to it", "tutor-chat")
        answer.locator(".note button").click()
        self.check(page, "after a remark", "tutor-chat")
        self.write(page, "very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing] .block").first).to_be_visible()
        self.check(page, "while an answer is written", "tutor-chat")
        page.locator("tutor-chat .stop").click()
        expect(page.locator(f"{BUBBLE} .seam")).to_be_visible()
        self.check(page, "an answer that was stopped", "tutor-chat")
        page.locator("tutor-chat .person").click()
        expect(page.locator("tutor-chat .place:not(.lock)")).to_be_visible()
        self.check(page, "waiting for a person", "tutor-chat")
        page.locator("tutor-chat .undo").click()
        expect(page.locator("tutor-chat .place:not(.lock)")).to_be_hidden()
        path = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", path, {"grade": "closed"}, self.school.operator)
        expect(page.locator("tutor-chat .lock")).to_be_visible()
        self.write(page, "?")
        expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_be_visible()
        self.check(page, "a question that was refused", "tutor-chat")
        self.school.ask("DELETE", path, None, self.school.operator)
        self.line.cut()
        self.write(page, "?")
        expect(self.banner(page)).to_be_visible()
        self.check(page, "without a line", "tutor-chat")

    def test_coming_back(self):
        page = self.page()
        self.show(page)
        self.write(page, "1 + 1?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        for path in [MODULE, OTHER]:
            again = self.page(path, self.device())
            self.show(again)
            expect(again.locator("tutor-chat .offer .lines")).to_be_visible()
            self.check(again, f"what can be continued, on {path}", "tutor-chat")
        page.goto("/conversations")
        self.check(page, "one's conversations")
        page.locator(".conversations a").click()
        self.check(page, "a conversation")
        page.goto("/conversations/never")
        self.check(page, "what is not there")

    def test_pages_of_people_who_learn_teach_look_after_and_manage(self):
        page = self.page("/")
        self.check(page, "courses")
        page.goto("/conversations")
        self.check(page, "no conversation yet")
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}", locale="el")
        self.contexts.append(context)
        page = context.new_page()
        for path in ["/login", "/login?problem=unauthorized", "/login?problem=too_fast"]:
            page.goto(path)
            self.check(page, path)
        for name, paths in {
            "Pia Parent": ["/practice", "/practice/progress", "/practice/history"],
            "Theo Team": ["/", "/practice"],
            "Tara Tutor": ["/", "/conversations", MODULE],
        }.items():
            page.goto("/login")
            page.get_by_role("button", name=name).click()
            page.wait_for_load_state()
            for path in paths:
                page.goto(path)
                self.check(page, f"{name} at {path}")
            context.clear_cookies()

    def test_practice(self):
        page = self.page("/practice")
        self.check(page, "before the beginning")
        page.locator("main button.main").click()
        for _ in range(6):
            hint = page.locator("form[action$=hint] button")
            if hint.count():
                hint.click()
            self.check(page, "a question")
            choices = page.locator("input[type=radio], input[type=checkbox]")
            if choices.count():
                choices.first.check()
            else:
                page.locator("input[name=answer]").fill("7")
            page.locator("form[action$=answer] button").click()
            expect(page.locator(".verdict")).to_be_visible()
            self.check(page, "an answer")
            page.locator("form[action='/practice/next'] button").click()
        for path in ["/practice", "/practice/progress", "/practice/history", "/practice/sessions/never"]:
            page.goto(path)
            self.check(page, path)
        page.goto("/practice")
        page.locator("form[action$=pause] button").click()
        self.check(page, "a pause")
        page.locator("form[action$=end] button").click()
        self.check(page, "a summary")

    def test_the_desk(self):
        page = self.desk()
        self.check(page, "a question that waits")
        page.locator(".ticket").click()
        expect(page.locator(".talk-list li").first).to_be_visible()
        self.check(page, "a question that somebody looks at")
        page.locator(".head .main").click()
        expect(page.locator("#desk-reply")).to_be_focused()
        page.locator("#desk-reply").fill("2")
        page.locator("#desk-reply").press("Enter")
        expect(page.locator(".talk-list li[data-kind=own]")).to_be_visible()
        self.check(page, "a question that somebody has answered")
        for button in page.locator(".doing button").all():
            button.click()
            expect(page.locator("dialog")).to_be_visible()
            self.check(page, "a dialog", "dialog")
            page.locator("dialog .plain").click()
        page.locator(".tools button").first.click()
        self.check(page, "a note for colleagues")
        self.line.cut()
        expect(page.locator("tutor-desk .line")).to_be_visible()
        self.check(page, "without a line")
        self.line.mend()
        expect(page.locator("tutor-desk .line")).to_be_hidden()
        self.leave(page)
