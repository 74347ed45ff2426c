#!/usr/bin/env python3
"""How often the right measure of the catalog is given to a quantity.

    HALFSKY=build/halfsky tests/accuracy/measures.py [--halfsky BIN] [--gold DIR] [--set NAME] [--show N] [--all-kinds]

tests/accuracy/measures.tsv says which measure each annotated quantity has, or that the list has none (-). The texts
stand in ../shared/gold when they are there; without them nothing is scored.
  right   the key that was annotated
  wrong   another key, or a key where there is none
  missed  no key, or the quantity was not read, where there is one
right and missed are shares of the quantities that have a measure, wrong is a share of all. Counts and money are judged
(goal: right 0.90, wrong at most 0.02); --all-kinds adds a line for percentages and measurements.
--show N lists up to N of what is wrong or missed in each set. Python 3.9+, standard library only.
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FOLDERS = {"seed": ".", "invented": "invented", "retold": "retold"}
JUDGED = {"count", "money"}


def gold_rows(path):
    rows = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
    names = rows[0]
    if names != ["set", "doc", "start", "end", "key", "text"]:
        sys.exit("measures.py: unexpected columns in " + path)
    return [dict(zip(names, row)) for row in rows[1:]]


def kinds_of(path):
    """Kind of each annotated quantity, by its place."""
    kinds = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            fact = json.loads(line)
            kinds[fact["start"], fact["end"]] = fact["kind"]
    return kinds


def facts_of(binary, path):
    """(start, end, measure) in code points."""
    run = subprocess.run([binary, "read", "--format", "jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         timeout=120)
    if run.returncode not in (0, 1):
        sys.exit("measures.py: %s ends with %d on %s\n%s" % (binary, run.returncode, path, run.stderr.decode("utf-8", "replace")))
    with open(path, "rb") as f:
        data = f.read()
    point, points = 0, [0] * (len(data) + 1)
    for at, byte in enumerate(data):
        if at and byte & 0xC0 != 0x80:
            point += 1
        points[at] = point
    points[len(data)] = point + 1
    facts = []
    for line in run.stdout.decode("utf-8").splitlines():
        fact = json.loads(line)
        if fact.get("type", "fact") == "fact" and fact.get("kind") != "date":
            facts.append((points[fact["start"]], points[fact["end"]], fact.get("measure") or ""))
    return facts


def fact_at(facts, start, end):
    """The fact whose span overlaps by more than half of the longer one."""
    for fact in facts:
        shared = min(end, fact[1]) - max(start, fact[0])
        if 2 * shared > max(end - start, fact[1] - fact[0]):
            return fact
    return None


class Tally:
    def __init__(self):
        self.right = self.wrong = self.missed = self.keyed = self.none = 0

    def add(self, key, got):
        self.keyed += key != "-"
        self.none += key == "-"
        if got == key:
            self.right += 1
            return ""
        if got:
            self.wrong += 1
            return "wrong"
        if key != "-":
            self.missed += 1
            return "missed"
        return ""

    def line(self, name):
        keyed, every = max(self.keyed, 1), max(self.keyed + self.none, 1)
        return "%-20s right %4d %.3f   wrong %4d %.3f   missed %4d %.3f   of %d and %d without measure" % (
            name, self.right, self.right / keyed, self.wrong, self.wrong / every, self.missed, self.missed / keyed,
            self.keyed, self.none)


def context(text, start, end):
    return (text[max(0, start - 40):start] + "[" + text[start:end] + "]" + text[end:end + 20]).replace("\n", "/")


def main():
    parser = argparse.ArgumentParser(description="Scores the measures given to quantities.")
    parser.add_argument("--halfsky", default=os.environ.get("HALFSKY", os.path.join(ROOT, "build", "halfsky")))
    parser.add_argument("--gold", default=os.path.join(os.path.dirname(ROOT), "shared", "gold"))
    parser.add_argument("--set", choices=sorted(FOLDERS))
    parser.add_argument("--show", type=int, default=int(os.environ.get("SHOW") or 0))
    parser.add_argument("--all-kinds", action="store_true")
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.gold):
        print("absent: " + arguments.gold)
        return

    rows = gold_rows(os.path.join(HERE, "measures.tsv"))
    total, rest = Tally(), Tally()
    for name, folder in FOLDERS.items():
        if arguments.set not in (None, name):
            continue
        tally, shown = Tally(), 0
        for doc in sorted({row["doc"] for row in rows if row["set"] == name}):
            base = os.path.join(arguments.gold, folder, doc)
            if not os.path.exists(base + ".txt"):
                print("absent: %s.txt" % base)
                continue
            with open(base + ".txt", encoding="utf-8", newline="") as f:
                text = f.read()
            kinds, facts = kinds_of(base + ".jsonl"), facts_of(arguments.halfsky, base + ".txt")
            for row in rows:
                if row["set"] != name or row["doc"] != doc:
                    continue
                start, end = int(row["start"]), int(row["end"])
                if text[start:end] != row["text"]:
                    sys.exit("measures.py: %s %s %d: the text is not %s" % (name, doc, start, row["text"]))
                fact = fact_at(facts, start, end)
                got = fact[2] if fact else ""
                judge = kinds[start, end] in JUDGED
                if judge:
                    total.add(row["key"], got)
                judged = (tally if judge else rest).add(row["key"], got)
                if judged and (judge or arguments.all_kinds) and shown < arguments.show:
                    shown += 1
                    print("  %-6s %s %s: %s, not %s%s: %s" % (judged, name, doc, row["key"], got or "none",
                                                             "" if fact else " (not read)", context(text, start, end)))
        print(tally.line(name))
    print(total.line("all"))
    if arguments.all_kinds:
        print(rest.line("shares, sizes"))


if __name__ == "__main__":
    main()
