"""Runs the browser tests, two files at a time, and ends with a line that counts them: `python run.py [name …]`."""

import pathlib
import re
import subprocess
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
FILES = [
    "story_6_7",
    "story_6_6",
    "story_6_1",
    "pages_test",
    "paint_test",
    "strict_test",
    "widget_test",
    "mishaps_arrival",
    "mishaps_learner",
    "practice_test",
    "languages_test",
    "rtl_test",
    "embed_test",
    "no_socket_test",
    "terminal_test",
    "secrets_test",
    "desk_learner",
    "desk_tutor",
    "desk_queue",
    "desk_once",
    "mishaps_desk",
    "mishaps_duty",
    "team_turns",
    "team_chain",
    "team_draft",
    "team_deeds",
    "team_pages",
]


class Result(unittest.TextTestResult):
    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"ok   {test.id()} ({time.monotonic() - self.began:.1f} s)", flush=True)


def run(file, names):
    """The tests of one file, in this process."""
    sys.path.insert(0, str(HERE))
    sys.dont_write_bytecode = True
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in names] or None
    suite = loader.loadTestsFromName(file)
    if suite.countTestCases() == 0:
        return print("0 passed, 0 failed")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, resultclass=Result).run(suite)
    failed = len({test.id().split(" ")[0] for test, _ in result.failures + result.errors})
    print(f"{max(0, result.testsRun - failed)} passed, {failed} failed")


def main(names):
    """All files, each in a process and with a host of its own."""
    def child(file):
        return subprocess.run([sys.executable, __file__, "--file", file, *names], capture_output=True, text=True).stdout

    passed = failed = 0
    with ThreadPoolExecutor(2) as pool:
        for file, output in zip(FILES, pool.map(child, FILES)):
            print(output, end="")
            count = re.search(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
            passed += int(count[1]) if count else 0
            failed += int(count[2]) if count else 1
    print(f"browser: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if sys.argv[1:2] == ["--file"]:
    run(sys.argv[2], sys.argv[3:])
else:
    main(sys.argv[1:])
