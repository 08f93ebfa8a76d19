"""Why a turn was answered as it was, asked of a real host with a model: by the team, by the learner, from the shell."""

import subprocess
import unittest

from host import PROGRAM, ROOT, Host, free_port
from replay_test import Model

FAQ = str(ROOT / "examples/courses/algebra-1/faq.md")


class Explaining(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        model = Model("Which way does it go?")
        coach = model.chain(**{"passage-tokens": 60})["respond"][0]
        gone = {**coach, "name": "gone", "endpoint": f"http://127.0.0.1:{free_port()}/v1"}
        cls.addClassCleanup(model.end)
        cls.host = host = Host({
            "version": 1, "enrich": ["course", "history"],
            "guard": [{"use": "rate", "messages": 50, "per": "1m"}, "pii"],
            "respond": [{"use": "faq", "file": FAQ}, gone, coach],
        })
        cls.addClassCleanup(host.end)
        host.started()
        cls.token = host.login()
        session = host.open_session(cls.token)["id"]
        cls.turn = host.say(cls.token, session, "Could you compare variables, terms and like terms of expressions "
                            "with boxes of apples for lina@example.org?")["turn"]
        host.until(lambda: cls.ask_team()["outcome"], "it is answered")

    @classmethod
    def ask_team(cls):
        return cls.host.ask("GET", f"/admin/turns/{cls.turn}", token=cls.host.login("olga@example.org"))

    def test_the_team_is_told_everything_that_was_tried_with_its_time(self):
        told = self.ask_team()
        self.assertEqual(
            [(step["kind"], step["name"], step["ending"]) for step in told["steps"]],
            [("enricher", "course", "added"), ("guard", "rate", "passed"), ("guard", "pii", "rewrote"),
             ("responder", "faq", "declined"), ("enricher", "course", "added"), ("enricher", "history", "added"),
             ("responder", "gone", "failed"), ("responder", "coach", "answered")])
        self.assertTrue(all(step["us"] > 0 for step in told["steps"]), told["steps"])
        faq, gone, coach = [step for step in told["steps"] if step["kind"] == "responder"]
        self.assertIn("the nearest entry is", faq["detail"])
        self.assertIn("nothing accepts connections at 127.0.0.1", gone["detail"])
        self.assertRegex(" ".join(coach["notes"]), r"with room for 60 of passages.*left out of the prompt: .*passage")
        self.assertEqual((told["outcome"], told["by"], coach["model"]), ("answered", "coach", "small"))
        self.assertEqual(told["sources"], ["/courses/algebra-1/unit-1#what-a-fraction-says"])
        self.assertEqual(told["facts"]["course.passages"], 3)
        operator = self.host.login("olga@example.org")
        self.assertEqual(told["revision"], self.host.ask("GET", "/admin/config", token=operator)["revision"])

    def test_the_shell_tells_the_same_beside_the_host(self):
        done = subprocess.run([PROGRAM, "explain", self.turn, "--database", "host.db"], cwd=self.host.folder,
                              capture_output=True, text=True, timeout=30, env={})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        told = self.ask_team()
        for words in [
            told["sentence"], told["question"], told["answer"], told["revision"], "guard     pii", "rewrote",
            "failed: nothing accepts connections", "left out of the prompt", "fact      course.passages = 3",
            "source    /courses/algebra-1/unit-1#what-a-fraction-says",
        ]:
            self.assertIn(words, done.stdout)
        for step in told["steps"]:
            self.assertRegex(done.stdout, rf"{step['name']} .*{step['ending']}.* (µs|ms|s)\n")

    def test_the_learner_is_told_one_honest_sentence(self):
        said = self.host.ask("GET", f"/api/v1/tutoring/turns/{self.turn}/explanation", token=self.token)
        self.assertEqual(said, {"turn": self.turn, "sentence": self.ask_team()["sentence"]})
        self.assertRegex(said["sentence"], r"^The language model \*small\* wrote the answer; "
                                           r"before that, a model was asked and failed within \d+\u00a0s\.$")
