"""A disk that is full, as whoever watches the log sees it."""

import resource
import signal
import unittest
import urllib.error

from host import Host


class Full(unittest.TestCase):
    def setUp(self):
        self.host = Host()
        self.addCleanup(self.host.end)

    def start(self):
        # What is too large is an error and not the end, as on a full disk.
        self.host.start(preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN), restore_signals=False)
        self.host.until(self.host.is_ready, "the host is ready")

    def limit(self, size):
        """No file of the host may grow beyond this; lifting it again is as good as making room."""
        resource.prlimit(self.host.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def test_the_log_says_once_that_something_could_not_be_saved_and_once_that_everything_can_be_again(self):
        self.start()
        token = self.host.login()
        session = self.host.open_session(token)["id"]
        # The log of what it says is a file as well, and has room for a few more lines.
        self.limit(8192)
        for _ in range(5):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                self.host.say(token, session, "Is there room? " * 1500)
            self.assertEqual(refused.exception.code, 503)
        self.host.until(lambda: "something could not be saved" in self.host.said(), "it says so")
        self.limit(resource.RLIM_INFINITY)
        self.host.until(lambda: "everything can be saved again" in self.host.said(), "it says that it is over")
        self.assertEqual(self.host.said().count("something could not be saved"), 1)
        self.assertFalse(self.host.say(token, session, "And now?")["dup"])


if __name__ == "__main__":
    unittest.main()
