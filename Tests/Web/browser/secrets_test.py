"""Where the key to a model's server ends up: with that server, and nowhere else."""

import base64
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from school import ROOT, School

KEY = "sk-planted-7f3a9c51d2"


class Upstream:
    """A server that keeps what arrives, and does what the question says."""

    def __init__(self, elsewhere=""):
        arrived = self.arrived = []

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                arrived.append((dict(self.headers.items()), body))
                asked = json.loads(body)["messages"][-1]["content"]
                status, kind, text = 200, "text/event-stream", ""
                if "redirect" in asked:
                    status = 307
                elif "refuse" in asked:
                    status, kind = 401, "application/json"
                    text = json.dumps({"error": {"message": f"wrong key {KEY}", "type": "auth", "code": KEY + "!"}})
                elif "break" in asked:
                    text = 'data: {"choices":[{"delta":{"content":"Half "}}]}\n\n'
                    text += f'data: {{"error":{{"message":"{KEY}","type":"{KEY}"}}}}\n\n'
                else:
                    text = 'data: {"choices":[{"delta":{"content":"Look again."}}]}\n\ndata: [DONE]\n\n'
                self.send_response(status)
                if status == 307:
                    self.send_header("location", elsewhere)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            do_GET = do_POST

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def end(self):
        self.server.shutdown()
        self.server.server_close()


class Secrets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.other = Upstream()
        cls.model = Upstream(cls.other.url + "/v1/chat/completions")
        cls.folder = tempfile.TemporaryDirectory(prefix="tutorline-secrets-")
        cls.config = pathlib.Path(cls.folder.name) / "responders.json"
        cls.config.write_text(json.dumps({
            "version": 1,
            "respond": [
                {"use": "llm", "name": "coach", "endpoint": cls.model.url + "/v1", "model": "small", "retries": 0,
                 "key": {"env": "PLANTED_KEY"}},
                {"use": "say", "text": "Nobody is there."},
            ],
        }))
        cls.environment = {**os.environ, "PLANTED_KEY": KEY}
        cls.school = School(cls.config, cls.environment)

    @classmethod
    def tearDownClass(cls):
        cls.school.end()
        cls.model.end()
        cls.other.end()
        cls.folder.cleanup()

    def converse(self, learner, *questions):
        """Asks one after the other; returns the answers as the log has them."""
        school = self.school
        session = school.ask("POST", "/api/v1/tutoring/sessions",
                             {"key": str(uuid.uuid4()), "course": "algebra-1", "module": "unit-1"}, learner.token)
        session = session.get("session", session.get("id"))
        path = f"/api/v1/tutoring/sessions/{session}/messages"
        for number, question in enumerate(questions, 1):
            school.ask("POST", path, {"text": question, "key": str(uuid.uuid4())}, learner.token)
            deadline = time.monotonic() + 15
            while True:
                answers = [event["d"] for event in learner.events(session)
                           if event["t"] == "message" and event["d"]["role"] == "tutor"]
                if len(answers) >= number:
                    break
                self.assertLess(time.monotonic(), deadline, question)
                time.sleep(0.02)
        return answers

    def test_the_key_goes_to_its_server_and_nowhere_else(self):
        school, learner = self.school, self.school.learner()
        answers = self.converse(learner, "please help", "please redirect", "please refuse", "please break")
        texts = [answer["text"] for answer in answers]
        self.assertEqual(texts[0], "Look again.")
        self.assertIn("Nobody is there.", texts[1])
        self.assertTrue(texts[3].startswith("Half "), texts[3])

        # It got its key, and the place that it pointed to was never asked.
        self.assertEqual([headers.get("authorization") for headers, _ in self.model.arrived], [f"Bearer {KEY}"] * 4)
        self.assertEqual(self.other.arrived, [])
        self.assertFalse([body for _, body in self.model.arrived if KEY in body])

        seen = {"answers": json.dumps(answers)}
        for answer in answers:
            seen[f"trace {answer['turn']}"] = json.dumps(
                school.ask("GET", f"/admin/turns/{answer['turn']}", None, school.operator))
            seen[f"explanation {answer['turn']}"] = json.dumps(
                school.ask("GET", f"/api/v1/tutoring/turns/{answer['turn']}/explanation", None, learner.token))
        for path in ["/metrics", "/openapi.json", "/health"]:
            try:
                request = urllib.request.Request(f"http://127.0.0.1:{school.port}{path}")
                request.add_header("Authorization", f"Bearer {school.operator}")
                seen[path] = urllib.request.urlopen(request, timeout=10).read().decode()
            except urllib.error.HTTPError as error:
                seen[path] = error.read().decode()
        self.assertIn("tutorline_model_tokens_total{", seen["/metrics"])
        tutorline = ROOT / ".build/debug/tutorline"
        for words in [["check", self.config], ["ask", "please refuse", "--config", self.config, "--explain"]]:
            run = subprocess.run([tutorline, *words], capture_output=True, text=True, env=self.environment, timeout=30)
            seen[f"tutorline {words[0]}"] = run.stdout + run.stderr
        self.assertIn("401", seen["tutorline ask"])
        processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
        seen["processes"] = processes
        self.assertIn("tutorline", processes)
        for path in pathlib.Path(school.folder.name).iterdir():
            seen[path.name] = path.read_bytes().decode("latin-1")
        self.assertIn("coach", seen["school.db"] + seen.get("school.db-wal", ""))

        for secret in [KEY, KEY[3:], base64.b64encode(KEY.encode()).decode()[:20], KEY.encode().hex()]:
            self.assertEqual([name for name, text in seen.items() if secret in text], [], secret)


if __name__ == "__main__":
    unittest.main()
