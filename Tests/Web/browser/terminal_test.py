"""A tutor's desk in a terminal, against the real host."""

import http.client
import os
import pathlib
import queue
import signal
import subprocess
import threading
import time
import unittest
import uuid

from line import Line
from school import ROOT, School


LEASE = 5


class Desk(School):
    """The chain that `make run` serves, with short leases: what the FAQ does not know goes to the tutors."""

    def start(self):
        text = (ROOT / "responders.json").read_text().replace('"lease": "90s"', f'"lease": "{LEASE}s"')
        self.config = pathlib.Path(self.folder.name) / "responders.json"
        self.config.write_text(text.replace("examples/courses", f"{ROOT}/examples/courses"))
        super().start()


class Terminal:
    """`tutorline desk` with its lines in and out."""

    def __init__(self, port, token):
        words = [ROOT / ".build/debug/tutorline", "desk"]
        if port:
            words += ["--host", f"http://127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
            env={**os.environ, "TUTORLINE_TOKEN": token},
        )
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def type(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def until(self, text):
        """The first line with this text in it."""
        seen = []
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                seen.append(self.lines.get(timeout=0.5))
            except queue.Empty:
                continue
            if text in seen[-1]:
                return seen[-1]
        raise AssertionError(f"“{text}” was not said, but:\n" + "\n".join(seen))

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=15)
        self.process.stdout.close()
        return code


class DeskInATerminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.school = Desk()
        cls.tara = cls.school.login("tara@example.org", "tutorline-demo")

    @classmethod
    def tearDownClass(cls):
        cls.school.end()

    def ask(self, learner, text):
        opened = self.school.ask(
            "POST", "/api/v1/tutoring/sessions",
            {"key": str(uuid.uuid4()), "course": "algebra-1", "module": "unit-3"}, learner.token,
        )
        self.school.ask(
            "POST", f"/api/v1/tutoring/sessions/{opened['id']}/messages",
            {"key": str(uuid.uuid4()), "text": text}, learner.token,
        )
        return opened["id"]

    def ticket(self, session):
        """What waits of a session; a question is taken a moment before the chain has handed it on."""
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            tickets = self.school.ask("GET", "/api/v1/queues/all/tickets", None, self.tara)["tickets"]
            if mine := [ticket for ticket in tickets if ticket["session"] == session]:
                return mine[0]
        raise AssertionError(f"nothing of {session} waits")

    def said(self, learner, session):
        return [e["d"]["text"] for e in learner.events(session) if e["t"] == "message"]

    def test_a_tutor_takes_a_question_answers_it_and_is_done(self):
        learner = self.school.learner()
        desk = Terminal(self.school.port, self.tara)
        desk.until("/next takes")
        session = self.ask(learner, "Who wrote the zorgl theorem?")
        desk.until("New: ")
        desk.type("/nonsense")
        desk.until("There is no /nonsense")
        desk.type("Too early")
        desk.until("You have no question")
        desk.type("/next")
        desk.until("tried faq (declined)")
        desk.until("learner: Who wrote the zorgl theorem?")
        desk.type("Nobody did; look at the theorem of Pythagoras.")
        desk.until("Sent.")
        self.assertIn("Nobody did; look at the theorem of Pythagoras.", self.said(learner, session))
        self.school.ask(
            "POST", f"/api/v1/tutoring/sessions/{session}/messages",
            {"key": str(uuid.uuid4()), "text": "Thank you!"}, learner.token,
        )
        self.assertTrue(desk.until(": ").startswith("learner: Thank you!"), "what is typed is not shown again")
        desk.type("/note Asks well.")
        desk.until("only staff see it")
        desk.type("/done")
        desk.until("Done.")
        self.assertEqual(desk.end(), 0)
        self.assertNotIn("Asks well.", self.said(learner, session))

    def test_a_terminal_that_is_stopped_loses_the_claim_and_its_late_words_are_kept_from_the_learner(self):
        learner = self.school.learner()
        session = self.ask(learner, "Who painted the zorgl?")
        desk = Terminal(self.school.port, self.tara)
        desk.until("/next takes")
        desk.type("/next")
        desk.until("learner: Who painted the zorgl?")
        mine = self.ticket(session)
        # The terminal keeps its claim for as long as it lives, and is stopped for two leases.
        began = time.monotonic()
        while time.monotonic() < began + LEASE + 2:
            self.assertEqual(self.ticket(session)["state"], "claimed")
            time.sleep(0.5)
        desk.process.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        while time.monotonic() < began + 2 * LEASE:
            time.sleep(0.5)
        self.assertEqual(self.ticket(session)["state"], "released")
        taken = self.school.ask("POST", f"/api/v1/tickets/{mine['ticket']}/claim", {"key": str(uuid.uuid4())}, self.tara)
        self.assertEqual(taken["gen"], mine["gen"] + 1)
        desk.type("I was here first!")
        desk.process.send_signal(signal.SIGCONT)
        desk.until("no longer yours")
        self.assertNotIn("I was here first!", self.said(learner, session))
        act = {"key": str(uuid.uuid4()), "gen": taken["gen"]}
        self.school.ask("POST", f"/api/v1/tickets/{mine['ticket']}/resolve", act, self.tara)
        desk.end()

    def test_who_asks_while_the_line_is_cut_is_told_of_once_it_is_back(self):
        line = Line(self.school.port)
        self.addCleanup(line.end)
        desk = Terminal(line.port, self.tara)
        desk.until("/next takes")
        line.cut()
        desk.until("Trying again")
        session = self.ask(self.school.learner(), "Who cut the zorgl?")
        line.mend()
        desk.until("The host is there again.")
        self.assertIn(self.ticket(session)["ticket"][-6:], desk.until("New: "))
        desk.type("/quit")
        self.assertEqual(desk.end(), 0)

    def test_a_terminal_whose_token_ends_says_so_and_ends(self):
        token = self.school.login("tara@example.org", "tutorline-demo")
        desk = Terminal(self.school.port, token)
        desk.until("/next takes")
        self.school.ask("POST", "/auth/logout", {}, token)
        desk.until("sign in")
        self.assertEqual(desk.process.wait(timeout=15), 1)
        desk.end()

    def test_an_interrupted_terminal_gives_its_question_back(self):
        session = self.ask(self.school.learner(), "Who interrupted the zorgl?")
        for ending in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            desk = Terminal(self.school.port, self.tara)
            desk.until("/next takes")
            desk.type(f"/take {self.ticket(session)['ticket']}")
            desk.until("learner: Who interrupted the zorgl?")
            desk.process.send_signal(ending)
            desk.until("waiting again")
            self.assertEqual(desk.process.wait(timeout=15), 0)
            self.assertEqual(self.ticket(session)["state"], "released")
            desk.end()

    def test_whoever_closes_the_input_gives_the_question_back(self):
        session = self.ask(self.school.learner(), "Who closed the zorgl?")
        desk = Terminal(self.school.port, self.tara)
        desk.until("/next takes")
        desk.type(f"/take {self.ticket(session)['ticket']}")
        desk.until("learner: Who closed the zorgl?")
        desk.process.stdin.close()
        desk.until("waiting again")
        self.assertEqual(desk.end(), 0)
        self.assertEqual(list(desk.lines.queue), [])
        self.assertEqual(self.ticket(session)["state"], "released")

    def test_a_question_is_taken_by_the_name_that_is_listed(self):
        session = self.ask(self.school.learner(), "Who named the zorgl?")
        desk = Terminal(self.school.port, self.tara)
        listed = desk.until("Who named the zorgl?").split()[0]
        desk.type("/take zzzzzz")
        desk.until("No open question is called zzzzzz; /list shows what is waiting.")
        desk.type(f"/take {listed}")
        desk.until("learner: Who named the zorgl?")
        self.assertEqual(self.ticket(session)["tutor_name"], "Tara Tutor")
        desk.type("/done")
        desk.until("Done.")
        self.assertEqual(desk.end(), 0)

    def test_whoever_has_lost_a_question_may_take_another(self):
        session = self.ask(self.school.learner(), "Who lost the zorgl?")
        desk = Terminal(self.school.port, self.tara)
        desk.until("/next takes")
        desk.type(f"/take {self.ticket(session)['ticket']}")
        desk.until("learner: Who lost the zorgl?")
        mine = self.ticket(session)
        other = {"key": str(uuid.uuid4()), "gen": mine["gen"]}
        self.school.ask("POST", f"/api/v1/tickets/{mine['ticket']}/release", other, self.tara)
        desk.type("Are you there?")
        desk.until("no longer yours")
        desk.type(f"/take {mine['ticket']}")
        desk.until("learner: Who lost the zorgl?")
        desk.type("/done")
        desk.until("Done.")
        self.assertEqual(desk.end(), 0)

    def test_a_host_that_is_away_keeps_nobody_at_the_desk(self):
        session = self.ask(self.school.learner(), "Who left the zorgl?")
        line = Line(self.school.port)
        self.addCleanup(line.end)
        desk = Terminal(line.port, self.tara)
        desk.until("/next takes")
        desk.type(f"/take {self.ticket(session)['ticket']}")
        desk.until("learner: Who left the zorgl?")
        line.cut()
        desk.until("Trying again")
        desk.type("/quit")
        desk.until("once your claim has run out")
        self.assertEqual(desk.process.wait(timeout=15), 0)
        desk.end()
        mine = self.ticket(session)
        done = {"key": str(uuid.uuid4()), "gen": mine["gen"]}
        self.school.ask("POST", f"/api/v1/tickets/{mine['ticket']}/resolve", done, self.tara)

    def test_the_stream_of_the_queues_ends_with_the_token_it_was_opened_with(self):
        token = self.school.login("tara@example.org", "tutorline-demo")
        connection = http.client.HTTPConnection("127.0.0.1", self.school.port, timeout=3)
        connection.request("GET", "/api/v1/queue-events", headers={"Authorization": f"Bearer {token}"})
        stream = connection.getresponse()
        self.assertIn(b"queue.watching", stream.readline())
        self.school.ask("POST", "/auth/logout", {}, token)
        # What is left to read ends; a stream that stayed open would run into the time limit above.
        stream.read()
        connection.close()

    def test_what_is_missing_is_said(self):
        desk = Terminal(None, self.tara)
        desk.until("name the desk's host with --host")
        self.assertEqual(desk.process.wait(timeout=15), 2)
        desk.end()
        learner = self.school.learner()
        desk = Terminal(self.school.port, learner.token)
        desk.until("Only people who teach a course can do this.")
        self.assertEqual(desk.process.wait(timeout=15), 1)
        desk.end()
        desk = Terminal(self.school.port, "no token")
        desk.until("tutorline: the host at 127.0.0.1:%d refuses you: the token in TUTORLINE_TOKEN" % self.school.port)
        self.assertEqual(desk.process.wait(timeout=15), 1)
        desk.end()
