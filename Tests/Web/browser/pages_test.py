"""The pages themselves: for everybody, in every light, without a script."""

import uuid

from playwright.sync_api import expect

from desk_learner import Bot
from people import BUBBLE, COURSE, MODULE, OTHER, InBrowser
from school import PASSWORD


class Pages(InBrowser):
    def test_axe_finds_nothing_on_any_page_in_light_and_dark(self):
        for scheme in ["light", "dark"]:
            context = self.device(color_scheme=scheme, bypass_csp=True)
            # What is not there, and what cannot be done that way, are pages as well.
            for path in ["/", COURSE, MODULE, "/conversations", "/account", "/learn/algebra-1/never", "/desk", "/logout"]:
                page = context.new_page()
                page.goto(path)
                self.violated(page, f"{path} in {scheme}")
                page.close()
            page = context.new_page()
            page.goto(MODULE)
            self.open(page)
            self.violated(page, f"the panel as it opens in {scheme}", "tutor-chat")
            # In the second round the host gives back the conversation of the first.
            self.write(page, f"In {scheme}?")
            answer = page.locator(f"{BUBBLE}[data-kind=answer]").filter(has_text=f"You asked: In {scheme}?")
            answer.locator("summary").first.click()
            answer.get_by_role("button", name="Not helpful").click()
            self.line.cut()
            self.write(page, "Waiting")
            expect(self.banner(page)).to_be_visible(timeout=6000)
            self.violated(page, f"a conversation without a line in {scheme}", "tutor-chat")
            self.line.mend()
            page.close()
            page = context.new_page()
            page.goto("/conversations")
            page.locator(".conversations a").first.click()
            self.violated(page, f"a conversation as a page in {scheme}")
            context.clear_cookies()
            for path in ["/login", "/login?problem=unauthorized", "/never"]:
                page.goto(path)
                self.violated(page, f"{path} in {scheme}")

    def test_axe_finds_nothing_in_any_state_of_the_widget_in_light_and_dark(self):
        lock = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        said = lambda page: page.locator("tutor-chat .place:not(.lock)")
        for scheme in ["light", "dark"]:
            context = self.device(color_scheme=scheme, bypass_csp=True)

            def look(what):
                self.violated(page, f"{what} in {scheme}", "tutor-chat")

            page = self.page(context=context)
            self.open(page)
            self.write(page, "Explain very slowly")
            expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
            look("an answer that is being written")
            page.get_by_role("button", name="Stop").click()
            expect(page.locator(f"{BUBBLE}[data-kind=answer]").last).to_contain_text("Stopped.")
            look("an answer that was stopped")
            page.get_by_role("button", name="Ask a person").click()
            expect(said(page)).to_contain_text("in line")
            look("waiting in line")
            bot = Bot(self.school).take()
            expect(said(page)).to_contain_text("You are talking with")
            bot.act("reply", text="A **half**.")
            expect(page.locator(f"{BUBBLE}[data-by=tutor]").last).to_contain_text("half")
            look("talking with a person")
            bot.act("resolve")
            expect(said(page)).to_be_hidden()
            for grade in ["hints", "people", "closed"]:
                self.school.ask("PUT", lock, {"grade": grade}, self.school.operator)
                expect(page.locator("tutor-chat .lock")).to_contain_text({"hints": "hints", "people": "tutors", "closed": "closed"}[grade])
                look(f"a lock ({grade})")
            self.write(page, "May I?")
            expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_have_count(1)
            look("a question that was refused")
            self.school.ask("DELETE", lock, None, self.school.operator)
            expect(page.locator("tutor-chat .lock")).to_be_hidden()
            page.close()
            context = self.device(color_scheme=scheme, bypass_csp=True)
            for path in [MODULE, OTHER]:
                page = self.page(path, context)
                self.open(page)
                expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
                look(f"what can be continued on {path}")
                page.close()

    def test_nothing_that_needs_a_script_is_offered_without_one(self):
        page = self.page(context=self.device(java_script_enabled=False))
        expect(page.get_by_role("button", name="Practise this module")).to_be_visible()
        expect(page.get_by_text("Ask a tutor")).to_be_hidden()
        page = self.page()
        expect(page.locator("main").get_by_role("button", name="Ask a tutor")).to_be_visible()

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
                expect(page.get_by_role("alert")).to_have_text("The email address or password is wrong.")
        expect(page.get_by_role("heading", name="Unit 1 – Fractions and order")).to_be_visible()

    def test_a_password_is_changed_on_a_page_without_a_script(self):
        page = self.page("/", self.device(java_script_enabled=False))
        other = self.page("/")
        page.get_by_role("link", name=self.learner.name).click()
        expect(page.get_by_role("heading", name="Your account")).to_be_visible()
        for current, sentence in [("wrong", "The current password is wrong."), (PASSWORD, "Your password has been changed.")]:
            page.get_by_label("Current password").fill(current)
            page.get_by_label("New password").fill("another-long-password")
            page.get_by_role("button", name="Change the password").click()
            expect(page.get_by_text(sentence)).to_be_visible()
        other.goto("/conversations")
        expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(other.get_by_text("Forgotten your password? Ask your school")).to_be_visible()
        other.get_by_label("Email").fill(self.learner.email)
        other.get_by_label("Password").fill("another-long-password")
        other.get_by_role("button", name="Sign in").click()
        expect(other.get_by_role("heading", name="My conversations")).to_be_visible()
        self.complaints.clear()  # the browser tells of the 400

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
        for path in ["/", COURSE, MODULE, "/conversations", "/account", "/login"]:
            page = context.new_page()
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(path)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, path)
            page.close()

    def test_letters_of_twice_the_size_make_no_page_wider(self):
        page = self.page(OTHER)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        expect(page.locator(".modules")).to_be_hidden()
        long = page.locator(".math.long")
        # So narrow that a formula is longer than its line with whatever letters this machine has.
        for width in [1100, 640, 420]:
            page.set_viewport_size({"width": width, "height": 760})
            page.wait_for_timeout(200)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
        expect(long).not_to_have_count(0)
        self.assertLess(long.count(), page.locator(".math").count())
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 1100, "height": 760})
        expect(long).to_have_count(0)

    def test_forced_colours_show_what_can_be_pressed(self):
        context = self.device(forced_colors="active")
        page = self.page("/login", context)
        widths = "all => all.map(one => getComputedStyle(one).borderTopWidth)"
        buttons = page.locator("main").get_by_role("button")
        self.assertEqual(set(buttons.evaluate_all(widths)), {"1px"})
        page = self.page(MODULE, context)
        self.open(page)
        inside = page.locator("tutor-chat").get_by_role("button")
        self.assertEqual(set(inside.evaluate_all(widths)), {"1px"})

    def test_on_wide_paper_a_module_has_the_whole_width(self):
        page = self.page(OTHER)
        page.emulate_media(media="print")
        self.assertGreater(page.locator("article").bounding_box()["width"], 600)
        session = self.learner.school.ask(
            "POST", "/api/v1/tutoring/sessions",
            {"key": str(uuid.uuid4()), "course": "algebra-1", "module": "unit-1"}, self.learner.token)["id"]
        page.goto(f"/conversations/{session}")
        expect(page.get_by_role("link", name="Continue this conversation")).to_be_hidden()
        expect(page.get_by_role("heading", name="Fractions")).to_be_visible()

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
