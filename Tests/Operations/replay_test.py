"""Replays of a host's questions, with a model whose words are written here: recorded, and asked again."""

import contextlib
import hashlib
import http.server
import json
import re
import sqlite3
import subprocess
import threading
import unittest

from host import PROGRAM, Host


class Model:
    """A model that always says the same, and counts how often it was asked."""

    def __init__(self, words):
        self.words, self.asked = words, 0
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["content-length"]))
                outer.asked += 1
                said = {"choices": [{"delta": {"content": outer.words}, "finish_reason": "stop"}]}
                body = f"data: {json.dumps(said)}\n\ndata: [DONE]\n\n".encode()
                self.send_response(200 if outer.words else 500)
                self.send_header("content-type", "text/event-stream")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()

    def chain(self, **more):
        coach = {
            "use": "llm", "name": "coach", "endpoint": f"http://127.0.0.1:{self.server.server_port}/v1",
            "model": "small", "prompt": "Help.", "retries": 0, **more,
        }
        return {"version": 1, "enrich": ["course", "history"],
                "respond": [coach, {"use": "say", "text": "Nobody is there."}]}


class Replay(unittest.TestCase):
    QUESTIONS = 12

    @classmethod
    def setUpClass(cls):
        cls.model = Model("Look at the slope.")
        cls.host = host = Host(cls.model.chain())
        cls.addClassCleanup(host.end)
        host.started()
        cls.token = host.login()
        session = host.open_session(cls.token)["id"]
        for number in range(cls.QUESTIONS):
            host.say(cls.token, session, f"Question {number}?")
        host.until(lambda: cls.model.asked >= cls.QUESTIONS and cls.all_ended(), "all are answered")

    @classmethod
    def all_ended(cls):
        figures = cls.host.ask("GET", "/admin/figures", token=cls.host.login("olga@example.org"))
        return sum(row["count"] for row in figures["turns"]) >= cls.QUESTIONS

    def replay(self, *words, chain="responders.json", code=0):
        done = subprocess.run(
            [PROGRAM, "replay", "--database", "host.db", "--chain", chain, *words], cwd=self.host.folder,
            capture_output=True, text=True, timeout=60, env={},
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def candidate(self, chain):
        (self.host.folder / "candidate.json").write_text(json.dumps(chain))
        return "candidate.json"

    def files(self):
        """What is in the files of the database, and when they were written last."""
        return {
            name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
            for name in ["host.db", "host.db-wal"] if (path := self.host.folder / name).exists()
        }

    def test_what_was_said_is_recalled_and_nobody_is_asked(self):
        asked = self.model.asked
        said = self.replay()
        self.assertTrue(said.startswith(f"0 of {self.QUESTIONS} turns differ"), said)
        without = self.model.chain()
        del without["respond"][0]
        said = self.replay("--show", "1", chain=self.candidate(without), code=1)
        self.assertIn(f"{self.QUESTIONS} of {self.QUESTIONS} turns differ", said)
        self.assertRegex(said, r"Look at the slope\. +│ Nobody is there\.")
        self.assertEqual(self.model.asked, asked)

    def test_with_live_the_model_is_asked_and_what_it_says_now_is_set_beside_what_it_said(self):
        asked = self.model.asked
        self.assertTrue(self.replay("--live").startswith(f"0 of {self.QUESTIONS} turns differ"))
        self.assertEqual(self.model.asked, asked + self.QUESTIONS)
        other = Model("Look at the intercept.")
        said = self.replay("--live", chain=self.candidate(other.chain()), code=1)
        self.assertIn(f"{self.QUESTIONS} of {self.QUESTIONS} turns differ", said)
        self.assertRegex(said, r"before: answered by coach +│ after: answered by coach")
        self.assertRegex(said, r"Look at the slope\. +│ Look at the intercept\.")
        self.assertEqual(other.asked, self.QUESTIONS)
        other.words = ""
        said = self.replay("--live", chain="candidate.json", code=1)
        self.assertRegex(said, r"before: answered by coach +│ after: answered by say")

    def test_the_same_is_said_however_often_and_nothing_is_written(self):
        without = self.model.chain()
        del without["respond"][0]
        path = self.candidate(without)
        running = self.files()
        self.assertEqual(self.replay("--json", chain=path, code=1), self.replay("--json", chain=path, code=1))
        self.replay("--live")
        self.assertEqual(self.files(), running, "beside a host that runs")
        host = self.host
        host.stop()
        try:
            stopped, names = self.files(), sorted(path.name for path in host.folder.iterdir())
            lines = self.replay("--json", chain=path, code=1).splitlines()
            self.assertEqual(len(lines), self.QUESTIONS + 1)
            self.assertEqual(json.loads(lines[-1])["summary"]["differ"], self.QUESTIONS)
            self.replay()
            self.assertEqual(self.files(), stopped, "of a host that is stopped")
            left = [path.name for path in host.folder.iterdir() if path.name not in names]
            self.assertIn(left, [[], ["host.db-shm"]], "what SQLite shares between readers, and no more")
        finally:
            host.started()

    def test_a_candidate_that_is_wrong_is_told_by_line_and_nothing_is_run(self):
        (self.host.folder / "candidate.json").write_text('{ "version": 1, "respond": [ "sya" ] }')
        done = subprocess.run([PROGRAM, "replay", "--database", "host.db", "--chain", "candidate.json"],
                              cwd=self.host.folder, capture_output=True, text=True, timeout=60, env={})
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("candidate.json:1:", done.stderr)
        self.assertIn('did you mean "say"?', done.stderr)


class LongReplay(unittest.TestCase):
    def test_who_waits_at_a_terminal_is_told_how_far_it_is(self):
        chain = {"version": 1, "enrich": ["course"], "respond": [{"use": "say", "text": "Think again."}]}
        host = Host(chain)
        self.addCleanup(host.end)
        host.started()
        token = host.login()
        host.say(token, host.open_session(token)["id"], "Why?")
        host.stop()
        copies = 12_000
        with contextlib.closing(sqlite3.connect(host.folder / "host.db")) as db, db:
            # The same question, asked again and again on the same day.
            rows, places = db.execute("SELECT max(id), max(seq) FROM entry").fetchone()
            for table, shifted in [
                ("entry", {"id": rows, "seq": places, "prev": places, "turn": places}),
                ("turn", {"entry": rows, "ending": places}),
            ]:
                names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
                values = [f"{name} + number * {shifted[name]}" if name in shifted else name for name in names]
                db.execute(
                    f"WITH RECURSIVE copy (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copy WHERE number < ?) "
                    f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table}, copy "
                    f"ORDER BY number", [copies - 1])
        code, said = host.at_a_terminal("replay", "--database", "host.db", "--chain", "responders.json")
        *progress, summary = re.findall(r"^(\d+) of (\d+) turns", said, re.MULTILINE)
        self.assertEqual((code, summary), (0, ("0", str(copies))), said)
        far = [int(seen) for seen, _ in progress]
        self.assertTrue(far and far == sorted(set(far)) and far[-1] <= copies, said)
        self.assertEqual({of for _, of in progress}, {str(copies)})
