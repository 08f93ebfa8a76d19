"""The example of a proxy in front, with a real nginx and a real host: TLS, WebSockets, server-sent events."""

import asyncio
import getpass
import http.client
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
import unittest
import urllib.parse
import uuid

import websockets

from host import ROOT, Host, free_port

NAME = "tutorline.example"
SLOW = """
import json, sys, time
for question in sys.stdin:
    for number in range(40):
        print(json.dumps({"text": f"piece {number} "}), flush=True)
        time.sleep(0.05)
    print(json.dumps({"done": {}}), flush=True)
"""


def nginx():
    """The program: the machine's own, or the one that `scripts/setup` unpacked."""
    places = os.environ["PATH"] + os.pathsep + "/usr/sbin"
    return shutil.which("nginx", path=places) or str(ROOT / ".venv/nginx/usr/sbin/nginx")


class Proxy:
    """nginx with our example, but for the ports, the name's certificate and the folders."""

    def __init__(self, host):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tutorline-nginx-"))
        self.plain, self.secure = free_port(), free_port()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
             "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", self.folder / "key.pem",
             "-out", self.folder / "fullchain.pem"], check=True, capture_output=True,
        )
        example = (ROOT / "packaging/nginx/tutorline.conf").read_text()
        for ours, theirs in [
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"), ("    listen [::]:80;\n", ""),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{self.secure} ssl http2;"),
            ("    listen [::]:443 ssl http2;\n", ""), ("127.0.0.1:8080", f"127.0.0.1:{host.port}"),
            ("/etc/ssl/tutorline", str(self.folder)),
        ]:
            assert ours in example, ours
            example = example.replace(ours, theirs)
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        )
        (self.folder / "nginx.conf").write_text(
            f"daemon off; pid {self.folder}/pid; error_log stderr;\n"
            + (f"user {getpass.getuser()};\n" if os.getuid() == 0 else "")
            + f"events {{}}\nhttp {{ access_log off;\n{temporary}{example}}}\n"
        )
        self.process = subprocess.Popen(
            [nginx(), "-e", "stderr", "-c", self.folder / "nginx.conf"], stderr=open(self.folder / "log", "wb"),
        )
        self.context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        deadline = time.monotonic() + 20
        while True:
            try:
                self.connection().close()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise AssertionError((self.folder / "log").read_text())
                time.sleep(0.02)

    def connection(self):
        """A connection as a browser makes it, to a name that no resolver knows."""
        connection = http.client.HTTPSConnection(NAME, self.secure, timeout=20, context=self.context)
        connection._create_connection = lambda _, *rest, **more: socket.create_connection(
            ("127.0.0.1", self.secure), *rest, **more)
        connection.connect()
        return connection

    def ask(self, method, path, body=None, headers=None):
        connection = self.connection()
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer, answer.read()

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder)


class Nginx(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not os.path.exists(nginx()):
            raise AssertionError("nginx is missing: run scripts/setup, which unpacks it")
        chain = {"version": 1, "respond": [
            {"use": "process", "name": "slow", "command": ["python3"], "file": "slow.py",
             "when": {"message.text": {"words": ["slowly"]}}},
            {"use": "say", "text": "Think again."},
        ]}
        cls.host = Host(chain, options=["--trusted-proxies", "127.0.0.1/32"])
        (cls.host.folder / "slow.py").write_text(SLOW)
        cls.addClassCleanup(cls.host.end)
        cls.host.started()
        cls.proxy = Proxy(cls.host)
        cls.addClassCleanup(cls.proxy.end)

    def test_pages_come_encrypted_and_a_cookie_only_goes_back_so(self):
        answer, _ = self.proxy.ask("GET", "/healthz")
        self.assertEqual(answer.status, 200)
        self.assertIn("max-age", answer.headers["Strict-Transport-Security"])
        origin = f"https://{NAME}:{self.proxy.secure}"
        form = urllib.parse.urlencode({"email": "lina@example.org", "password": "tutorline-demo"})
        answer, body = self.proxy.ask(
            "POST", "/login", form, {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin})
        self.assertEqual(answer.status, 303, body)
        self.assertIn("Secure", answer.headers["Set-Cookie"])

    def test_who_comes_unencrypted_is_sent_to_the_same_page_encrypted(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.proxy.plain, timeout=20)
        connection.request("GET", "/learn/algebra-1/unit-1?x=1", headers={"Host": NAME})
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers["Location"]), (301, f"https://{NAME}/learn/algebra-1/unit-1?x=1"))

    def test_figures_are_not_for_the_world_and_an_operators_routes_only_for_operators(self):
        self.assertEqual(self.proxy.ask("GET", "/metrics")[0].status, 404)
        self.assertEqual(self.proxy.ask("GET", "/admin/outbox")[0].status, 401)
        headers = {"Authorization": f"Bearer {self.host.login('olga@example.org')}"}
        self.assertEqual(self.proxy.ask("GET", "/admin/outbox", headers=headers)[0].status, 200)

    def test_a_conversation_over_a_websocket_and_its_end_when_the_host_is_exchanged(self):
        asyncio.run(self.talk())
        self.host.started()

    async def talk(self):
        token = self.host.login("leo@example.org")
        raw = socket.create_connection(("127.0.0.1", self.proxy.secure))
        async with websockets.connect(
            f"wss://{NAME}:{self.proxy.secure}/api/v1/tutoring/ws", sock=raw, ssl=self.proxy.context,
            server_hostname=NAME, subprotocols=["tutor.v1"],
        ) as line:
            async def say(**frame):
                await line.send(json.dumps(frame))

            async def wait(kind):
                while True:
                    frame = json.loads(await asyncio.wait_for(line.recv(), 20))
                    self.assertNotEqual(frame["t"], "err", frame)
                    if frame["t"] == kind:
                        return frame

            await say(t="hello", id="1", v=1, token=token)
            epoch = (await wait("welcome"))["d"]["epoch"]
            await say(t="session.open", id="2", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")
            session = (await wait("ack"))["d"]["session"]
            await say(t="session.resume", id="3", session=session, epoch=epoch, after=0)
            await wait("resumed")
            await say(t="message.send", id="4", session=session, key=str(uuid.uuid4()), text="Why?")
            while (await wait("message"))["d"]["text"] != "Think again.":
                pass
            self.assertEqual(await asyncio.to_thread(self.host.stop), 0)
            with self.assertRaises(websockets.ConnectionClosed) as closed:
                while True:
                    await asyncio.wait_for(line.recv(), 20)
            self.assertEqual(closed.exception.rcvd.code, 1012)
            self.assertTrue(json.loads(closed.exception.rcvd.reason)["again"])

    def test_pieces_of_an_answer_come_while_it_is_being_written(self):
        token = self.host.login()
        session = self.host.open_session(token)["id"]
        connection = self.proxy.connection()
        connection.request("GET", f"/api/v1/tutoring/sessions/{session}/events",
                           headers={"Authorization": f"Bearer {token}", "Accept": "text/event-stream"})
        answer = connection.getresponse()
        self.assertEqual(answer.status, 200)
        self.host.say(token, session, "slowly please")
        for line in answer:
            if line.startswith(b"data:") and json.loads(line[5:])["t"] == "delta":
                break
        said = [event for event in self.host.ask(
            "GET", f"/api/v1/tutoring/sessions/{session}/messages?after=0&limit=50", token=token)["events"]
            if event["t"] == "message"]
        self.assertEqual(len(said), 1, "the first piece came only with the whole answer")
        for line in answer:
            if line.startswith(b"data:") and json.loads(line[5:])["t"] == "message":
                self.assertIn("piece 39", line.decode())
                break
        connection.close()
