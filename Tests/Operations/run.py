"""Runs the tests of operating a host, and ends with a line that counts them: `python run.py [name …]`."""

import pathlib
import signal
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FILES = sorted(file.stem for file in HERE.glob("*_test.py"))


class Result(unittest.TextTestResult):
    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"ok   {test.id()} ({time.monotonic() - self.began:.1f} s)", flush=True)


# In the background of a script Ctrl-C is ignored, and so it would be by the programs that are started here.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
loader = unittest.TestLoader()
loader.testNamePatterns = [f"*{name}*" for name in sys.argv[1:]] or None
suite = loader.loadTestsFromNames(FILES)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, resultclass=Result).run(suite)
failed = len({test.id().split(" ")[0] for test, _ in result.failures + result.errors})
for test, why in result.skipped:
    print(f"skipped {test.id()}: {why}")
print(f"operations: {max(0, result.testsRun - failed - len(result.skipped))} passed, {failed} failed")
sys.exit(1 if failed else 0)
