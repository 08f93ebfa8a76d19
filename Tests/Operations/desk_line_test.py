"""What a tutor writes at a desk in a terminal, while questions come in."""

import http.server
import json
import os
import queue
import signal
import tempfile
import threading
import unittest

from terminal import Terminal


class Queues(http.server.BaseHTTPRequestHandler):
    """A host with one question, which tells of others when it is told to, and keeps what it is sent."""

    def do_GET(self):
        if not self.path.startswith("/api/v1/queue-events"):
            return self.say({"tickets": [], "head": 0})
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        event = {"t": "queue.watching", "d": {"head": 0}}
        while event:
            self.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\n")
            self.wfile.flush()
            event = self.server.news.get()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        self.server.heard.append(body.get("text"))
        self.say({"ticket": "t", "gen": 1, "lease_ms": 90_000, "seq": 1})

    def say(self, value):
        text = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class DeskLine(unittest.TestCase):
    def setUp(self):
        self.host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Queues)
        self.host.news, self.host.heard = queue.Queue(), []
        threading.Thread(target=self.host.serve_forever, daemon=True).start()
        self.addCleanup(self.host.server_close)
        self.addCleanup(self.host.shutdown)
        self.addCleanup(self.host.news.put, None)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def desk(self, **options):
        environment = {"TUTORLINE_TOKEN": "a.b.c", "TUTORLINE_HOST": f"http://127.0.0.1:{self.host.server_address[1]}"}
        desk = Terminal("desk", folder=self.folder, environment=environment, **options)
        self.addCleanup(desk.close)
        desk.until(lambda: "/help lists the commands.\r\n> " in desk.said)
        self.assertFalse(desk.shows_what_is_typed())
        return desk

    def test_a_reply_stays_whole_while_somebody_asks_and_may_be_mended_and_have_two_lines(self):
        desk = self.desk()
        desk.press("/next\r")
        desk.until(lambda: "/next" in desk.said and self.host.heard)
        desk.press("Divde both")
        desk.until(lambda: desk.said.endswith("> Divde both\r\x1b[12C"))
        self.host.news.put({"t": "ticket.opened", "seq": 1, "d": {"ticket": "t2", "question": "Why a half?"}})
        desk.until(lambda: "Why a half?" in desk.said)
        desk.until(lambda: desk.said.split("Why a half?")[-1].endswith("> Divde both\r\x1b[12C"))
        desk.press("\x1b[1;5D\x1b[D\x1b[D\x1b[Di\x05\x1b\rsides.\r")
        desk.until(lambda: "Divide both\nsides." in self.host.heard)
        desk.press("/quit\r")
        self.assertEqual(desk.end(), 0, desk.said)
        self.assertTrue(desk.shows_what_is_typed())

    def test_whoever_leaves_in_any_way_has_the_terminal_as_it_was(self):
        for keys in ["/quit\r", "\x04", "half\x03"]:
            with self.subTest(keys):
                desk = self.desk()
                desk.press(keys)
                self.assertEqual(desk.end(), 0, desk.said)
                self.assertTrue(desk.shows_what_is_typed())
        desk = self.desk()
        desk.process.send_signal(signal.SIGTERM)
        self.assertEqual(desk.end(), 0, desk.said)
        self.assertTrue(desk.shows_what_is_typed())

    def test_a_desk_that_is_stopped_gives_the_terminal_back_until_it_goes_on(self):
        desk = self.desk(is_job=True)
        desk.press("half\x1a")
        _, status = os.waitpid(desk.process.pid, os.WUNTRACED)
        self.assertTrue(os.WIFSTOPPED(status))
        self.assertTrue(desk.shows_what_is_typed())
        desk.process.send_signal(signal.SIGCONT)
        desk.until(lambda: not desk.shows_what_is_typed() and desk.said.endswith("> half\r\x1b[6C"))
        desk.press("\x15/quit\r")
        self.assertEqual(desk.end(), 0, desk.said)
