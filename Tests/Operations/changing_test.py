"""The chain is exchanged in every way there is while learners ask: no turn is dropped, each is of one revision."""

import json
import os
import subprocess
import threading
import unittest

from host import PROGRAM, Host


def chain(text):
    return {"version": 1, "enrich": ["course"], "respond": [{"use": "say", "text": text}],
            "tests": [{"say": "Why?", "expect": {"by": "say", "absent": "wrong"}}]}


class Changing(unittest.TestCase):
    def setUp(self):
        self.host = Host(chain("At the start."))
        self.addCleanup(self.host.end)
        self.host.started()
        self.operator = self.host.login("olga@example.org")
        # What each revision says, as those who made it know.
        self.says = {self.revision(): "At the start."}
        self.asked, self.over, self.failures = [], threading.Event(), []

    def revision(self):
        return self.host.ask("GET", "/admin/config", token=self.operator)["revision"]

    def tutorline(self, *words, code=0):
        done = subprocess.run(
            [PROGRAM, *words, "--host", f"http://127.0.0.1:{self.host.port}"], cwd=self.host.folder,
            capture_output=True, text=True, timeout=60, env={"TUTORLINE_TOKEN": self.operator})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def write(self, name, text):
        path = self.host.folder / name
        (self.host.folder / "half").write_text(text if isinstance(text, str) else json.dumps(text))
        os.rename(self.host.folder / "half", path)

    def ask_on(self, token, session):
        try:
            while not self.over.is_set():
                self.host.say(token, session, "Why?")
                self.asked.append(session)
        except Exception as failure:
            self.failures.append(failure)

    def more_is_asked(self):
        count = len(self.asked)
        self.host.until(lambda: self.failures or len(self.asked) >= count + 10, "more is asked")

    def changes(self, text):
        """Waits until another configuration is in force, and notes what it says."""
        known = self.now
        self.now = self.host.until(lambda: (now := self.revision()) != known and now, f"{text} is in force")
        self.assertEqual(self.says.setdefault(self.now, text), text)
        self.more_is_asked()

    def test_by_file_signal_and_draft_and_back_in_one_step(self):
        self.now, host = self.revision(), self.host
        people = [host.login(email) for email in ["lina@example.org", "leo@example.org"]]
        sessions = [(token, host.open_session(token)["id"]) for token in people]
        askers = [threading.Thread(target=self.ask_on, args=person) for person in sessions * 2]
        for asker in askers:
            asker.start()
        try:
            self.more_is_asked()
            self.write("responders.json", chain("By the file."))
            self.changes("By the file.")
            self.write("responders.json", chain("By the signal."))
            host.process.send_signal(1)
            self.changes("By the signal.")
            self.write("draft.json", chain("By a draft."))
            self.tutorline("config", "apply", "draft.json", "--check")
            self.assertEqual(self.revision(), self.now, "a check changes nothing")
            self.tutorline("config", "apply", "draft.json")
            self.changes("By a draft.")

            # What is wrong, or fails its own tests, changes nothing.
            self.assertIn('did you mean "say"?', self.refused('{ "version": 1, "respond": [ "sya" ] }'))
            self.assertIn("wrong", self.refused(json.dumps(chain("This is wrong."))))
            self.assertEqual(self.revision(), self.now)

            self.tutorline("config", "rollback")
            self.changes("By the signal.")
        finally:
            self.over.set()
            for asker in askers:
                asker.join(30)
        self.assertEqual(self.failures, [])
        log = json.loads(self.tutorline("config", "log", "--json"))
        log = log if isinstance(log, list) else log["configurations"]
        self.assertEqual([self.says[entry["revision"]] for entry in reversed(log)],
                         ["At the start.", "By the file.", "By the signal.", "By a draft.", "By the signal."])

        count, used = 0, set()
        for token, session in sessions:
            for message in self.messages(token, session):
                if "ended" in message:
                    self.assertEqual((message["ended"]["outcome"], message["text"]),
                                     ("answered", self.says[message["rev"]]))
                    used.add(message["rev"])
                    count += 1
        self.assertEqual((count, used), (len(self.asked), set(self.says)))

    def refused(self, draft):
        self.write("draft.json", draft)
        return self.tutorline("config", "apply", "draft.json", code=1)

    def messages(self, token, session):
        after = 0
        while page := self.host.ask(
            "GET", f"/api/v1/tutoring/sessions/{session}/messages?after={after}&limit=200", token=token)["events"]:
            yield from (event["d"] for event in page if event["t"] == "message")
            after = page[-1]["seq"]
