"""A terminal with one command in it."""

import os
import pty
import select
import subprocess
import termios
import time

from host import PROGRAM


class Terminal:
    def __init__(self, *words, folder, is_job=False, environment={}):
        self.ours, self.theirs = pty.openpty()
        self.process = subprocess.Popen(
            [PROGRAM, *words], cwd=folder, stdin=self.theirs, stdout=self.theirs, stderr=self.theirs, env=environment,
            # The system stops a job of a shell on request, and nothing that no shell could go on with.
            **({"process_group": 0} if is_job else {"start_new_session": True}),
        )
        self.said = ""

    def until(self, holds):
        deadline = time.monotonic() + 20
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(self.said)
            if select.select([self.ours], [], [], 0.05)[0]:
                self.said += os.read(self.ours, 65536).decode()

    def shows_what_is_typed(self):
        return bool(termios.tcgetattr(self.theirs)[3] & termios.ECHO)

    def press(self, keys):
        os.write(self.ours, keys.encode())

    def end(self):
        code = self.process.wait(timeout=20)
        while select.select([self.ours], [], [], 0)[0]:
            self.said += os.read(self.ours, 65536).decode()
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)
