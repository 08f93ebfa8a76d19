"""The pages themselves: for everybody, in every light, without a script."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser
from school import PASSWORD


class Pages(InBrowser):
    def violations(self, page, within=None):
        # axe brings its own script along, which the pages' own rules would not let in.
        found = Axe().run(page, context=within).response["violations"]
        return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

    def test_axe_finds_nothing_on_any_page_in_light_and_dark(self):
        for scheme in ["light", "dark"]:
            context = self.device(color_scheme=scheme, bypass_csp=True)
            for path in ["/", MODULE, "/conversations", "/learn/algebra-1/never"]:
                page = context.new_page()
                page.goto(path)
                with self.subTest(path=path, scheme=scheme):
                    self.assertEqual(self.violations(page), [])
                page.close()
            page = context.new_page()
            page.goto(MODULE)
            self.open(page)
            with self.subTest("the panel as it opens", scheme=scheme):
                self.assertEqual(self.violations(page, "tutor-chat"), [])
            # In the second round the host gives back the conversation of the first.
            self.write(page, f"In {scheme}?")
            answer = page.locator(f"{BUBBLE}[data-kind=answer]").filter(has_text=f"You asked: In {scheme}?")
            answer.locator("summary").first.click()
            answer.get_by_role("button", name="Not helpful").click()
            self.line.cut()
            self.write(page, "Waiting")
            expect(self.banner(page)).to_be_visible(timeout=6000)
            with self.subTest("conversation without a line", scheme=scheme):
                self.assertEqual(self.violations(page, "tutor-chat"), [])
            self.line.mend()
            page.close()
            page = context.new_page()
            page.goto("/conversations")
            page.locator(".conversations a").first.click()
            with self.subTest("a conversation as a page", scheme=scheme):
                self.assertEqual(self.violations(page), [])
            context.clear_cookies()
            page.goto("/login?problem=unauthorized")
            with self.subTest("signing in", scheme=scheme):
                self.assertEqual(self.violations(page), [])

    def test_signing_in_leads_where_one_was_going_and_a_wrong_password_is_said(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto(MODULE)
        for password in ["wrong", PASSWORD]:
            page.get_by_label("Email").fill(self.learner.email)
            page.get_by_label("Password").fill(password)
            page.get_by_role("button", name="Sign in").click()
            if password == "wrong":
                expect(page.get_by_role("alert")).to_have_text("This email and password do not belong together.")
        expect(page.get_by_role("heading", name="Unit 1 – Fractions and order")).to_be_visible()

    def test_everything_can_be_done_with_the_keyboard(self):
        page = self.page()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        launcher = page.locator("tutor-chat .launcher")
        launcher.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Your message")).to_be_focused()
        page.keyboard.type("By keyboard")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("alone")
        page.keyboard.press("Enter")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        self.assertEqual(self.learner.asked(), ["By keyboard\nalone"])
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(launcher).to_be_focused()

    def test_nothing_is_wider_than_a_small_phone(self):
        context = self.device()
        for path in ["/", MODULE, "/conversations", "/login"]:
            page = context.new_page()
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(path)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, path)
            page.close()

    def test_everything_to_be_clicked_is_24_pixels_or_more(self):
        page = self.page()
        self.open(page)
        self.ask(page, "A question")
        small = page.locator("tutor-chat").evaluate("""chat => [...chat.shadowRoot.querySelectorAll("button, summary, a")]
            .filter(one => one.checkVisibility({visibilityProperty: true}))
            .map(one => [one.textContent || one.title, one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)""")
        self.assertEqual(small, [])

    def test_pages_are_whole_without_a_script(self):
        context = self.device(java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("link", name="Unit 1 – Fractions and order").click()
        expect(page.get_by_role("heading", name="What a fraction says")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
