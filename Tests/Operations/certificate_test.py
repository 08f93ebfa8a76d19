"""A certificate is renewed while the host runs: one that is no good changes nothing, and the log says why."""

import datetime
import os
import shutil
import signal
import ssl
import subprocess
import unittest
import urllib.request

from host import Host

# Of all commands of openssl only this one makes certificates of the past, in the versions of the last ten years.
AUTHORITY = """
[ca]
default_ca = own
[own]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = anybody
unique_subject = no
x509_extensions = here
[anybody]
commonName = supplied
[here]
subjectAltName = IP:127.0.0.1
"""


class Renewing(unittest.TestCase):
    def setUp(self):
        self.host = Host(options=["--tls-certificate", "certificate.pem", "--tls-key", "key.pem"])
        self.addCleanup(self.host.end)
        self.folder = self.host.folder
        (self.folder / "authority").write_text(AUTHORITY)
        (self.folder / "index").touch()

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def certificate(self, name, begins, ends):
        """Puts a certificate and its key in the place of those that are there; both ends are days from now."""
        begins, ends = [
            (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days)).strftime("%y%m%d%H%M%SZ")
            for days in [begins, ends]
        ]
        self.openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}",
                     "-keyout", f"{name}.key", "-out", f"{name}.request")
        self.openssl("ca", "-config", "authority", "-batch", "-notext", "-selfsign", "-keyfile", f"{name}.key",
                     "-in", f"{name}.request", "-startdate", begins, "-enddate", ends, "-out", f"{name}.pem")
        for made, place in [(f"{name}.pem", "certificate.pem"), (f"{name}.key", "key.pem")]:
            shutil.copy(self.folder / made, self.folder / "half")
            os.rename(self.folder / "half", self.folder / place)

    def serves(self, name):
        """Whether somebody who trusts this certificate alone gets an answer."""
        context = ssl.create_default_context(cafile=self.folder / f"{name}.pem")
        try:
            address = f"https://127.0.0.1:{self.host.port}/readyz"
            with urllib.request.urlopen(address, timeout=5, context=context) as answer:
                return answer.status == 200
        except OSError:
            return False

    def told(self, event):
        return [line for line in self.host.said().splitlines() if f'"event":"{event}"' in line]

    def reload(self, event):
        """Asks for the files to be read again, and waits until the log says this once more; gives that line."""
        before = len(self.told(event))
        self.host.process.send_signal(signal.SIGHUP)
        return self.host.until(lambda: self.told(event)[before:], f"the log says: {event}")[0]

    def test_one_that_has_ended_or_not_begun_is_refused_and_the_next_good_one_is_taken(self):
        self.certificate("old", -80, 10)
        self.host.start()
        self.host.until(lambda: self.serves("old"), "the host is ready")
        self.assertEqual(len(self.told("the certificate ends soon")), 1, self.host.said())
        for name, begins, ends, why in [("ended", -90, -1, "ended at 20"), ("early", 1, 90, "begins at 20")]:
            self.certificate(name, begins, ends)
            line = self.reload("certificate not reloaded; the old one stays")
            self.assertIn(f"The certificate in certificate.pem {why}", line)
            self.assertTrue(self.serves("old"), self.host.said())
            self.assertFalse(self.serves(name))
        self.certificate("new", -1, 90)
        self.assertIn('"ends":"20', self.reload("certificate reloaded"))
        self.assertTrue(self.serves("new"), self.host.said())
        self.assertFalse(self.serves("old"))
        self.assertEqual(len(self.told("the certificate ends soon")), 1, self.host.said())
        self.assertEqual(self.host.stop(), 0)
