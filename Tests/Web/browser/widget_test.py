"""The widget as a site and its readers meet it: what it tells the page, what failed, and browsers that know less."""

from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser

LOCK = "/api/v1/courses/algebra-1/modules/unit-1/lock"


class Widget(InBrowser):
    def locked(self, on):
        if on:
            self.school.ask("PUT", LOCK, {"grade": "closed"}, self.school.operator)
        else:
            self.school.ask("DELETE", LOCK, None, self.school.operator)

    def test_attributes_and_events_tell_the_page_what_goes_on(self):
        page = self.page()
        chat = page.locator("tutor-chat")
        page.evaluate("""() => {
            window.told = [];
            for (const type of ["tutor-toggle", "tutor-status", "tutor-answer"]) {
                document.addEventListener(type, ({detail}) => window.told.push([type, detail]));
            }
        }""")
        self.assertIsNone(chat.get_attribute("open"))
        self.open(page)
        expect(chat).to_have_attribute("open", "")
        self.ask(page, "Hello?")
        expect(chat).to_have_attribute("status", "connected")
        expect(chat).not_to_have_attribute("unread", "")
        self.write(page, "Explain slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(chat).not_to_have_attribute("open", "")
        expect(chat).to_have_attribute("unread", "")
        expect(page.get_by_role("button", name="Ask a tutor, 1 unread")).to_be_visible()
        page.get_by_role("button", name="Ask a tutor, 1 unread").click()
        expect(chat).not_to_have_attribute("unread", "")
        told = page.evaluate("window.told")
        self.assertEqual([detail["open"] for type, detail in told if type == "tutor-toggle"], [True, False, True])
        self.assertIn("connected", [detail["kind"] for type, detail in told if type == "tutor-status"])
        answers = [detail for type, detail in told if type == "tutor-answer"]
        self.assertEqual(len(answers), 2)
        self.assertEqual(answers[0]["by"]["kind"], "part")

    def test_the_focus_never_goes_where_the_window_covers_the_page(self):
        page = self.page()
        for size in [{"width": 375, "height": 740}, {"width": 640, "height": 400}]:
            page.set_viewport_size(size)
            self.open(page)
            for _ in range(12):
                page.keyboard.press("Tab")
                self.assertIn(page.evaluate("document.activeElement.localName"), ["tutor-chat", "body"])
            page.get_by_label("Your message").focus()
            page.keyboard.press("Escape")
            expect(page.locator("[inert]")).to_have_count(0)
        # Turned to where there is room for both, the page can be used beside the window.
        self.open(page)
        expect(page.locator("main[inert]")).to_have_count(1)
        page.set_viewport_size({"width": 1100, "height": 760})
        expect(page.locator("[inert]")).to_have_count(0)

    def test_what_failed_can_be_tried_again_edited_and_discarded_by_keyboard(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        failed = page.locator(f"{BUBBLE}[data-state=failed]")
        self.locked(True)
        try:
            expect(page.locator("tutor-chat .lock")).to_be_visible()
            for word in ["One?", "Two?", "Three?"]:
                self.write(page, word)
            expect(failed).to_have_count(3)
            expect(failed.first).to_contain_text("Not sent: Tutoring is closed here at the moment.")
            # What failed survives a reload, as does what can be done about it.
            page.reload()
            self.open(page)
            expect(failed).to_have_count(3)
        finally:
            self.locked(False)
        expect(page.locator("tutor-chat .lock")).to_be_hidden()
        for word, name in [("Two?", "Discard"), ("Three?", "Edit"), ("One?", "Try again")]:
            failed.filter(has_text=word).get_by_role("button", name=name).focus()
            page.keyboard.press("Enter")
            if name == "Edit":
                expect(page.get_by_label("Your message")).to_be_focused()
                expect(page.get_by_label("Your message")).to_have_value("Three?")
            if name == "Discard":
                expect(failed.filter(has_text=word)).to_have_count(0)
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(2)
        page.get_by_label("Your message").fill("Three, really?")
        page.get_by_label("Your message").press("Enter")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(3)
        expect(failed).to_have_count(0)
        self.assertEqual(self.learner.asked(), ["Hello?", "One?", "Three, really?"])

    def test_a_browser_without_setHTML_shows_the_same_and_runs_nothing(self):
        shown = []
        for script in ["", "delete Element.prototype.setHTML;"]:
            page = self.device().new_page()
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("console", self.note)
            page.add_init_script(script or ";")
            page.goto(MODULE)
            self.open(page)
            if shown:
                page.get_by_role("button", name="Continue", exact=True).click()
                expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
            else:
                self.ask(page, "Explain slowly")
            answer = page.locator(f"{BUBBLE}[data-kind=answer] .bubble")
            expect(answer.locator("math").first).to_be_attached()
            shown.append(answer.evaluate("one => one.innerHTML"))
        self.assertEqual(shown[0], shown[1])
        self.assertIn("<table>", shown[0])
