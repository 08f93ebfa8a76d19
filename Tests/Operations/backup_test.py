"""A backup of a host under load, as an operator makes it, and what learners see after it was restored."""

import asyncio
import json
import subprocess
import threading
import unittest
import uuid

import websockets

from host import PROGRAM, Host


class Backup(unittest.TestCase):
    def tutorline(self, host, *words, code=0, **more):
        done = subprocess.run(
            [PROGRAM, *words], cwd=host.folder, capture_output=True, text=True, timeout=60,
            env={"TUTORLINE_DATABASE": "host.db", **more},
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def test_what_was_acknowledged_before_a_backup_began_is_in_it_and_clients_begin_anew(self):
        host = Host()
        self.addCleanup(host.end)
        host.started()
        people = [host.login(email) for email in ["lina@example.org", "leo@example.org"]]
        sessions = [(token, host.open_session(token)["id"]) for token in people]
        acknowledged, ends = [], threading.Event()

        def ask(token, session):
            while not ends.is_set():
                text = str(uuid.uuid4())
                host.say(token, session, text)
                acknowledged.append(text)

        load = [threading.Thread(target=ask, args=person) for person in sessions * 2]
        for thread in load:
            thread.start()
        host.until(lambda: len(acknowledged) >= 200, "there is something to lose")
        before = set(acknowledged)

        # As somebody sees it who sits at a terminal.
        told, terminal = host.at_a_terminal(
            "backup", "monday.db", "--host", f"http://127.0.0.1:{host.port}",
            TUTORLINE_TOKEN=host.login("olga@example.org"))
        during = set(acknowledged) - before
        ends.set()
        for thread in load:
            thread.join()
        self.assertEqual(told, 0, terminal)
        self.assertIn("checking the copy", terminal)
        self.assertTrue(during, "nothing went on meanwhile")

        epoch, head = asyncio.run(self.place(host, *sessions[0]))
        host.kill()
        self.assertIn("is sound", self.tutorline(host, "verify", "monday.db"))
        self.tutorline(host, "restore", "monday.db")
        self.assertIn("is sound", self.tutorline(host, "doctor"))
        host.started()
        kept = set()
        for token, session in sessions:
            after = 0
            while True:
                page = host.ask(
                    "GET", f"/api/v1/tutoring/sessions/{session}/messages?after={after}&limit=200", token=token)
                kept |= {event["d"].get("text") for event in page["events"]}
                if not page["events"]:
                    break
                after = page["events"][-1]["seq"]
        self.assertEqual(before - kept, set())

        # A client that comes back with its place is told that it is a place in another history.
        resumed = asyncio.run(self.resume(host, *sessions[0], epoch, head))
        self.assertFalse(resumed["recovered"])
        self.assertTrue(resumed["reason"])
        self.assertNotEqual(asyncio.run(self.place(host, *sessions[0]))[0], epoch)

    def test_a_name_that_is_taken_is_refused_and_nothing_is_left_behind(self):
        host = Host()
        self.addCleanup(host.end)
        host.started()
        words = ["backup", "monday.db", "--host", f"http://127.0.0.1:{host.port}"]
        token = host.login("olga@example.org")
        self.tutorline(host, *words, TUTORLINE_TOKEN=token)
        done = subprocess.run([PROGRAM, *words], cwd=host.folder, capture_output=True, text=True, timeout=60,
                              env={"TUTORLINE_TOKEN": token})
        self.assertEqual(done.returncode, 1)
        self.assertIn("choose another name", done.stderr)
        stranger = subprocess.run([PROGRAM, *words], cwd=host.folder, capture_output=True, text=True, timeout=60,
                                  env={"TUTORLINE_TOKEN": host.login()})
        self.assertEqual(stranger.returncode, 1)
        self.assertEqual([path.name for path in host.folder.glob("*.partial*")], [])

    async def talk(self, host, token, *frames):
        """Says some frames after the hello, and gives what the welcome said and the first reply to the last."""
        async with websockets.connect(
            f"ws://127.0.0.1:{host.port}/api/v1/tutoring/ws", subprotocols=["tutor.v1"],
            # A line is closed without reading what is still coming, and the library would wait for somebody to do it.
            max_queue=None,
        ) as line:
            for number, frame in enumerate([{"t": "hello", "v": 1, "token": token}, *frames]):
                await line.send(json.dumps({"id": str(number), **frame}))
            welcome = None
            while True:
                frame = json.loads(await asyncio.wait_for(line.recv(), 20))
                self.assertNotEqual(frame["t"], "err", frame)
                welcome = frame["d"] if frame["t"] == "welcome" else welcome
                if frame.get("re") == str(len(frames)):
                    return welcome, frame["d"]

    async def place(self, host, token, session):
        welcome, _ = await self.talk(host, token)
        epoch = welcome["epoch"]
        return epoch, (await self.resume(host, token, session, epoch, 0))["head"]

    async def resume(self, host, token, session, epoch, after):
        frame = {"t": "session.resume", "session": session, "epoch": epoch, "after": after}
        return (await self.talk(host, token, frame))[1]
