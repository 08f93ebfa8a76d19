"""Answers word by word, so that there is time for something to go wrong in the middle."""

import json
import sys
import time

for line in sys.stdin:
    for word in ("One ", "thing ", "after ", "the ", "other."):
        print(json.dumps({"text": word}), flush=True)
        time.sleep(0.02)
    print(json.dumps({"done": {}}), flush=True)
