#!/usr/bin/env python3
"""Converts units: "How many minutes are 2.5 hours?"

A responder that a `process` entry runs: questions come on standard input, one JSON object a line, and answers go to
standard output. What it does not understand it declines, so that the next responder of the chain is asked.
"""

import json
import re
import sys

# How many of the smallest unit of its kind each unit has.
UNITS = {
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400),
    "millimetre": ("length", 1), "centimetre": ("length", 10), "metre": ("length", 1000), "kilometre": ("length", 1000000),
    "gram": ("mass", 1), "kilogram": ("mass", 1000), "tonne": ("mass", 1000000),
}
QUESTION = re.compile(r"how many (\w+?)s? (?:are|is|make) (?:there in )?([0-9.]{1,12}) (\w+?)s?\s*\??$", re.IGNORECASE)


def say(**line):
    """Writes one line; flushing is what makes it arrive."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


def answer(text):
    """The answer to a question, or None when it is not about units."""
    match = QUESTION.search(text[-200:].strip())
    if not match:
        return None
    wanted, amount, given = match[1].lower(), match[2], match[3].lower()
    if wanted not in UNITS or given not in UNITS or UNITS[wanted][0] != UNITS[given][0]:
        return None
    try:
        result = float(amount) * UNITS[given][1] / UNITS[wanted][1]
    except ValueError:
        return None
    return f"**{result:g} {wanted}s.** One {given} is {UNITS[given][1] / UNITS[wanted][1]:g} {wanted}s; multiply by {amount}."


for line in sys.stdin:
    text = answer(json.loads(line)["turn"]["text"])
    if text is None:
        say(decline={"reason": "not a question about units"})
    else:
        say(text=text)
        say(done={})
