"""Commands that wait for a host which thinks: longer than for one that only answers."""

import http.server
import json
import os
import subprocess
import tempfile
import threading
import time
import unittest

from host import PROGRAM

# A little longer than a host may take that only looks something up.
THOUGHT = 16


class Thinking(http.server.BaseHTTPRequestHandler):
    """Takes its time over what runs a chain, and answers anything else at once."""

    def do_GET(self):
        if self.path.startswith("/api/v1/queue-events"):
            return self.say({"t": "queue.watching", "d": {"head": 0}}, stays=True)
        self.say({"tickets": [], "head": 0})

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.endswith(("/draft", "/admin/config")):
            time.sleep(THOUGHT)
        self.say({"ticket": "t", "gen": 1, "lease_ms": 90_000, "text": "Think again.", "revision": "9f3c"})

    def say(self, value, stays=False):
        text = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if stays else "application/json")
        if not stays:
            self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(b"data: " + text + b"\n\n" if stays else text)
        if stays:
            self.wfile.flush()
            self.server.over.wait()

    def log_message(self, *_):
        pass


class Waiting(unittest.TestCase):
    def test_a_draft_and_an_exchange_may_take_as_long_as_their_chains(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Thinking)
        server.over = threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.addCleanup(server.over.set)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        with open(os.path.join(folder.name, "draft.json"), "w") as draft:
            draft.write("{}")
        environment = {
            "TUTORLINE_TOKEN": "a.b.c", "TUTORLINE_HOST": f"http://127.0.0.1:{server.server_address[1]}",
        }
        desk, exchange = (
            subprocess.Popen(
                [PROGRAM, *words], cwd=folder.name, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True,
            )
            for words in (["desk"], ["config", "apply", "draft.json"])
        )
        said = desk.communicate("/next\n/draft\n/quit\n", timeout=60)[0]
        self.assertIn("The chain would say: Think again.", said)
        self.assertEqual(exchange.communicate(timeout=60)[0], "9f3c is in force.\n")
        self.assertEqual((desk.returncode, exchange.returncode), (0, 0))
