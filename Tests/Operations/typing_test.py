"""Commands at a terminal: what is typed, interrupted, and printed to where nothing can be written."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

from host import PROGRAM
from terminal import Terminal


class Typing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def asked(self, *words, is_job=False):
        terminal = Terminal(*words, folder=self.folder, is_job=is_job)
        self.addCleanup(terminal.close)
        terminal.until(lambda: "Password:" in terminal.said and not terminal.shows_what_is_typed())
        return terminal

    def test_a_password_is_not_shown_and_the_terminal_is_as_before(self):
        terminal = self.asked("user", "add", "ada@example.org")
        os.write(terminal.ours, b"long enough for all\n")
        self.assertEqual(terminal.end(), 0, terminal.said)
        self.assertIn("ada@example.org", terminal.said)
        self.assertNotIn("long enough", terminal.said)
        self.assertTrue(terminal.shows_what_is_typed())

    def test_a_command_that_waits_is_interrupted_and_nothing_is_made(self):
        for ending in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            terminal = self.asked("user", "add", "ada@example.org")
            terminal.process.send_signal(ending)
            self.assertEqual(terminal.end(), -ending)
            self.assertTrue(terminal.shows_what_is_typed())
            self.assertEqual(os.listdir(self.folder), [])

    def test_a_command_that_is_stopped_leaves_the_terminal_as_it_was_and_hides_again_when_it_goes_on(self):
        terminal = self.asked("user", "add", "ada@example.org", is_job=True)
        for _ in range(2):
            terminal.process.send_signal(signal.SIGTSTP)
            _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
            self.assertTrue(os.WIFSTOPPED(status))
            self.assertTrue(terminal.shows_what_is_typed())
            terminal.process.send_signal(signal.SIGCONT)
            terminal.until(lambda: not terminal.shows_what_is_typed())
        os.write(terminal.ours, b"long enough for all\n")
        self.assertEqual(terminal.end(), 0, terminal.said)
        self.assertNotIn("long enough", terminal.said)
        self.assertTrue(terminal.shows_what_is_typed())

    def test_a_command_that_nobody_could_go_on_with_is_not_stopped(self):
        terminal = self.asked("user", "add", "ada@example.org")
        terminal.process.send_signal(signal.SIGTSTP)
        os.write(terminal.ours, b"long enough for all\n")
        self.assertEqual(terminal.end(), 0, terminal.said)
        self.assertNotIn("long enough", terminal.said)

    def reads(self, process):
        """Whether a thread of it waits for its standard input."""
        threads = pathlib.Path(f"/proc/{process}/task").iterdir()
        return any((thread / "syscall").read_text().startswith("0 0x0 ") for thread in threads)

    def test_no_command_but_those_that_end_in_their_own_way_takes_signals(self):
        asked = subprocess.Popen([PROGRAM, "user", "add", "ada@example.org"], cwd=self.folder, env={},
                                 stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(asked.stderr.close)
        self.addCleanup(asked.stdin.close)
        deadline = time.monotonic() + 20
        while not self.reads(asked.pid):
            self.assertLess(time.monotonic(), deadline)
        asked.send_signal(signal.SIGINT)
        self.assertEqual(asked.wait(timeout=20), -signal.SIGINT)

    def test_what_cannot_be_printed_is_a_failure(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "words"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr, "tutorline: standard output: No space left on device.\n")

    def test_whoever_has_read_enough_makes_no_failure(self):
        printing = subprocess.Popen([PROGRAM, "words"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        printing.stdout.close()
        self.assertEqual((printing.wait(timeout=20), printing.stderr.read()), (0, b""))
        printing.stderr.close()
