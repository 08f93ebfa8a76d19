"""The accounts of a class, made by the script of the documentation on a host that runs."""

import json
import os
import re
import subprocess
import sys
import time
import unittest
import urllib.request

from host import ROOT, Host

SCRIPT = ROOT / "examples/people/class.py"


class People(unittest.TestCase):
    def setUp(self):
        self.host = Host().start()
        self.addCleanup(lambda: (self.host.process.terminate(), self.host.process.wait()))
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                self.ask("GET", "/healthz")
                break
            except OSError:
                time.sleep(0.05)
        self.token = self.login("olga@example.org", "tutorline-demo")

    def ask(self, method, path, body=None, token=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.host.port}{path}", data, method=method)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request, timeout=10) as reply:
            text = reply.read()
        return json.loads(text) if text.startswith(b"{") else text

    def login(self, email, password):
        return self.ask("POST", "/auth/login", {"email": email, "password": password})["access_token"]

    def bring_in(self, table):
        file = self.host.folder / "class.csv"
        file.write_bytes(table)
        return subprocess.run(
            [sys.executable, SCRIPT, file, "algebra-1", f"http://127.0.0.1:{self.host.port}"], capture_output=True,
            timeout=60, env={**os.environ, "TUTORLINE_TOKEN": self.token},
        )

    def test_a_class_is_brought_in_once_from_what_a_spreadsheet_saves_and_a_wrong_line_brings_in_nobody(self):
        wrong = self.bring_in("email;name;role\nneu@example.org;Neu;learner\nx;X;lehrer\n".encode())
        self.assertEqual((wrong.returncode, wrong.stdout), (1, b""))
        self.assertIn(b'class.csv:3: "x" is not an email address', wrong.stderr)
        table = (
            "\ufeffemail;name;role;guardian of\r\nJorg.W@example.org;Jörg Weiß;learner;\r\n"
            "peter.w@example.org;Peter Weiß;parent;jorg.w@example.org\r\n"
        ).encode()
        first = self.bring_in(table)
        self.assertEqual(first.returncode, 0, first.stderr)
        passwords = dict(line.split(";") for line in first.stdout.decode().splitlines())
        self.assertEqual(sorted(passwords), ["jorg.w@example.org", "peter.w@example.org"])
        again = self.bring_in(table)
        self.assertEqual((again.returncode, again.stdout), (0, b""), again.stderr)
        learner = self.login("jorg.w@example.org", passwords["jorg.w@example.org"])
        child = self.ask("GET", "/api/v1/me", token=learner)
        self.assertEqual(child["name"], "Jörg Weiß")
        self.assertIn("algebra-1", str(self.ask("GET", "/api/v1/courses", token=learner)))
        guardian = self.login("peter.w@example.org", passwords["peter.w@example.org"])
        self.assertEqual(self.ask("GET", "/api/v1/me", token=guardian)["children"], [child["id"]])

    def test_the_page_about_people_names_requests_that_there_are(self):
        paths = self.ask("GET", "/openapi.json")["paths"]
        named = re.findall(r"`([A-Z]+) (/[^`]+)`", (ROOT / "docs/people.md").read_text())
        self.assertGreater(len(named), 8)
        for method, path in named:
            self.assertIn(method.lower(), paths.get(path, {}), f"{method} {path}")
