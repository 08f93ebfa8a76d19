"""Webhooks from a host that is killed, checked as `docs/webhooks.md` tells receivers to."""

import http.server
import json
import re
import threading
import unittest
import urllib.request

from host import CHAIN, ROOT, Host

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OLD = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


def documented():
    """The function `verify` of the documentation."""
    page = (ROOT / "docs/webhooks.md").read_text()
    names = {}
    exec(re.search(r"```python\n(.*?)```", page, re.DOTALL)[1], names)
    return names["verify"]


class Receiver:
    """A server that remembers what it was sent; the first time it may not answer until it is told to, or refuse each."""

    def __init__(self, holds_first=False, refuses_first=False):
        self.heard, self.news = [], threading.Condition()
        self.gate = threading.Event()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                with outer.news:
                    outer.heard.append((dict((k.lower(), v) for k, v in self.headers.items()), body))
                    is_first = len(outer.heard) == 1
                    names = [headers["webhook-id"] for headers, _ in outer.heard]
                    is_refused = refuses_first and names.count(names[-1]) == 1
                    outer.news.notify_all()
                if holds_first and is_first:
                    outer.gate.wait(20)
                try:
                    self.send_response(503 if is_refused else 204)
                    self.end_headers()
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, count):
        with self.news:
            assert self.news.wait_for(lambda: len(self.heard) >= count, timeout=20), f"{len(self.heard)} of {count}"
        return self.heard

    def webhooks(self, **more):
        url = f"http://127.0.0.1:{self.server.server_port}/hook"
        return {"webhooks": [
            {"name": "all", "url": url, "events": ["turn.ended", "alert"], "private": True,
             "secret": {"env": "HOOK_SECRET"}, **more},
        ]}


class Webhooks(unittest.TestCase):
    def host(self, receiver, chain=CHAIN, **more):
        host = Host(chain, options=["--webhooks", "webhooks.json"], environment={"HOOK_SECRET": SECRET, "HOOK_OLD": OLD})
        (host.folder / "webhooks.json").write_text(json.dumps(receiver.webhooks(**more)))
        self.addCleanup(host.end)
        return host

    def test_an_event_outlives_a_kill_in_the_middle_of_its_delivery(self):
        receiver = Receiver(holds_first=True)
        host = self.host(receiver).started()
        token = host.login()
        turn = host.say(token, host.open_session(token)["id"], "Why?")["turn"]
        receiver.wait(1)
        host.kill()
        receiver.gate.set()
        host.started()
        (first, body), (second, again) = receiver.wait(2)
        self.assertEqual(first["webhook-id"], second["webhook-id"])
        self.assertEqual(body, again)
        self.assertEqual(json.loads(body)["data"]["turn"], turn)
        self.assertNotIn(b"Think", body)
        host.until(lambda: '"received"} 1' in self.figures(host), "it was struck off")
        self.assertEqual(len(receiver.heard), 2)

    def test_tickets_alerts_and_turns_are_all_signed_and_sent_again_until_they_are_received(self):
        receiver = Receiver(refuses_first=True)
        kinds = ["alert", "ticket.opened", "turn.ended"]
        chain = {"version": 1, "enrich": ["course"], "guard": [{"use": "safety", "queue": "duty"}],
                 "respond": [{"use": "relay", "queue": "maths"}],
                 "queues": {"maths": {}, "duty": {}}}
        host = self.host(receiver, chain, events=kinds).started()
        token = host.login()
        session = host.open_session(token)["id"]
        turns = {host.say(token, session, "Why is that so?")["turn"]}
        token = host.login("leo@example.org")
        turns.add(host.say(token, host.open_session(token)["id"], "i want to die")["turn"])

        def sent_twice():
            with receiver.news:
                sent = {}
                for headers, body in receiver.heard:
                    sent.setdefault(headers["webhook-id"], []).append((headers, body))
            return [attempts for attempts in sent.values() if len(attempts) > 1]
        host.until(lambda: {json.loads(first[1])["type"] for first, *_ in sent_twice()} >= set(kinds),
                   "all are sent again")
        verify, told = documented(), set()
        for (headers, body), (later, again) in sent_twice():
            self.assertEqual(body, again)
            self.assertTrue(verify(SECRET, headers, body) and verify(SECRET, later, again))
            self.assertNotIn(b"Why is", body)
            self.assertNotIn(b"die", body)
            told.add(json.loads(body)["data"].get("turn"))
        self.assertLessEqual(turns, told)

    def test_what_is_sent_can_be_verified_as_documented_with_both_secrets_while_they_change(self):
        receiver = Receiver()
        host = self.host(receiver, **{"old-secret": {"env": "HOOK_OLD"}}).started()
        token = host.login()
        host.say(token, host.open_session(token)["id"], "Why?")
        headers, body = receiver.wait(1)[0]
        verify = documented()
        self.assertTrue(verify(SECRET, headers, body))
        self.assertTrue(verify(OLD, headers, body))
        self.assertFalse(verify(SECRET, headers, body + b" "))
        self.assertFalse(verify(SECRET, {**headers, "webhook-id": "msg_other"}, body))
        self.assertFalse(verify(SECRET, headers, body, now=lambda: int(headers["webhook-timestamp"]) + 301))
        self.assertFalse(verify("whsec_" + "A" * 32, headers, body))

    def test_a_file_that_is_wrong_is_told_and_never_half_used(self):
        receiver = Receiver()
        host = self.host(receiver, events=["turn.begun"])
        host.start()
        self.assertEqual(host.process.wait(20), 2)
        self.assertIn('webhooks.json:1:', host.said())
        self.assertIn('there is no event "turn.begun"', host.said())
        self.assertNotIn(SECRET[6:], host.said())

    def figures(self, host):
        with urllib.request.urlopen(f"http://127.0.0.1:{host.port}/metrics", timeout=5) as answer:
            return answer.read().decode()
