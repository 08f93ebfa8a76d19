"""What goes on right now, over real sockets: the team's stream of turns, and `tutorline top` at a terminal."""

import fcntl
import http.client
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
import unittest
import urllib.error

from host import PROGRAM, Host


class Stream:
    """A stream of server-sent events, read as a browser would."""

    def __init__(self, host, token, last=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=30)
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        if last:
            headers["Last-Event-ID"] = last
        self.connection.request("GET", "/admin/turns", headers=headers)
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.status
        self.last = None
        assert self.answer.readline().startswith(b":"), "it says that it is there"
        self.answer.readline()

    def next(self):
        """The next event, by its name; `None` at the end of the stream."""
        event, data = "message", None
        while line := self.answer.readline():
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                event = value
            elif name == "id":
                self.last = value
            elif name == "data":
                data = json.loads(value)
            elif not line.strip() and data is not None:
                return event, data
        return None

    def end(self):
        self.connection.close()


class Watching(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.host = host = Host(options=["--names-in-traces"])
        cls.addClassCleanup(host.end)
        host.started()
        host.stop()
        for email, role, course in [("bea", "team", "biology-1"), ("ben", "learner", "biology-1")]:
            done = subprocess.run(
                [PROGRAM, "user", "add", f"{email}@example.org", "--role", role, "--course", course,
                 "--database", "host.db"],
                cwd=host.folder, input="tutorline-demo\n", capture_output=True, text=True, timeout=60,
            )
            assert done.returncode == 0, done.stderr
        host.started()
        cls.learner, cls.theo, cls.olga = (host.login(f"{name}@example.org") for name in ["lina", "theo", "olga"])
        cls.session = host.open_session(cls.learner)["id"]

    def stream(self, *words):
        stream = Stream(self.host, *words)
        self.addCleanup(stream.end)
        return stream

    def ask(self, text="Why?"):
        return self.host.say(self.learner, self.session, text)["turn"]

    def test_a_team_hears_of_the_turns_of_its_courses_and_of_nothing_that_was_written(self):
        theo, bea = self.stream(self.theo), self.stream(self.host.login("bea@example.org"))
        turn = self.ask("A most private question")
        event, data = theo.next()
        self.assertEqual((event, data["turn"], theo.last), ("turn", turn, turn))
        self.assertEqual((data["course"], data["outcome"], data["by"]), ("algebra-1", "answered", "say"))
        self.assertEqual(data["learner"], "Lina Learner", "this operator shows names")
        self.assertNotIn("private", json.dumps(data))

        # Another team hears of its own course, and the first thing it hears is that.
        ben = self.host.login("ben@example.org")
        body = {"key": "0192f3a4-5b6c-7d8e-9f00-112233445566", "course": "biology-1", "module": ""}
        modules = self.host.ask("GET", "/api/v1/courses/biology-1", token=ben)["modules"]
        body["module"] = modules[0]["id"]
        session = self.host.ask("POST", "/api/v1/tutoring/sessions", body, ben)["id"]
        turn = self.host.say(ben, session, "What is a cell?")["turn"]
        self.assertEqual(bea.next()[1]["turn"], turn, "of the other course she was told nothing")
        self.assertEqual(theo.next()[1]["turn"], turn, "he manages this course as well")

    def test_the_stream_is_for_those_who_may(self):
        for token in [None, "rubbish", self.learner, *(self.host.login(f"{name}@example.org") for name in ["tara", "pia"])]:
            with self.assertRaises(urllib.error.HTTPError) as refused:
                self.host.ask("GET", "/admin/turns", token=token)
            self.assertEqual(refused.exception.code, 403 if token not in [None, "rubbish"] else 401)

    def test_who_comes_back_hears_what_ended_meanwhile_and_is_told_when_something_is_lost(self):
        first = self.stream(self.theo)
        seen = self.ask()
        self.assertEqual(first.next()[1]["turn"], seen)
        first.end()
        missed = [self.ask() for _ in range(3)]
        again = self.stream(self.theo, first.last)
        self.assertEqual([again.next()[1]["turn"] for _ in missed], missed)
        stranger = self.stream(self.theo, "0192f3a4-5b6c-7d8e-9f00-112233445566.2")
        self.assertEqual(stranger.next(), ("missed", {}))
        now = self.ask()
        self.assertEqual((again.next()[1]["turn"], stranger.next()[1]["turn"]), (now, now))

    def test_the_stream_ends_with_the_token_it_began_with(self):
        token = self.host.login("theo@example.org")
        stream = self.stream(token)
        self.host.ask("POST", "/auth/logout", {}, token)
        began = time.monotonic()
        self.assertIsNone(stream.next())
        self.assertLess(time.monotonic() - began, 5)

    def test_a_host_that_stops_waits_for_nobody_who_watches(self):
        host = Host()
        self.addCleanup(host.end)
        host.started()
        stream = Stream(host, host.login("theo@example.org"))
        self.addCleanup(stream.end)
        began = time.monotonic()
        self.assertEqual(host.stop(), 0)
        self.assertLess(time.monotonic() - began, 8, "it waited for the whole grace")
        self.assertIsNone(stream.next())

    # `tutorline top`

    def top(self, *words, token=None, **more):
        return subprocess.run(
            [PROGRAM, "top", "--host", f"http://127.0.0.1:{self.host.port}", *words], cwd=self.host.folder,
            capture_output=True, text=True, timeout=30, env={"TUTORLINE_TOKEN": token or self.olga}, **more)

    def test_top_looks_once_where_nobody_sits_at_a_terminal(self):
        self.ask()
        plain = self.top()
        self.assertEqual((plain.returncode, plain.stderr), (0, ""))
        self.assertNotIn("\x1b", plain.stdout)
        self.assertRegex(plain.stdout, r"algebra-1 +answered +\d+ ")
        self.assertRegex(plain.stdout, r"algebra-1 +responder say answered +\d+ ")
        figures = json.loads(self.top("--json").stdout)
        self.assertGreaterEqual(figures["turns"][0]["count"], 1)
        refused = self.top(token=self.learner)
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertRegex(refused.stderr, r"^tutorline: [^\n]+\.\n$")

    def watched(self, *words):
        """`top` at a terminal, and what waits until it says something."""
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        process = subprocess.Popen(
            [PROGRAM, "top", "--host", f"http://127.0.0.1:{self.host.port}", *words],
            cwd=self.host.folder, stdin=theirs, stdout=theirs, stderr=theirs,
            env={"TUTORLINE_TOKEN": self.olga, "TERM": "xterm"}, start_new_session=True,
        )
        os.close(theirs)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)

        def says(text, said=""):
            deadline = time.monotonic() + 20
            while text not in said:
                self.assertLess(time.monotonic(), deadline, said[-500:])
                if select.select([ours], [], [], 1)[0]:
                    said += os.read(ours, 65536).decode()
        return process, says

    def test_top_shows_its_first_page_at_once(self):
        _, says = self.watched("--every", "1h")
        says("COURSE")

    def test_top_ends_with_its_terminal(self):
        top, says = self.watched("--every", "1h")
        says("COURSE")
        top.send_signal(signal.SIGHUP)
        self.assertEqual(top.wait(timeout=20), 0)

    def test_top_goes_on_when_the_host_is_started_again(self):
        _, says = self.watched("--every", "100ms")
        says("revision")
        self.host.stop()
        says("Trying again")
        self.host.started()
        says("revision")

    def test_top_at_a_terminal_goes_on_until_it_is_interrupted_and_leaves_the_terminal_as_it_was(self):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
        process = subprocess.Popen(
            [PROGRAM, "top", "--every", "100ms", "--host", f"http://127.0.0.1:{self.host.port}"],
            cwd=self.host.folder, stdin=theirs, stdout=theirs, stderr=theirs,
            env={"TUTORLINE_TOKEN": self.olga, "TERM": "xterm"}, start_new_session=True,
        )
        os.close(theirs)
        self.addCleanup(os.close, ours)
        stops = threading.Event()
        load = threading.Thread(target=lambda: [self.ask() for _ in iter(lambda: stops.is_set(), True)])
        load.start()
        said = ""
        try:
            deadline = time.monotonic() + 20
            # A page that counts turns by the second, after others.
            while not re.search(r"answered +\d+ +[1-9][\d.]* ", said.split("\x1b[H")[-1]) or said.count("\x1b[H") < 4:
                self.assertLess(time.monotonic(), deadline, said[-500:])
                if select.select([ours], [], [], 1)[0]:
                    said += os.read(ours, 65536).decode()
        finally:
            stops.set()
            load.join()
            process.send_signal(2)
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            said += piece.decode()
        self.assertEqual(process.wait(timeout=20), 0)
        pages = said.replace("\r", "").split("\x1b[H")[1:]
        for page in pages:
            lines = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", page).rstrip("\n").split("\n")
            self.assertLessEqual(len(lines), 24, "a page fits the terminal")
            self.assertTrue(all(len(line) <= 100 for line in lines), lines)
        self.assertTrue(said.endswith("\n") or said.endswith("\x1b[?25h"), said[-40:])
