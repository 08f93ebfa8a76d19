"""Words that no Swift string can hold, for every command of the real program."""

import pathlib
import re
import subprocess
import tempfile
import unittest

from host import PROGRAM, ROOT


class Words(unittest.TestCase):
    def test_what_is_not_utf8_is_refused_by_every_command_and_nothing_is_made(self):
        page = (ROOT / "docs/commands.md").read_text()
        commands = re.findall(r"^## `?tutorline ([a-z ]+?)`?$", page, re.MULTILINE)
        self.assertGreater(len(commands), 30)
        with tempfile.TemporaryDirectory() as folder:
            for command in commands:
                for word in [b"\xff\xfe", b"--database=\xc3", b"a\xed\xa0\x80b", b"x" * 100_000]:
                    done = subprocess.run(
                        [bytes(PROGRAM), *command.encode().split(), word], cwd=folder, capture_output=True, timeout=30,
                        stdin=subprocess.DEVNULL, env={},
                    )
                    said = done.stderr.decode()
                    self.assertEqual((done.returncode, done.stdout), (2, b""), (command, word[:20], said))
                    self.assertRegex(said, r"^tutorline: [^\n]{1,300}\.\nTry: tutorline help", (command, word[:20]))
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])
