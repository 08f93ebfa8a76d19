"""Translations that a machine made: every letter of the English becomes one of another alphabet, places stay."""

import json
import pathlib
import re
import subprocess
import tempfile
import uuid

from playwright.sync_api import expect

from people import InBrowser
from school import HERE, ROOT, School, readable
from tutors import Tutor

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπθρστυωςχψζ")
HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתךםןף")



def translated(text, letters):
    pieces = re.split(r"(\{\w+, plural, \w+:|\|\w+:|\{\w+\}|\})", text)
    return "".join(piece if index % 2 else piece.lower().translate(letters) for index, piece in enumerate(pieces))


def write_words(folder):
    """Greek, which is written from the left, and Hebrew, which is written from the right; neither means anything."""
    folder.mkdir()
    english = json.loads(subprocess.run([ROOT / ".build/debug/tutorline", "words"], capture_output=True, check=True).stdout)
    for language, letters in [("el", GREEK), ("he", HEBREW)]:
        words = {name: translated(text, letters) for name, text in english.items()}
        (folder / f"{language}.json").write_text(json.dumps(words, ensure_ascii=False))
    return folder


class Translated(InBrowser):
    """A host that speaks both, and browsers whose owner likes one of them best."""

    language = "el"

    @classmethod
    def make_school(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tutorline-words-")
        folder = pathlib.Path(cls.folder.name)
        # Looking at a desk whose line is cut takes longer than the short leases of the other tests.
        chain = (HERE / "responders.json").read_text().replace('"lease": "10s"', '"lease": "90s"')
        (folder / "responders.json").write_text(chain)
        return School(readable(folder / "responders.json", folder), options=["--words", write_words(folder / "words")])

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.folder.cleanup()

    def device(self, **options):
        return super().device(**{"locale": self.language, **options})

    def note(self, message):
        # That something is not there is what some tests look at.
        if "status of 404" not in message.text:
            super().note(message)

    def show(self, page):
        page.locator("tutor-chat .launcher").click()
        expect(page.locator("tutor-chat textarea")).to_be_focused()

    def write(self, page, text):
        page.locator("tutor-chat textarea").fill(text)
        page.locator("tutor-chat textarea").press("Enter")

    def desk(self):
        """A desk at which a question waits; returns it with whoever asked."""
        learner, self.learner = self.learner, Tutor(self.school, "Tina")
        page = self.page("/desk", self.device())
        self.learner = learner
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")["id"]
        post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text="Can I talk to a person?")
        expect(page.locator(".ticket")).to_have_count(1)
        return page

    def leave(self, page):
        """Resolves what is taken, so that the next test finds an empty queue."""
        page.locator(".doing button").first.click()
        page.locator("dialog .main").click()
        expect(page.locator(".ticket")).to_have_count(0)
