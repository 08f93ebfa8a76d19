"""What the tests do in a browser, in the words of somebody who uses the pages."""

import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from line import Line
from school import School

COURSE = "/learn/algebra-1"
MODULE = "/learn/algebra-1/unit-1"
OTHER = "/learn/algebra-1/unit-2"
BUBBLE = "tutor-chat .list > li"

# Long enough for the pauses between attempts to connect, which chance makes; what must be fast is timed by its own test.
expect.set_options(timeout=15_000)


class InBrowser(unittest.TestCase):
    """One host and one browser for all tests of a class; a learner, a line and a page for each."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.school = cls.make_school()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )

    @classmethod
    def make_school(cls):
        return School()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.school.end()

    def setUp(self):
        self.line = Line(self.school.port)
        self.learner = self.school.learner()
        self.complaints = []
        self.contexts = []
        self.context = self.device()

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.line.end()
        self.assertEqual(self.complaints, [], "the page complained")

    def device(self, **options):
        """A browser of this learner's with nothing in it, signed in."""
        context = self.browser.new_context(
            base_url=f"http://127.0.0.1:{self.line.port}", viewport={"width": 1100, "height": 760}, **options
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        context.add_cookies([self.learner.cookie(self.line.port)])
        return context

    def page(self, path=MODULE, context=None):
        page = (context or self.context).new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.note)
        page.goto(path)
        return page

    def note(self, message):
        # That the network is cut is what the test wants; anything else is a fault.
        if message.type == "error" and "net::" not in message.text and "WebSocket" not in message.text:
            self.complaints.append(message.text)

    def open(self, page):
        page.get_by_role("button", name="Ask a tutor").last.click()
        expect(page.get_by_role("dialog", name="Tutor")).to_be_visible()

    def write(self, page, text):
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")

    def ask(self, page, text):
        """Asks, and waits for the whole answer."""
        before = page.locator(f"{BUBBLE}[data-kind=answer]").count()
        self.write(page, text)
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(before + 1)

    def mine(self, page):
        return page.locator(f"{BUBBLE}[data-kind=mine] .bubble").all_inner_texts()

    def states(self, page):
        return page.locator(f"{BUBBLE}[data-kind=mine]").evaluate_all("all => all.map(one => one.dataset.state)")

    def listen(self, page):
        """Writes down everything that is said aloud about the line."""
        page.evaluate("""() => {
            window.said = [];
            const region = document.querySelector("tutor-chat").shadowRoot.querySelector("[role=status]");
            new MutationObserver(() => window.said.push(region.textContent))
                .observe(region, {childList: true, characterData: true, subtree: true});
        }""")

    def violated(self, page, what, within=None):
        """axe finds nothing in this state. It brings its own script along, which the pages' own rules would not let in."""
        page.wait_for_load_state("load")
        # What is still fading in has less contrast than it will have.
        page.evaluate("""() => {
            const shadows = [...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean);
            const moving = [document, ...shadows].flatMap(root => root.getAnimations())
                .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime));
            return Promise.allSettled(moving.map(one => one.finished)).then(() => {});
        }""")
        found = Axe().run(page, context=within).response["violations"]
        with self.subTest(what):
            self.assertEqual([f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]], [])

    def banner(self, page):
        return page.locator("tutor-chat .line")
