"""A host of our own to test against: the real program, with a demo's people, on a database that nobody else has."""

import http.client
import itertools
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
PASSWORD = "a-long-password"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def readable(config, folder):
    """A chain of this folder where every user may read it, with its program: a host that is root runs that as another."""
    os.chmod(folder, 0o755)
    shutil.copy(HERE / "drip.py", folder)
    if pathlib.Path(config).parent != HERE:
        return config
    chain = pathlib.Path(folder) / "chain.json"
    chain.write_text(pathlib.Path(config).read_text().replace("../../..", str(ROOT)))
    return chain


class School:
    """The host as a process that can be killed and started again, and its people."""

    config = HERE / "responders.json"

    def __init__(self, config=None, environment=None, options=()):
        self.environment, self.options = environment, options
        self.folder = tempfile.TemporaryDirectory(prefix="tutorline-web-")
        self.config = readable(config or self.config, self.folder.name)
        self.port = free_port()
        self.numbers = itertools.count(1)
        self.start()
        self.operator = self.login("olga@example.org", "tutorline-demo")

    def start(self):
        folder = pathlib.Path(self.folder.name)
        self.log = open(folder / "log", "ab")
        self.process = subprocess.Popen(
            [
                ROOT / ".build/debug/tutorline", "serve", "--demo", "--listen", f"127.0.0.1:{self.port}",
                "--config", self.config, "--courses", ROOT / "examples/courses",
                "--database", folder / "school.db", "--key-file", folder / "key", "--pause-after", "1s",
                *self.options,
            ],
            stdout=self.log, stderr=self.log, cwd=folder, env=self.environment,
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.02)
        raise RuntimeError("the host did not start:\n" + (folder / "log").read_text())

    def kill(self):
        """As a power failure would: nothing is flushed, nobody is told."""
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.kill()
        self.log.close()
        self.folder.cleanup()

    # What is asked over HTTP

    def ask(self, method, path, body=None, token=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, data=data, timeout=10) as response:
            text = response.read()
        return json.loads(text) if text else {}

    def login(self, email, password):
        return self.ask("POST", "/auth/login", {"email": email, "password": password})["access_token"]

    def learner(self, name=None):
        """Somebody whom no other test knows, enrolled in algebra."""
        name = name or f"Learner {next(self.numbers)}"
        email = f"{uuid.uuid4().hex}@example.org"
        account = self.ask(
            "POST", "/api/v1/accounts",
            {"name": name, "email": email, "password": PASSWORD, "roles": ["learner"]}, self.operator,
        )
        self.ask("PUT", f"/api/v1/courses/algebra-1/people/{account['id']}/learn", None, self.operator)
        return Learner(self, name, email)


class Learner:
    def __init__(self, school, name, email):
        self.school, self.name, self.email = school, name, email
        self.token = school.login(email, PASSWORD)

    def cookie(self, port):
        """What signing in on the page leaves in the browser."""
        form = urllib.parse.urlencode({"email": self.email, "password": PASSWORD}).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.school.port, timeout=10)
        host = f"127.0.0.1:{self.school.port}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}", "Host": host}
        connection.request("POST", "/login", form, headers)
        name, value = connection.getresponse().headers["Set-Cookie"].split(";")[0].split("=", 1)
        connection.close()
        return {"name": name, "value": value, "url": f"http://127.0.0.1:{port}", "httpOnly": True, "sameSite": "Lax"}

    def sessions(self):
        return self.school.ask("GET", "/api/v1/tutoring/sessions", None, self.token)["sessions"]

    def events(self, session=None):
        session = session or self.sessions()[0]["id"]
        path = f"/api/v1/tutoring/sessions/{session}/messages?after=0&limit=200"
        return self.school.ask("GET", path, None, self.token)["events"]

    def asked(self, session=None):
        """What the host has stored of what this learner wrote, in its order."""
        return [event["d"]["text"] for event in self.events(session)
                if event["t"] == "message" and event["d"]["role"] == "learner"]
