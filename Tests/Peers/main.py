"""Asks models' servers that nobody here wrote, through `tutorline ask`: LiteLLM's proxy and llama.cpp's server.

Ends with a line that counts what held. Wants the host to be built; the servers are in the environment this runs in.
"""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TUTORLINE = HERE.parents[1] / ".build/debug/tutorline"
KEY = "sk-peer-5e1f"
HINT = "Look at the two numbers: what divides both of them? Tell me what you find."
failed = []
held = 0


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, name, port, *words):
        self.name, self.port = name, port
        self.log = open(folder / f"{name}.log", "wb")
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log, cwd=folder)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        sys.exit(f"{name} did not start:\n" + (folder / f"{name}.log").read_text()[-2000:])

    def end(self):
        self.process.kill()
        self.process.wait()


def ask(server, key=KEY, **settings):
    """One question; what was said and what each part did."""
    part = {"use": "llm", "name": "coach", "endpoint": f"http://127.0.0.1:{server.port}/v1", "model": "small",
            "retries": 0, "key": {"env": "PEER_KEY"}, **settings}
    config = folder / "responders.json"
    config.write_text(json.dumps({"version": 1, "respond": [part, {"use": "say", "text": "Somebody else."}]}))
    words = [TUTORLINE, "ask", "What divides 18 and 24?", "--config", config, "--explain"]
    run = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=90,
                         env={**os.environ, "PEER_KEY": key})
    return run.stdout.decode(errors="replace")


def check(name, text, *wanted):
    global held
    missing = [one for one in wanted if one not in text]
    if missing or KEY in text:
        failed.append(name)
        print(f"FAIL {name}: {missing} is not in\n{text}")
    else:
        held += 1
        facts = [line.strip() for line in text.splitlines() if "responder coach" in line or "tokens in" in line]
        print(f"ok   {name}: {'; '.join(' '.join(fact.split()) for fact in facts)}", flush=True)


with tempfile.TemporaryDirectory(prefix="tutorline-peers-") as name:
    folder = pathlib.Path(name)
    (folder / "proxy.yaml").write_text(json.dumps({
        "model_list": [{"model_name": "small",
                        "litellm_params": {"model": "openai/none", "api_key": "none", "mock_response": HINT}}],
        "general_settings": {"master_key": KEY},
    }))
    port = free_port()
    proxy = Server("litellm", port, pathlib.Path(sys.executable).with_name("litellm"), "--config", "proxy.yaml",
                   "--host", "127.0.0.1", "--port", str(port))
    check("LiteLLM, streamed", ask(proxy), HINT, "coach  answered")
    check("LiteLLM, at once", ask(proxy, stream=False), HINT, "coach  answered")
    check("LiteLLM, wrong key", ask(proxy, key="sk-wrong"), "Somebody else.", "coach  failed")
    check("LiteLLM, unknown model", ask(proxy, model="none"), "Somebody else.", "coach  failed")
    check("LiteLLM, another path", ask(proxy, endpoint=f"http://127.0.0.1:{port}/nowhere"), "Somebody else.", "404")
    proxy.end()

    model = folder / "tiny.gguf"
    subprocess.run([sys.executable, HERE / "tiny_model.py", model], check=True)
    port = free_port()
    llama = Server("llama", port, sys.executable, HERE / "llama_server.py", model, str(port), KEY)
    check("llama.cpp, streamed", ask(llama, **{"max-tokens": 40}), "coach  answered", "40 out", "ended at its limit")
    check("llama.cpp, at once", ask(llama, stream=False, **{"max-tokens": 40}), "coach  answered", "40 out")
    check("llama.cpp, wrong key", ask(llama, key="wrong"), "Somebody else.", "401", "check \"key\"")
    check("llama.cpp, a prompt that is too long",
          ask(llama, prompt="Be kind. " * 3000), "Somebody else.", "coach  failed")

    llama.process.send_signal(signal.SIGSTOP)
    check("llama.cpp, frozen", ask(llama, **{"first-token": "1s"}), "Somebody else.", "did not begin")
    llama.end()
    check("llama.cpp, gone", ask(llama), "Somebody else.", "coach  failed")

print(f"peers: {held} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
