"""A school's own site that embeds the tutor: one page, and the tokens that say who is signed in.

    python3 site.py keys              makes the school's key, and the file that tells the host about it
    python3 site.py                   serves the page

It needs Python and the command openssl, and nothing else.
"""

import argparse
import base64
import http.server
import json
import pathlib
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
ISSUER, AUDIENCE, KEY = "https://hill-school.example", "tutorline", "hill-1"

# Whoever a real site finds in its own session; here it is always the same pupil.
PUPIL = {"sub": "pupil-4711", "name": "Ada", "role": "learner", "courses": ["algebra-1"]}


def openssl(*words, given=None):
    return subprocess.run(["openssl", *words], input=given, check=True, capture_output=True).stdout


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_keys(folder):
    """The private key stays here; the host learns the public one."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "key.pem"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_bytes(openssl("genrsa", "2048"))
    modulus = openssl("rsa", "-in", str(key), "-noout", "-modulus").decode().strip().partition("=")[2]
    public = {"kty": "RSA", "kid": KEY, "alg": "RS256", "use": "sig", "n": base64url(bytes.fromhex(modulus)), "e": "AQAB"}
    sites = [{"issuer": ISSUER, "audience": AUDIENCE, "keys": {"keys": [public]}}]
    (folder / "issuers.json").write_text(json.dumps(sites, indent=2) + "\n")
    return folder / "issuers.json"


def token(folder):
    """Who is signed in, signed by the school, good for ten minutes."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + 600, **PUPIL}
    head = {"alg": "RS256", "typ": "JWT", "kid": KEY}
    text = ".".join(base64url(json.dumps(part).encode()) for part in [head, claims])
    return f"{text}.{base64url(openssl('dgst', '-sha256', '-sign', str(folder / 'key.pem'), given=text.encode()))}"


def serve(host, port, folder):
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/":
                page = (HERE / "page.html").read_text()
                # What a browser may load: this page's own things, and the tutors' host.
                socket = host.replace("http", "ws", 1)
                policy = (
                    f"default-src 'none'; script-src {host}; connect-src 'self' {host} {socket}; "
                    "style-src 'unsafe-inline'; img-src data:"
                )
                page = page.replace("{host}", host).replace("{name}", PUPIL["name"])
                self.answer(page, "text/html; charset=utf-8", {"Content-Security-Policy": policy})
            elif self.path == "/tutor-token":
                self.answer(token(folder), "text/plain", {"Cache-Control": "no-store"})
            else:
                self.send_error(404)

        def answer(self, text, kind, headers):
            self.send_response(200)
            for name, value in {"Content-Type": kind, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    return http.server.ThreadingHTTPServer(("127.0.0.1", port), Site)


def main():
    parser = argparse.ArgumentParser(description="A school's own site that embeds the tutor.")
    parser.add_argument("does", nargs="?", choices=["keys", "serve"], default="serve")
    parser.add_argument("--host", default="http://127.0.0.1:8080", help="where the tutors are")
    parser.add_argument("--port", type=int, default=9090)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("var/embed"), help="where the key is kept")
    given = parser.parse_args()
    if given.does == "keys":
        return print(f"Start the host with --token-issuers {make_keys(given.folder)}")
    if not (given.folder / "key.pem").exists():
        parser.error(f"there is no key in {given.folder}: run `python3 {pathlib.Path(__file__).name} keys` first")
    site = serve(given.host, given.port, given.folder)
    print(f"The school's page is at http://127.0.0.1:{site.server_port}/", flush=True)
    site.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
