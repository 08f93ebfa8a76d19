"""Tutors and the desks they sit at."""

import uuid

from playwright.sync_api import expect

from people import InBrowser
from school import PASSWORD, Learner


class Tutor(Learner):
    """Somebody whom no other test knows, who teaches algebra."""

    def __init__(self, school, name):
        email = f"{uuid.uuid4().hex}@example.org"
        account = school.ask(
            "POST", "/api/v1/accounts",
            {"name": name, "email": email, "password": PASSWORD, "roles": ["tutor"]}, school.operator,
        )
        school.ask("PUT", f"/api/v1/courses/algebra-1/people/{account['id']}/teach", None, school.operator)
        super().__init__(school, name, email)


class AtDesk(InBrowser):
    def desk(self, name="Tina", **options):
        """A browser of a new tutor's, at the desk."""
        learner, self.learner = self.learner, Tutor(self.school, name)
        try:
            return self.page("/desk", self.device(**options))
        finally:
            self.learner = learner

    def asks(self, text="Why is that so?", name=None):
        """Somebody new asks for a person; returns them."""
        learner = self.school.learner(name)
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        learner.session = post("sessions", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")["id"]
        learner.say = lambda text: post(f"sessions/{learner.session}/messages", key=str(uuid.uuid4()), text=text)
        learner.say(f"Can I talk to a person? {text}")
        return learner

    def ticket(self, page, learner):
        return page.locator(".ticket").filter(has=page.get_by_text(learner.name, exact=True))

    def take(self, page, learner):
        self.ticket(page, learner).click()
        page.get_by_role("button", name="Take it").click()
        expect(page.get_by_label("Your reply")).to_be_focused()

    def reply(self, page, text):
        page.get_by_label("Your reply").fill(text)
        page.get_by_label("Your reply").press("Enter")

    def part(self, page, how, do):
        page.get_by_role("button", name=how).click()
        page.get_by_role("dialog").get_by_role("button", name=do).click()
        expect(page.get_by_role("button", name="Take the next")).to_be_focused()

    def given(self, page, text):
        """Waits until a reply is on the host's disk: only then it can be proposed for next time."""
        own = page.locator(".talk-list li[data-kind=own]").filter(has_text=text)
        expect(own.locator(".once")).to_have_count(1)

    def heard(self, learner):
        return [event["d"]["text"] for event in learner.events(learner.session)
                if event["t"] == "message" and event["d"].get("by", {}).get("kind") == "tutor"]
