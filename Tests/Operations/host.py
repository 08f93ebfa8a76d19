"""The real program as an operator runs it: started, killed, asked over HTTP, given sockets."""

import json
import os
import pathlib
import pty
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/tutorline"
CHAIN = {"version": 1, "respond": [{"use": "say", "text": "Think again."}]}

# What systemd does between fork and exec, in a shell: the descriptor becomes number 3, and the number of the process
# is known only there.
ACTIVATE = 'exec 3<&"$SOCKET_FROM"; export LISTEN_PID=$$ LISTEN_FDS="${SOCKET_COUNT:-1}"; exec "$@"'


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Host:
    """A host on a database of its own, in a folder that is gone at the end."""

    def __init__(self, chain=CHAIN, options=(), environment=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tutorline-operations-"))
        # Programs of parts run as a user of their own where the host may choose.
        self.folder.chmod(0o755)
        self.port = free_port()
        self.options, self.environment = list(options), dict(environment or {})
        (self.folder / "responders.json").write_text(json.dumps(chain))
        self.process = None

    def command(self):
        return [
            str(PROGRAM), "serve", "--demo", "--listen", f"127.0.0.1:{self.port}", "--config", "responders.json",
            "--courses", str(ROOT / "examples/courses"), "--database", "host.db", "--key-file", "key", *self.options,
        ]

    def start(self, command=None, **more):
        self.log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            command or self.command(), cwd=self.folder, stdout=self.log, stderr=self.log,
            env={"PATH": os.environ["PATH"], **self.environment}, **more,
        )
        return self

    def activate(self, listener, **environment):
        """Starts it on a socket that somebody else has opened and keeps."""
        self.environment.update(SOCKET_FROM=str(listener.fileno()), **environment)
        return self.start(["sh", "-c", ACTIVATE, "sh", *self.command()], pass_fds=[listener.fileno()])

    def started(self):
        self.start()
        self.until(self.is_ready, "the host is ready")
        return self

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def until(self, holds, what, seconds=30):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            result = holds()
            if result:
                return result
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"waited in vain until {what}\n" + self.said())

    def said(self):
        return (self.folder / "log").read_text()

    def kill(self):
        """As a power failure would: nothing is flushed, nobody is told."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """As an operator would; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def end(self):
        if self.process and self.process.poll() is None:
            self.kill()
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.unlink() if not path.is_dir() else path.rmdir()
        self.folder.rmdir()

    def at_a_terminal(self, *words, **environment):
        """Runs a command as somebody sees it who sits at a terminal; gives its exit code and all it said."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM, *words], cwd=self.folder, stdout=theirs, stderr=theirs, env={"TERM": "dumb", **environment})
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError:
            # The terminal is gone with the last who wrote to it.
            pass
        os.close(ours)
        return process.wait(timeout=60), said.decode().replace("\r", "")

    # What is asked over HTTP

    def ask(self, method, path, body=None, token=None, base=None, context=None):
        request = urllib.request.Request((base or f"http://127.0.0.1:{self.port}") + path, method=method)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, data=data, timeout=20, context=context) as response:
            text = response.read()
        return json.loads(text) if text else {}

    def login(self, email="lina@example.org", **more):
        return self.ask("POST", "/auth/login", {"email": email, "password": "tutorline-demo"}, **more)["access_token"]

    def open_session(self, token, **more):
        body = {"key": str(uuid.uuid4()), "course": "algebra-1", "module": "unit-1"}
        return self.ask("POST", "/api/v1/tutoring/sessions", body, token, **more)

    def say(self, token, session, text, key=None, **more):
        body = {"key": key or str(uuid.uuid4()), "text": text}
        return self.ask("POST", f"/api/v1/tutoring/sessions/{session}/messages", body, token, **more)
