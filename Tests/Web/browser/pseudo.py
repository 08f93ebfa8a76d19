"""Translations that a machine made: every letter of the English becomes one of another alphabet, places stay."""

import json
import re
import subprocess

from school import ROOT

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπθρστυωςχψζ")
HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתךםןף")



def translated(text, letters):
    pieces = re.split(r"(\{\w+, plural, \w+:|\|\w+:|\{\w+\}|\})", text)
    return "".join(piece if index % 2 else piece.lower().translate(letters) for index, piece in enumerate(pieces))


def write_words(folder):
    """Greek, which is written from the left, and Hebrew, which is written from the right; neither means anything."""
    folder.mkdir()
    english = json.loads(subprocess.run([ROOT / ".build/debug/tutorline", "words"], capture_output=True, check=True).stdout)
    for language, letters in [("el", GREEK), ("he", HEBREW)]:
        words = {name: translated(text, letters) for name, text in english.items()}
        (folder / f"{language}.json").write_text(json.dumps(words, ensure_ascii=False))
    return folder
