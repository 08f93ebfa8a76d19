"""The first moments of a page: nothing jumps, and it can be used at once."""

from playwright.sync_api import expect

from people import COURSE, MODULE, InBrowser

WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
    for (const one of list.getEntries()) {
        window.shifts.push([one.value, ...one.sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? String(node?.nodeValue))]);
    }
}).observe({type: "layout-shift", buffered: true});
"""


class FirstPaint(InBrowser):
    def watch(self, **options):
        page = self.device(**options).new_page()
        page.add_init_script(WATCH)
        return page

    def shifts(self, page):
        """What has moved until nothing more is on its way: files, formulas, two frames of drawing."""
        page.wait_for_load_state("networkidle")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page.evaluate("window.shifts")

    def test_nothing_jumps_on_any_page(self):
        page = self.page("/practice")
        with page.expect_navigation():
            page.get_by_role("button", name="Start practising").click()
        question = page.url
        for width in [390, 1280]:
            page = self.watch()
            page.set_viewport_size({"width": width, "height": 800})
            for path in [
                "/", COURSE, MODULE, "/learn/algebra-1/unit-2", "/conversations", "/practice", question, "/practice/history",
                "/practice/progress", "/never",
            ]:
                page.goto(path)
                with self.subTest(path=path, width=width):
                    self.assertEqual(self.shifts(page), [])
            page.context.clear_cookies()
            page.goto("/login")
            with self.subTest(path="/login", width=width):
                self.assertEqual(self.shifts(page), [])

    def test_nothing_jumps_on_a_page_of_a_conversation_with_formulas(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Explain slowly")
        [session] = self.learner.sessions()
        page = self.watch()
        page.goto(f"/conversations/{session['id']}")
        expect(page.locator("math").first).to_be_visible()
        self.assertEqual(self.shifts(page), [])

    def test_the_widget_can_be_used_before_the_socket_is_up_and_the_time_until_then_is_told(self):
        page = self.watch()
        page.route_web_socket("**/ws", lambda socket: None)
        page.goto(MODULE)
        expect(page.locator("tutor-chat .launcher")).to_be_visible()
        page.evaluate("document.querySelector('tutor-chat').show()")
        page.get_by_label("Your message").fill("Before the line")
        page.get_by_label("Your message").press("Enter")
        expect(page.get_by_text("Waiting to be sent")).to_be_visible()
        timing = page.evaluate("""() => {
            const [page] = performance.getEntriesByType("navigation");
            const [paint] = performance.getEntriesByName("first-contentful-paint");
            return [paint.startTime, page.domContentLoadedEventEnd];
        }""")
        # Module scripts have run when the content counts as loaded: from then on each button does what it says.
        print("paint: first after {:.0f} ms, interactive after {:.0f} ms".format(*timing))
