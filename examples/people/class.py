"""Creates the accounts of a class from a table; run it again after you have added lines to the table.

    TUTORLINE_TOKEN=… python3 class.py class.csv COURSE http://127.0.0.1:8080 > passwords.csv

The table is CSV in UTF-8, as spreadsheets save it, with commas or semicolons between its columns: email, name, role, and
for parents "guardian of", the address of the child (several with blanks between). Whoever has an account keeps it, with
its roles and its password. The first passwords are printed: give each to its owner, then delete the file.
"""

import csv
import json
import os
import secrets
import sys
import urllib.error
import urllib.request

MANNERS = {"learner": "learn", "tutor": "teach", "team": "manage"}


def request(method, path, body=None):
    """What the host answers, or its reason for refusing, as the end of the program."""
    headers = {"Authorization": "Bearer " + os.environ["TUTORLINE_TOKEN"], "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(host + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(asked) as reply:
            return json.loads(reply.read() or b"null")
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")


def accounts():
    """The accounts there are, by address; the host gives them in pages."""
    known, after = {}, ""
    while True:
        page = request("GET", "/api/v1/accounts?limit=200" + after)
        known |= {account["email"].lower(): account["id"] for account in page["accounts"] if account["email"]}
        if not page.get("next"):
            return known
        after = "&after=" + page["next"]


def rows(path):
    """The lines of the table; everything that is wrong with them ends the program before anything is changed."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        table = list(csv.DictReader(file, delimiter=";" if ";" in first else ","))
    wrong = []
    for number, row in enumerate(table, 2):
        row["email"] = (row.get("email") or "").strip().lower()
        row["role"] = (row.get("role") or "learner").strip()
        row["children"] = (row.get("guardian of") or "").lower().split()
        if "@" not in row["email"]:
            wrong.append(f'{path}:{number}: "{row["email"]}" is not an email address')
        if row["role"] not in [*MANNERS, "parent"]:
            wrong.append(f'{path}:{number}: a role is learner, tutor, team or parent, not "{row["role"]}"')
    if wrong:
        sys.exit("\n".join(wrong))
    return table


if len(sys.argv) != 4 or "TUTORLINE_TOKEN" not in os.environ:
    sys.exit(__doc__)
table, course, host = rows(sys.argv[1]), sys.argv[2], sys.argv[3].rstrip("/")
known = accounts()
for row in table:
    for child in row["children"]:
        if child not in known and all(child != other["email"] for other in table):
            sys.exit(f"{row['email']}: the child {child} has no account and is not in the table")
request("GET", f"/api/v1/courses/{course}")
for row in table:
    if row["email"] not in known:
        password = secrets.token_urlsafe(9)
        account = {"name": (row.get("name") or "").strip() or row["email"], "email": row["email"], "password": password}
        known[row["email"]] = request("POST", "/api/v1/accounts", account | {"roles": [row["role"]]})["id"]
        print(f"{row['email']};{password}", flush=True)
    if manner := MANNERS.get(row["role"]):
        request("PUT", f"/api/v1/courses/{course}/people/{known[row['email']]}/{manner}")
for row in table:
    for child in row["children"]:
        request("PUT", f"/api/v1/accounts/{known[row['email']]}/children/{known[child]}")
