"""What all pages keep to: nothing from elsewhere, no text that becomes markup, no motion for those who want none."""

from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser

PEOPLE = {
    None: ["/login", "/never"],
    "Lina Learner": ["/", MODULE, "/conversations", "/practice", "/practice/history", "/practice/progress"],
    "Tara Tutor": ["/", "/desk"],
    "Pia Parent": ["/practice", "/practice/history", "/practice/progress"],
    "Theo Team": ["/team", "/team/chain", "/team/try", "/team/draft", "/team/locks", "/team/learned"],
}

# Whatever runs by itself at the moment, in the page and in the widget.
MOVING = """() => {
    const roots = [document];
    for (const root of roots) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
    return roots.flatMap(root => root.getAnimations()).map(one => one.animationName ?? one.transitionProperty);
}"""


class Strict(InBrowser):
    def person(self, name, **options):
        """A browser in which somebody of the demo is signed in, or nobody."""
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}", **options)
        self.contexts.append(context)
        if name:
            page = context.new_page()
            page.goto("/login")
            page.get_by_role("button", name=name).click()
            page.wait_for_url(lambda url: "/login" not in url)
            page.close()
        return context

    def note(self, message):
        # What is tried below is refused aloud, and so is a page that is not there.
        if not any(word in message.text for word in ["status of 404", "Trusted", "Content Security Policy"]):
            super().note(message)

    def test_nothing_loads_from_elsewhere_on_any_page(self):
        for name, paths in PEOPLE.items():
            page = self.person(name).new_page()
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            page.on("websocket", lambda socket: asked.append(socket.url))
            for path in paths:
                page.goto(path)
                if path == MODULE:
                    self.open(page)
                    self.ask(page, "Hello?")
            own = (f"http://127.0.0.1:{self.line.port}/", f"ws://127.0.0.1:{self.line.port}/")
            with self.subTest(name):
                self.assertGreater(len(asked), len(paths))
                self.assertEqual([url for url in asked if not url.startswith(own)], [])

    def test_no_text_becomes_markup_or_a_program_on_any_page(self):
        for name, paths in PEOPLE.items():
            context = self.person(name)
            for path in paths:
                page = self.page(path, context)
                if path == MODULE:
                    self.open(page)
                with self.subTest(path):
                    self.assertEqual(page.evaluate("""() => ["innerHTML", "outerHTML"].map(name => {
                        const place = document.body.appendChild(document.createElement("div"));
                        try { place[name] = "<b>x</b>"; return "taken"; } catch (error) { return error.name; }
                    })"""), ["TypeError", "TypeError"])
                    self.assertEqual(page.evaluate("""() => {
                        const script = document.createElement("script");
                        script.append("window.ran = true");
                        document.body.append(script);
                        return window.ran === true;
                    }"""), False)
                    self.assertEqual(page.evaluate("""() => {
                        try { return trustedTypes.createPolicy("other", {createHTML: text => text}) && "made"; }
                        catch (error) { return error.name; }
                    }"""), "TypeError")
                page.close()

    def test_who_wants_no_motion_sees_none(self):
        page = self.page(context=self.device(reduced_motion="reduce"))
        seen = []
        look = lambda: seen.extend(page.evaluate(MOVING))
        self.open(page)
        look()
        self.write(page, "Explain very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_be_visible()
        look()
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        look()
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("Stopped.")
        look()
        self.line.cut()
        expect(self.banner(page)).to_be_visible()
        look()
        self.line.mend()
        page.get_by_role("button", name="Close").click()
        look()
        self.assertEqual(seen, [])
        for name, paths in PEOPLE.items():
            page = self.person(name, reduced_motion="reduce").new_page()
            for path in paths:
                page.goto(path)
                with self.subTest(path):
                    self.assertEqual(page.evaluate(MOVING), [])

    def test_results_of_practice_are_read_without_a_script(self):
        page = self.person("Pia Parent", java_script_enabled=False).new_page()
        page.goto("/practice/history")
        expect(page.locator("table tbody tr")).to_have_count(12)
        self.assertIn(" UTC", page.locator("time").first.text_content())
        page.locator("table a").first.click()
        expect(page.locator(".tiles li")).not_to_have_count(0)
        expect(page.locator("table tbody tr").first).to_be_visible()
        page.get_by_role("link", name="Progress").click()
        expect(page.get_by_role("img").first).to_be_visible()
        page.get_by_text("The figures").first.click()
        expect(page.locator(".trend table").first).to_be_visible()
