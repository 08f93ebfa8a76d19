"""A host that is asked to end while everybody talks to it: what was acknowledged is there, and nobody is left waiting."""

import asyncio
import contextlib
import http.client
import json
import signal
import socket
import sqlite3
import threading
import time
import unittest
import uuid

import websockets

from host import ROOT, Host
from replay_test import Model

FAQ = {"use": "faq", "file": str(ROOT / "examples/courses/algebra-1/faq.md")}
# Answers a word at a time, for as long as it is told: ten words a second.
PROGRAM = """
import json, sys, time
for line in sys.stdin:
    words = int(json.loads(line)["turn"]["text"].split()[-1])
    for number in range(words):
        print(json.dumps({"text": f"word {number} "}), flush=True)
        time.sleep(0.1)
    print(json.dumps({"done": {}}), flush=True)
"""


class Learner:
    """Asks without end on a conversation of their own, and remembers what the host has promised."""

    def __init__(self, host, token, says):
        self.host, self.token, self.says = host, token, says
        self.session = None
        self.asked, self.acknowledged, self.begun, self.ended = {}, {}, set(), set()
        self.close = None

    def line(self):
        return websockets.connect(
            f"ws://127.0.0.1:{self.host.port}/api/v1/tutoring/ws", subprotocols=["tutor.v1"], open_timeout=30,
            # Nobody reads what is still coming when a line is closed, and the library would wait for somebody.
            max_queue=None)

    async def say(self, line, **frame):
        await line.send(json.dumps(frame))

    async def wait(self, line, name):
        while True:
            self.hear(frame := json.loads(await asyncio.wait_for(line.recv(), 30)))
            if frame.get("re") == name:
                return frame["d"]

    async def greet(self, line):
        await self.say(line, t="hello", id="hello", v=1, token=self.token)
        epoch = (await self.wait(line, "hello"))["epoch"]
        if not self.session:
            await self.say(line, t="session.open", id="open", key=str(uuid.uuid4()), course="algebra-1",
                           module="unit-1", fresh=True)
            self.session = (await self.wait(line, "open"))["session"]
        await self.say(line, t="session.resume", id="resume", session=self.session, epoch=epoch, after=0)
        await self.wait(line, "resume")

    async def ask(self, line, key=None):
        key = key or str(uuid.uuid4())
        self.asked.setdefault(key, self.says)
        await self.say(line, t="message.send", id=key, session=self.session, key=key, text=self.asked[key])

    async def talk(self):
        """Asks the next question when the last is acknowledged, until the host closes the line."""
        self.close = None
        async with self.line() as line:
            try:
                await self.greet(line)
                for key in self.unacknowledged or [None]:
                    await self.ask(line, key)
                while True:
                    self.hear(frame := json.loads(await line.recv()))
                    if frame["t"] == "ack" and len(self.acknowledged) - len(self.ended) < 3:
                        await self.ask(line)
                    elif self.ends(frame) and len(self.asked) == len(self.acknowledged):
                        await self.ask(line)
            except websockets.ConnectionClosed as closed:
                self.close = closed.rcvd

    @property
    def unacknowledged(self):
        return [key for key in self.asked if key not in self.acknowledged]

    @staticmethod
    def ends(frame):
        return frame["t"] == "turn.ended" or bool(frame.get("d", {}).get("ended"))

    def hear(self, frame):
        assert frame["t"] != "err", frame
        if frame["t"] == "ack" and frame["re"] in self.asked:
            self.acknowledged[frame["re"]] = frame["d"]["seq"] if "seq" in frame.get("d", {}) else frame["seq"]
        elif frame["t"] == "delta":
            self.begun.add(frame["d"]["turn"])
        elif self.ends(frame):
            self.ended.add(frame["d"]["turn"])

    def post(self):
        """Asks over HTTP, a connection for each question, until nobody takes it any more."""
        self.session = self.host.open_session(self.token)["id"]
        while True:
            key = str(uuid.uuid4())
            self.asked[key] = self.says
            try:
                answer = self.host.say(self.token, self.session, self.says, key=key)
            except (OSError, http.client.HTTPException):
                return
            self.acknowledged[key] = answer["seq"]

    async def come_back(self):
        """Comes back as the client does: what was not acknowledged is sent again, with its key."""
        async with self.line() as line:
            await self.greet(line)
            for key in self.unacknowledged:
                await self.ask(line, key)
                await self.wait(line, key)


class Draining(unittest.TestCase):
    def host(self, *options):
        self.model = Model("Look at the slope.")
        self.addCleanup(self.model.end)
        chain = self.model.chain()
        coach = {**chain["respond"][0], "when": {"message.text": {"words": "model"}}}
        program = {"use": "process", "name": "slow", "command": ["python3"], "file": "slow.py", "copies": 4,
                   "when": {"message.text": {"words": "words"}}}
        host = Host({**chain, "respond": [program, coach, FAQ, chain["respond"][1]]}, options)
        (host.folder / "slow.py").write_text(PROGRAM)
        self.addCleanup(host.end)
        return host

    def learners(self, host, *says):
        tokens = [host.login(f"{name}@example.org") for name in ["lina", "leo"]]
        return [Learner(host, tokens[number % 2], text) for number, text in enumerate(says)]

    @contextlib.contextmanager
    def talking(self, learners, goes_on=lambda: False):
        """Everybody talks, and comes back as long as they are to go on; gives what went wrong with them."""
        async def live(learner):
            await learner.talk()
            while goes_on():
                await learner.talk()

        async def all_talk():
            await asyncio.gather(*(live(learner) for learner in learners))
        failures = []

        def run():
            try:
                asyncio.run(all_talk())
            except BaseException as failure:
                failures.append(failure)
        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield failures
        finally:
            thread.join(40)
        self.assertEqual(failures, [])

    def stored(self, host, learner):
        """The log of a conversation, as the host gives it."""
        events, after = [], 0
        while page := host.ask(
            "GET", f"/api/v1/tutoring/sessions/{learner.session}/messages?after={after}&limit=200",
            token=learner.token,
        )["events"]:
            events += page
            after = page[-1]["seq"]
        return events

    def endings(self, host, turns):
        return [event for event in turns if event["t"] == "turn.ended" or event["d"].get("ended")]

    def rows(self, host, statement):
        with contextlib.closing(sqlite3.connect(f"file:{host.folder}/host.db?mode=ro", uri=True)) as db:
            return db.execute(statement).fetchall()

    def check(self, host, learners):
        """Everything acknowledged is stored once, in its place; every turn ends once; the rest is stored when resent."""
        for learner in learners:
            before = [event for event in self.stored(host, learner) if event["t"] == "message"]
            places = {event["d"].get("key"): event["seq"] for event in before if event["d"]["role"] == "learner"}
            for key, seq in learner.acknowledged.items():
                self.assertEqual(places.get(key), seq, f"acknowledged at {seq}: {learner.asked[key]}")
            asyncio.run(learner.come_back())

        def all_ended():
            return all(
                len(self.endings(host, self.stored(host, learner))) >= len(learner.asked) for learner in learners)
        host.until(all_ended, "every turn has ended")
        for learner in learners:
            events = self.stored(host, learner)
            asked = [e["d"] for e in events if e["t"] == "message" and e["d"]["role"] == "learner"]
            self.assertEqual(sorted(message["key"] for message in asked), sorted(learner.asked))
            self.assertEqual(
                sorted(event["d"]["turn"] for event in self.endings(host, events)),
                sorted(message["turn"] for message in asked), "a turn without an ending, or with two")

    def told_to_come_back(self, learners):
        hints = []
        for learner in learners:
            self.assertIsNotNone(learner.close, "the line was cut without a word")
            self.assertEqual(learner.close.code, 1012)
            reason = json.loads(learner.close.reason)
            self.assertTrue(reason["again"])
            hints.append(reason["after_ms"])
        self.assertGreater(len(set(hints)), len(hints) // 2, f"all would come back in the same moment: {hints}")

    def test_answers_under_way_are_finished_and_nothing_that_was_acknowledged_is_lost(self):
        host = self.host("--grace", "20s").started()
        learners = self.learners(
            host, *["When is homework 2 due?"] * 16, *["Ask the model"] * 4, *["Say words: 8"] * 4)
        # Others have no sockets.
        posters = [Learner(host, host.login(f"{name}@example.org"), "When is homework 2 due?")
                   for name in ["lina", "leo"]]
        posting = [threading.Thread(target=poster.post) for poster in posters]
        for thread in posting:
            thread.start()
        # Somebody who is in the middle of a question when the host begins to end.
        half = socket.create_connection(("127.0.0.1", host.port))
        self.addCleanup(half.close)
        with self.talking(learners) as failures:
            host.until(
                lambda: failures or sum(len(learner.ended) for learner in learners) >= 400
                and all(learner.begun - learner.ended for learner in learners[-4:]), "all are talking")
            half.send(b"GET /readyz HTTP/1.1\r\nHost: x\r\n")
            self.assertTrue(host.is_ready())
            host.process.terminate()
            asked = time.monotonic()
            host.until(lambda: learners[0].close, "the first has been told")
            refused = host.until(lambda: self.is_refused(host), "nobody is taken any more")
            half.send(b"\r\n")
            answer = http.client.HTTPResponse(half)
            answer.begin()
            self.assertEqual((answer.status, answer.read()), (503, b"draining\n"))
            half.close()
            self.assertIsNone(host.process.poll(), "it ended before the answers that were under way")
            self.assertTrue(refused)
            self.assertEqual(host.process.wait(30), 0)
            took = time.monotonic() - asked
        for thread in posting:
            thread.join(30)
        self.told_to_come_back(learners)
        self.assertLess(took, 20)
        learners += posters
        self.assertTrue(all(poster.acknowledged for poster in posters))

        # Before the next start anything mends what was left: all had time to end, so all have ended, and none was cut.
        (outcome, count), *others = self.rows(host, "SELECT coalesce(outcome, 'none'), count(*) FROM turn GROUP BY 1")
        self.assertEqual((outcome, others), ("answered", []))
        self.assertGreaterEqual(count, sum(len(learner.acknowledged) for learner in learners))
        host.started()
        self.check(host, learners)
        print(f"     drained in {took:.2f} s: {sum(len(it.acknowledged) for it in learners)} questions acknowledged, "
              f"{sum(len(it.asked) - len(it.ended) for it in learners)} under way, 0 lost")

    def test_what_takes_longer_than_the_grace_is_marked_or_gone_on_with(self):
        host = self.host("--grace", "1s").started()
        learners = self.learners(host, *["When is homework 2 due?"] * 6, *["Say words: 600"] * 3)
        with self.talking(learners) as failures:
            host.until(lambda: failures or all(learner.begun for learner in learners[-3:]) and all(
                len(learner.acknowledged) == 3 for learner in learners[-3:]), "somebody is answered at length")
            host.process.terminate()
            asked = time.monotonic()
            self.assertEqual(host.process.wait(30), 0)
            took = time.monotonic() - asked
        self.told_to_come_back(learners)
        self.assertLess(took, 1 + 4)
        self.assertGreater(took, 1)
        cut = self.rows(host, "SELECT count(*) FROM turn WHERE outcome IS NOT NULL AND outcome <> 'answered'")
        left = self.rows(host, "SELECT count(*) FROM turn WHERE outcome IS NULL")
        self.assertEqual((cut, left), ([(3,)], [(6,)]), "what was begun is marked, what waited behind it waits")
        # The program has become faster meanwhile, so that the questions that waited are answered in this lifetime.
        (host.folder / "slow.py").write_text(PROGRAM.replace("sleep(0.1)", "sleep(0)"))
        host.started()
        self.check(host, learners)
        for learner in learners[-3:]:
            first, *others = [
                event["d"] for event in self.stored(host, learner) if event["t"] == "message" and event["d"].get("ended")]
            self.assertEqual(first["ended"]["outcome"], "interrupted")
            self.assertTrue(first["text"].startswith("word 0 word 1"), "what was read is kept")
            self.assertEqual({other["ended"]["outcome"] for other in others}, {"answered"})

    def test_a_second_ctrl_c_waits_for_nothing_and_what_was_acknowledged_is_there(self):
        host = self.host("--grace", "60s").started()
        token = host.login()
        host.say(token, host.open_session(token)["id"], "Say words: 600")
        host.process.send_signal(signal.SIGINT)
        host.until(lambda: "draining" in host.said(), "it waits for the answer")
        host.process.send_signal(signal.SIGINT)
        self.assertEqual(host.process.wait(20), -signal.SIGINT)
        self.assertEqual(self.rows(host, "SELECT count(*) FROM turn"), [(1,)])

    def test_with_a_socket_of_systemds_hosts_are_exchanged_under_load_and_nobody_is_refused(self):
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.addCleanup(listener.close)
        host = self.host("--grace", "20s")
        host.port = listener.getsockname()[1]
        host.activate(listener)
        host.until(host.is_ready, "the first is ready")
        learners = self.learners(host, *["When is homework 2 due?"] * 8, *["Say words: 4"] * 2)
        is_over, visits, refusals = threading.Event(), [], []

        def visit():
            while not is_over.is_set():
                try:
                    # A connection each, in the middle of every exchange too.
                    host.ask("GET", f"/api/v1/tutoring/sessions/{learners[0].session}", token=learners[0].token)
                    visits.append(time.monotonic())
                except Exception as refusal:
                    refusals.append(repr(refusal))
        with self.talking(learners, goes_on=lambda: not is_over.is_set()) as failures:
            host.until(lambda: failures or all(learner.acknowledged for learner in learners), "all are talking")
            visitors = [threading.Thread(target=visit) for _ in range(4)]
            for visitor in visitors:
                visitor.start()
            for _ in range(2):
                before = sum(len(learner.ended) for learner in learners)
                host.until(lambda: failures or sum(len(it.ended) for it in learners) >= before + 50, "all go on")
                self.assertEqual(host.stop(), 0)
                host.activate(listener)
            host.until(host.is_ready, "the last is ready")
            is_over.set()
            for visitor in visitors:
                visitor.join(30)
            self.assertEqual(host.stop(), 0)
        self.assertEqual(refusals, [])
        host.activate(listener)
        host.until(host.is_ready, "it is looked at")
        self.check(host, learners)
        print(f"     3 hosts, one after the other: {len(visits)} connections, 0 refused; "
              f"{sum(len(it.acknowledged) for it in learners)} questions acknowledged, 0 lost")

    def is_refused(self, host):
        try:
            socket.create_connection(("127.0.0.1", host.port), timeout=2).close()
        except ConnectionRefusedError:
            return True
        return False
