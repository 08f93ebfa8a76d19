"""The tutor on pages of another site: the example itself, in a browser, against the real host."""

import importlib.util
import pathlib
import tempfile
import threading

from playwright.sync_api import expect

from people import BUBBLE, InBrowser
from school import ROOT, School, free_port

# By its file, because Python has a module of that name itself.
example = importlib.util.spec_from_file_location("embedding_site", ROOT / "examples/embed/site.py")
embedding = importlib.util.module_from_spec(example)
example.loader.exec_module(embedding)


class Embedded(InBrowser):
    @classmethod
    def make_school(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tutorline-embed-")
        keys = pathlib.Path(cls.folder.name)
        issuers = embedding.make_keys(keys)
        port = free_port()
        school = School(options=["--origins", f"http://127.0.0.1:{port}", "--token-issuers", issuers])
        host = f"http://127.0.0.1:{school.port}"
        # One site that the host lets in, and one that it does not.
        cls.sites = [embedding.serve(host, port, keys), embedding.serve(host, 0, keys)]
        for server in cls.sites:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.own, cls.strange = (f"http://127.0.0.1:{server.server_port}" for server in cls.sites)
        return school

    @classmethod
    def tearDownClass(cls):
        for server in cls.sites:
            server.shutdown()
            server.server_close()
        cls.folder.cleanup()
        super().tearDownClass()

    def visit(self):
        context = self.browser.new_context(viewport={"width": 1000, "height": 760})
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.note)
        return page

    def note(self, message):
        # A socket that is turned away is what some of the tests want, and so is an answer of 401.
        if "status of 4" not in message.text:
            super().note(message)

    def test_a_page_of_another_site_asks_and_is_answered_with_one_script_tag_and_a_token(self):
        page = self.visit()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(self.own)
        self.open(page)
        expect(page.locator("tutor-chat .chip")).to_have_text("Algebra 1 › Fractions")
        self.ask(page, "Across the street?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked: Across the street?")
        host = f"http://127.0.0.1:{self.school.port}"
        self.assertEqual([url for url in asked if not url.startswith((self.own, host, "data:"))], [])
        self.assertEqual(page.context.cookies(host), [])
        # Who comes back is still the same person, without having signed in anywhere.
        page.reload()
        self.open(page)
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked: Across the street?")

    def test_where_no_socket_gets_through_the_page_of_another_site_is_answered_over_http(self):
        page = self.visit()
        page.add_init_script("""
            window.WebSocket = class extends EventTarget {
                constructor() {
                    super();
                    setTimeout(() => {
                        const closed = new CloseEvent("close", {code: 1006});
                        this.dispatchEvent(closed);
                        this.onclose?.(closed);
                    });
                }
                close() {}
            };
        """)
        page.goto(self.own)
        self.open(page)
        self.write(page, "Without a socket?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]").last).to_contain_text("You asked: Without a socket?")

    def test_a_page_of_a_site_that_is_not_let_in_says_so(self):
        page = self.visit()
        page.goto(self.strange)
        self.open(page)
        expect(self.banner(page)).to_contain_text("The tutor is not open to this site yet.")
        expect(page.locator("tutor-chat")).to_have_attribute("status", "stopped")
        page.get_by_label("Your message").fill("Am I heard?")
        page.get_by_label("Your message").press("Enter")
        expect(page.locator(f"{BUBBLE}[data-state=waiting]")).to_have_count(1)

    def test_a_token_that_has_ended_is_exchanged_and_nobody_notices(self):
        page = self.visit()
        tokens = []

        def stale(route):
            tokens.append(route)
            if len(tokens) == 1:
                head, body, _ = embedding.token(pathlib.Path(self.folder.name)).split(".")
                route.fulfill(body=f"{head}.{body}.{'A' * 342}", content_type="text/plain")
            else:
                route.continue_()

        page.route("**/tutor-token", stale)
        page.goto(self.own)
        self.open(page)
        self.write(page, "With the next token")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]").last).to_contain_text("With the next token")
        self.assertEqual(len(tokens), 2)

    def test_whoever_is_signed_out_on_the_site_is_told(self):
        page = self.visit()
        page.route("**/tutor-token", lambda route: route.fulfill(status=401, body=""))
        page.goto(self.own)
        self.open(page)
        expect(self.banner(page)).to_contain_text("You are signed out.")

    def test_axe_finds_nothing_on_the_page_of_the_example_in_light_and_dark(self):
        for scheme in ["light", "dark"]:
            context = self.browser.new_context(bypass_csp=True, color_scheme=scheme)
            self.contexts.append(context)
            page = context.new_page()
            page.goto(self.own)
            self.violated(page, f"the page in {scheme}")
            self.open(page)
            self.violated(page, f"the page with the tutor in {scheme}")
