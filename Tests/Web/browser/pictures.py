"""Takes the pictures of the pages: `python pictures.py FOLDER [--all] [NAME …]`.

Each scene is set up on a host of its own with the demo's people, and taken at the width of a desk and of a phone, in light
and dark with `--all`, else light on the desk and dark on the phone, as `docs` shows them.
"""

import pathlib
import sys
import uuid

from playwright.sync_api import expect, sync_playwright

from line import Line
from people import BUBBLE, MODULE, OTHER
from school import HERE, School

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PASSWORD = "tutorline-demo"


class Studio:
    """One scene: a host, and browsers of a size and a light."""

    def __init__(self, browser, size, scheme, folder, name):
        self.browser, self.size, self.scheme = browser, size, scheme
        self.file = pathlib.Path(folder) / f"{name}.png"
        self.school = School(config=HERE / "pictures.json")
        self.line = Line(self.school.port)
        self.contexts = []

    def page(self, who, path):
        width, height = SIZES[self.size]
        context = self.browser.new_context(
            base_url=f"http://127.0.0.1:{self.line.port}", viewport={"width": width, "height": height},
            color_scheme=self.scheme, locale="en-GB", reduced_motion="reduce",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login")
        if who:
            page.get_by_role("button", name=who).click()
            page.wait_for_url(lambda url: "/login" not in url)
        page.goto(path)
        return page

    def open(self, page):
        page.locator("tutor-chat .launcher").click()
        expect(page.locator("tutor-chat textarea")).to_be_focused()

    def ask(self, page, text):
        before = page.locator(f"{BUBBLE}[data-kind=answer]").count()
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(before + 1)

    def take(self, page, whole=False):
        page.screenshot(path=self.file, full_page=whole, animations="disabled")

    def question_for_a_person(self, text, who="lina"):
        """Somebody asks for a tutor."""
        token = self.school.login(f"{who}@example.org", PASSWORD)
        post = lambda path, **body: self.school.ask(
            "POST", f"/api/v1/tutoring/{path}", {"key": str(uuid.uuid4()), **body}, token)
        session = post("sessions", course="algebra-1", module="unit-2")["id"]
        post(f"sessions/{session}/messages", text="When is homework 2 due?")
        post(f"sessions/{session}/messages", text=text)

    def end(self):
        for context in self.contexts:
            context.close()
        self.line.end()
        self.school.end()


def signing_in(studio):
    studio.take(studio.page(None, "/login"))


def wrong_password(studio):
    studio.take(studio.page(None, "/login?problem=unauthorized"))


def courses(studio):
    studio.take(studio.page("Lina Learner", "/"))


def module(studio):
    studio.take(studio.page("Lina Learner", MODULE))


def streaming(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    page.get_by_label("Your message").fill("Can you explain slope slowly?")
    page.get_by_label("Your message").press("Enter")
    expect(page.locator(f"{BUBBLE}[data-kind=writing] pre")).to_be_visible()
    studio.take(page)


def answered(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    studio.ask(page, "When is homework 2 due?")
    page.locator(f"{BUBBLE}[data-kind=answer] summary").first.click()
    studio.take(page)


def empty(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    studio.take(page)


def reconnecting(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    studio.ask(page, "When is homework 2 due?")
    studio.line.cut()
    page.get_by_label("Your message").fill("And may I hand it in late?")
    page.get_by_label("Your message").press("Enter")
    expect(page.locator("tutor-chat .line .text")).to_contain_text("Trying again in")
    studio.take(page)


def coming_back(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    studio.ask(page, "When is homework 2 due?")
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
    studio.take(page)


def moved(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    studio.ask(page, "When is homework 2 due?")
    page = studio.page("Lina Learner", OTHER)
    studio.open(page)
    expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
    studio.take(page)


def waiting(studio):
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    page.get_by_label("Your message").fill("Why does a half equal two quarters?")
    page.get_by_role("button", name="Ask a person").click()
    expect(page.locator("tutor-chat .place:not(.lock)")).to_contain_text("in line")
    studio.take(page)


def locked(studio):
    path = "/api/v1/courses/algebra-1/modules/unit-1/lock"
    studio.school.ask("PUT", path, {"grade": "closed"}, studio.school.operator)
    page = studio.page("Lina Learner", MODULE)
    studio.open(page)
    page.get_by_label("Your message").fill("May I?")
    page.get_by_label("Your message").press("Enter")
    expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_be_visible()
    studio.take(page)


def conversations(studio):
    studio.question_for_a_person("Can I talk to a person?")
    studio.take(studio.page("Lina Learner", "/conversations"))


def conversation(studio):
    studio.question_for_a_person("Can I talk to a person?")
    page = studio.page("Lina Learner", "/conversations")
    page.locator(".conversations a").first.click()
    studio.take(page)


def no_conversation(studio):
    studio.take(studio.page("Leo Learner", "/conversations"))


def missing(studio):
    studio.take(studio.page("Lina Learner", "/learn/algebra-1/never"))


def desk_empty(studio):
    page = studio.page("Tara Tutor", "/desk")
    expect(page.locator(".queue .none")).to_be_visible()
    studio.take(page)


def desk(studio):
    studio.question_for_a_person("Can I talk to a person? I see that it works, but not why it is allowed.")
    studio.question_for_a_person("Can I talk to a person? My answer has a minus and yours has not.", "leo")
    page = studio.page("Tara Tutor", "/desk")
    page.locator(".ticket").first.click()
    page.get_by_role("button", name="Take it").click()
    page.get_by_label("Your reply").fill("Think of a pair of scales: what keeps them level?")
    page.get_by_label("Your reply").press("Enter")
    expect(page.get_by_role("button", name="Answer this automatically")).to_be_visible()
    page.get_by_label("Your reply").fill("Put the same on both sides, and")
    expect(page.locator(".lease")).to_be_visible()
    studio.take(page)


def practice(studio):
    studio.take(studio.page("Lina Learner", "/practice"))


def question(studio):
    page = studio.page("Leo Learner", "/practice")
    page.get_by_role("button", name="Start practising").click()
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.locator(".hints")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    studio.take(page)


def verdict(studio):
    page = studio.page("Leo Learner", "/practice")
    page.get_by_role("button", name="Start practising").click()
    expect(page.get_by_role("button", name="Answer")).to_be_visible()
    choices = page.locator("input[type=radio], input[type=checkbox]")
    if choices.count():
        choices.first.check()
    else:
        page.get_by_label("Your answer").fill("7")
    page.get_by_role("button", name="Answer").click()
    expect(page.locator(".verdict")).to_be_visible()
    studio.take(page)


def summary(studio):
    page = studio.page("Lina Learner", "/practice/history")
    page.locator("table a").nth(1).click()
    expect(page.locator(".tiles")).to_be_visible()
    studio.take(page)


def history(studio):
    studio.take(studio.page("Lina Learner", "/practice/history"))


def trends(studio):
    page = studio.page("Pia Parent", "/practice/progress")
    page.locator(".trends").scroll_into_view_if_needed()
    studio.take(page)


def no_progress(studio):
    studio.take(studio.page("Leo Learner", "/practice/progress"))


def turns(studio):
    studio.question_for_a_person("Can I talk to a person?")
    studio.take(studio.page("Theo Team", "/team"))


def chain(studio):
    studio.take(studio.page("Theo Team", "/team/chain"))


def turn(studio):
    studio.question_for_a_person("Can I talk to a person?")
    page = studio.page("Theo Team", "/team")
    page.locator(".turns a").nth(1).click()
    expect(page.locator(".sentence")).to_be_visible()
    studio.take(page)


def trial(studio):
    page = studio.page("Theo Team", "/team/try?say=When is homework 2 due?")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator("#tried article")).to_be_visible()
    studio.take(page)


def draft(studio):
    page = studio.page("Theo Team", "/team/draft")
    text = page.get_by_label("The draft", exact=True)
    text.fill(text.input_value().replace('"faq"', '"fak"'))
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#checked h2")).to_be_focused()
    studio.take(page)


def locks(studio):
    page = studio.page("Theo Team", "/team/locks")
    page.locator("summary").first.click()
    studio.take(page)


def learned(studio):
    studio.take(studio.page("Theo Team", "/team/learned"))


def parent(studio):
    studio.take(studio.page("Pia Parent", "/practice/history"))


SHOWN = [streaming, reconnecting, coming_back, desk, question, verdict, summary, trends, turn]
REST = [
    signing_in, wrong_password, courses, module, empty, answered, moved, waiting, locked, conversations, conversation,
    no_conversation, missing, desk_empty, practice, history, no_progress, turns, chain,
    trial, draft, locks, learned, parent,
]


def main(words):
    takes_all = "--all" in words
    folder, *names = [word for word in words if word != "--all"]
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    scenes = SHOWN + (REST if takes_all or names else [])
    views = [("desktop", "light"), ("phone", "dark")] + ([("desktop", "dark"), ("phone", "light")] if takes_all else [])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for scene in scenes:
            if names and scene.__name__ not in names:
                continue
            for size, scheme in views:
                name = scene.__name__.replace("_", "-") + f"-{size}" + (f"-{scheme}" if takes_all else "")
                studio = Studio(browser, size, scheme, folder, name)
                try:
                    scene(studio)
                    print(studio.file, flush=True)
                finally:
                    studio.end()
        browser.close()


main(sys.argv[1:])
