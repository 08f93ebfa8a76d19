"""Socket activation, readiness and the unit, as systemd would see them."""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request

from host import PROGRAM, ROOT, Host, free_port

UNITS = ROOT / "packaging/systemd"


class Manager:
    """Somebody who listens to what a service says of itself."""

    def __init__(self, test, abstract=False):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.folder = tempfile.mkdtemp(prefix="tutorline-notify-")
        self.name = f"@tutorline-{os.getpid()}" if abstract else f"{self.folder}/notify"
        self.socket.bind("\0" + self.name[1:] if abstract else self.name)
        self.socket.settimeout(20)
        self.heard = []
        test.addCleanup(shutil.rmtree, self.folder)
        test.addCleanup(self.socket.close)

    def wait(self, word):
        while not (self.heard and word in self.heard[-1]):
            self.heard.append(self.socket.recv(4096).decode())
        return self.heard[-1]


class Systemd(unittest.TestCase):
    def listener(self, address="127.0.0.1"):
        listener = socket.socket()
        listener.bind((address, 0))
        listener.listen(64)
        self.addCleanup(listener.close)
        return listener

    def host(self, **more):
        host = Host(**more)
        self.addCleanup(host.end)
        return host

    def test_a_host_uses_the_socket_it_is_given_and_nobody_is_refused_while_it_is_exchanged(self):
        listener, manager = self.listener(), Manager(self)
        host = self.host(environment={"NOTIFY_SOCKET": manager.name})
        host.port = listener.getsockname()[1]
        host.activate(listener)
        self.assertIn(f"STATUS=Serving 127.0.0.1:{host.port}", manager.wait("READY=1"))
        self.assertTrue(host.is_ready())
        self.assertEqual(host.stop(), 0)
        manager.wait("STOPPING=1")

        # The host is away; the socket is not.
        answers = []

        def visit():
            with urllib.request.urlopen(f"http://127.0.0.1:{host.port}/healthz", timeout=30) as answer:
                answers.append(answer.read())
        visitor = threading.Thread(target=visit)
        visitor.start()
        time.sleep(0.2)
        self.assertEqual(answers, [])
        host.activate(listener)
        visitor.join(30)
        self.assertEqual(answers, [b"ok\n"])

    def test_systemds_own_tool_hands_over_a_socket_that_the_host_serves_on(self):
        tool = shutil.which("systemd-socket-activate")
        self.assertTrue(tool, "systemd-socket-activate is missing: run scripts/setup")
        host = self.host()
        # Where the setting would have it listen there is somebody else, so that it could not by itself.
        other = socket.create_server(("127.0.0.1", host.port))
        self.addCleanup(other.close)
        command, host.port = host.command(), free_port()
        host.start([tool, "--listen", f"127.0.0.1:{host.port}", *command])
        # The first who comes starts it.
        host.until(host.is_ready, "the host is ready")
        self.assertEqual(host.stop(), 0)

    def test_the_setting_listen_counts_for_nothing_when_there_is_a_socket(self):
        listener, manager = self.listener(), Manager(self, abstract=True)
        host = self.host(environment={"NOTIFY_SOCKET": manager.name})
        host.activate(listener)
        manager.wait("READY=1")
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.1", host.port), timeout=2)
        host.port = listener.getsockname()[1]
        self.assertTrue(host.is_ready())

    def test_a_socket_that_was_meant_for_another_process_is_let_alone(self):
        host = self.host(environment={"LISTEN_PID": "1", "LISTEN_FDS": "1"})
        host.started()

    def test_a_socket_to_the_outside_wants_what_the_setting_would_want(self):
        listener = self.listener("0.0.0.0")
        host = self.host()
        host.activate(listener)
        self.assertEqual(host.process.wait(20), 2)
        self.assertIn("listens on a loopback address only", host.said())

    def test_what_is_no_socket_is_told(self):
        with open("/dev/null") as nothing:
            host = self.host()
            host.activate(nothing)
            self.assertEqual(host.process.wait(20), 2)
            self.assertIn("Descriptor 3 was to be inherited, but is not a listening socket", host.said())
        listener = self.listener()
        host = self.host()
        host.activate(listener, SOCKET_COUNT="many")
        self.assertEqual(host.process.wait(20), 2)
        self.assertIn('LISTEN_FDS is "many"', host.said())

    def test_a_reload_is_told_and_so_are_signs_of_life(self):
        manager = Manager(self)
        host = self.host(environment={"NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "600000"}).start()
        manager.wait("READY=1")
        manager.wait("WATCHDOG=1")
        host.process.send_signal(1)
        microseconds = int(manager.wait("RELOADING=1").split("MONOTONIC_USEC=")[1])
        self.assertLess(abs(microseconds - time.monotonic_ns() // 1000), 30_000_000)
        manager.wait("READY=1")

    def test_a_notify_socket_that_is_gone_troubles_nobody(self):
        self.host(environment={"NOTIFY_SOCKET": "/nowhere/notify"}).started()
        self.host(environment={"NOTIFY_SOCKET": "nonsense"}).started()

    def test_the_units_hold_before_systemd_and_leave_the_host_few_rights(self):
        analyze = shutil.which("systemd-analyze")
        self.assertTrue(analyze, "systemd-analyze is missing: run scripts/setup")
        with tempfile.TemporaryDirectory() as folder:
            for unit in UNITS.iterdir():
                text = unit.read_text().replace("/usr/local/bin/tutorline", f'"{PROGRAM}"')
                pathlib.Path(folder, unit.name).write_text(text)
            units = [f"{folder}/tutorline.service", f"{folder}/tutorline.socket"]
            verified = subprocess.run([analyze, "verify", *units], capture_output=True, text=True)
            self.assertEqual((verified.returncode, verified.stderr), (0, ""))
            # The scale is from 0, which may do nothing, to 10, which may do everything; it is given in tenths.
            secure = subprocess.run(
                [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", units[0]],
                capture_output=True, text=True,
            )
            self.assertEqual(secure.returncode, 0, secure.stdout[-400:])

    def test_the_settings_of_the_unit_are_settings_of_the_host(self):
        table = (ROOT / "docs/settings.md").read_text()
        unit = (UNITS / "tutorline.service").read_text()
        names = [line.split("=")[1] for line in unit.splitlines() if line.startswith("Environment=")]
        self.assertTrue(names)
        for name in names:
            self.assertIn(f"`{name}`", table)

    def test_a_log_file_can_be_emptied_while_the_host_writes_it(self):
        host = self.host(environment={"TUTORLINE_LOG": "json"}).started()
        host.process.send_signal(1)
        host.until(lambda: "configuration reloaded" in host.said(), "it reloaded")
        os.truncate(host.folder / "log", 0)
        host.process.send_signal(1)
        host.until(lambda: "configuration reloaded" in host.said(), "it reloaded again")
        self.assertTrue(host.said().startswith("{"), "a hole was left where the old lines were")
