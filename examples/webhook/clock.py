#!/usr/bin/env python3
"""Answers what time it is, over HTTP: a responder that a `webhook` entry asks.

It listens on 127.0.0.1:9099, reads one turn as JSON, and answers with one JSON object a line. What is not about the time
it declines, so that the next responder of the chain is asked.
"""

import datetime
import http.server
import json


class Clock(http.server.BaseHTTPRequestHandler):
    """One request, one turn."""

    def do_POST(self):
        size = min(int(self.headers.get("Content-Length", 0)), 1_000_000)
        text = json.loads(self.rfile.read(size))["turn"]["text"].lower()
        if "time is it" in text:
            now = datetime.datetime.now().strftime("%H:%M")
            lines = [{"text": f"It is {now} where this program runs."}, {"done": {}}]
        else:
            lines = [{"decline": {"reason": "not about the time"}}]
        body = "".join(json.dumps(line) + "\n" for line in lines).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    http.server.HTTPServer(("127.0.0.1", 9099), Clock).serve_forever()
