"""A host with two courses, and those who look after them."""

import pathlib
import time
import urllib.request
import uuid

from people import InBrowser
from school import PASSWORD, ROOT, Learner, School

# Two courses with a chain of their own, so that there is one that is somebody else's.
CHAIN = """{
  "version": 1,
  "enrich": ["course"],
  "respond": [ { "use": "say", "name": "anywhere", "text": "Open a course first." } ],
  "courses": {
    "algebra-1": {
      "respond": [
        { "use": "relay", "name": "asked", "queue": "tutors", "when": { "message.asks_for_person": true } },
        "learned",
        { "use": "faq", "file": "examples/courses/algebra-1/faq.md" },
        { "use": "say", "name": "sorry", "text": "Think again." }
      ]
    },
    "biology-1": { "respond": [ { "use": "say", "name": "cells", "text": "Look at the cell." } ] }
  },
  "queues": { "tutors": { "patience": "10m", "lease": "60s" } },
  "tests": [
    { "say": "When is homework 2 due?", "course": "algebra-1", "expect": { "by": "faq", "contains": "Friday" } }
  ]
}
"""
DUE = "When is homework 2 due?"


class TeamSchool(School):
    """A host with that chain, which lies beside the courses it names."""

    def start(self):
        folder = pathlib.Path(self.folder.name)
        if not (folder / "responders.json").exists():
            (folder / "responders.json").write_text(CHAIN)
            (folder / "examples").symlink_to(ROOT / "examples")
        self.config = "responders.json"
        super().start()

    def configure(self, text, token):
        """Brings a file into force, word for word."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        address = f"http://127.0.0.1:{self.port}/admin/config"
        urllib.request.urlopen(urllib.request.Request(address, text.encode(), headers), timeout=10).close()


class Person(Learner):
    """Somebody whom no other test knows, with a role and a course to exercise it in."""

    def __init__(self, school, name, role, enrolments):
        email = f"{uuid.uuid4().hex}@example.org"
        account = school.ask(
            "POST", "/api/v1/accounts",
            {"name": name, "email": email, "password": PASSWORD, "roles": [role]}, school.operator,
        )
        for course, manner in enrolments:
            school.ask("PUT", f"/api/v1/courses/{course}/people/{account['id']}/{manner}", None, school.operator)
        super().__init__(school, name, email)


class OnTheTeam(InBrowser):
    @classmethod
    def make_school(cls):
        return TeamSchool()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tara = cls.school.login("tara@example.org", "tutorline-demo")

    def setUp(self):
        super().setUp()
        # Every test begins with the same configuration, and without a lock.
        self.school.configure(CHAIN, self.school.operator)
        self.school.ask("DELETE", "/api/v1/courses/algebra-1/lock", None, self.school.operator)
        self.theo = Person(self.school, "Theo", "team", [("algebra-1", "manage")])

    def visit(self, path="/team", person=None, **options):
        """A page in a browser of somebody's; of a team's that looks after algebra, when nobody is named."""
        learner, self.learner = self.learner, person or self.theo
        try:
            return self.page(path, self.device(**options))
        finally:
            self.learner = learner

    def asks(self, text, learner=None, course="algebra-1", module="unit-1"):
        """Somebody asks; gives the turn."""
        learner = learner or self.learner
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course=course, module=module)["id"]
        turn = post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text=text)["turn"]
        # The question is on the disk; its answer may take a moment longer.
        deadline = time.monotonic() + 15
        while self.school.ask("GET", f"/admin/turns/{turn}", None, self.school.operator)["outcome"] is None:
            self.assertLess(time.monotonic(), deadline, "the turn has no ending")
            time.sleep(0.02)
        return turn

    def draft(self, page, change):
        """Writes a draft that differs from what is there."""
        text = page.get_by_label("The draft", exact=True)
        text.fill(change(text.input_value()))

    def narrow(self, page, what):
        """Nothing is wider than a small phone, and nothing too small for a finger."""
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 640})
        with self.subTest(what):
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
            small = page.locator("main").evaluate("""main =>
                [...main.querySelectorAll("button, select, textarea, input:not([type=hidden]), summary")]
                .filter(one => one.checkVisibility({visibilityProperty: true}))
                .map(one => [one.textContent || one.name, one.getBoundingClientRect()])
                .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)""")
            self.assertEqual(small, [])
        page.set_viewport_size(size)
