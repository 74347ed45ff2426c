#!/usr/bin/env python3
"""Holds the annotation of folders to their texts: spans, order, and the words a field may hold.

    annotation.py FOLDER…
"""
import json
import pathlib
import sys

CATALOG = pathlib.Path(__file__).parent / "../../catalog"
KEYS = {"doc", "text", "start", "end", "value", "unit", "kind", "bound", "status", "what", "topic", "minor"}
EXTRA = {"note", "unit_also", "kind_also", "bound_also", "status_also", "topic_also", "per"}
WORDS = {
    "kind": {"count", "money", "percent", "measure", "rank", "date", "placeholder", "missing"},
    "bound": {"exact", "over", "under", "about", "at_least", "at_most"},
    "status": {"actual", "plan", "target", "rule", "intent", "forecast"},
}
NO_VALUE = {"date", "placeholder", "missing"}


def topics():
    rows = (CATALOG / "topics.tsv").read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0] for row in rows if row and not row.startswith("#")} - {"topic"}


def faults(name, text, rows, words):
    last = 0
    for number, row in enumerate(rows, 1):
        where = f"{name}.jsonl:{number}: {row.get('text')}:"
        if not KEYS <= row.keys() <= KEYS | EXTRA or row["doc"] != name:
            yield f"{where} keys or doc"
        if text[row["start"] : row["end"]] != row["text"] or not row["text"]:
            yield f"{where} the text has {text[row['start']:row['end']]!r} there"
        if row["start"] < last:
            yield f"{where} overlaps the line before"
        last = row["end"]
        if (row["value"] is None) != (row["kind"] in NO_VALUE):
            yield f"{where} value {row['value']} of a {row['kind']}"
        for key, known in words.items():
            for word in [row[key], *row.get(key + "_also", [])]:
                if word not in known:
                    yield f"{where} {key} {word}"


def main():
    words = WORDS | {"topic": topics()}
    found = []
    for path in sorted(path for folder in sys.argv[1:] for path in pathlib.Path(folder).glob("[0-9]*.jsonl")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found += faults(path.stem, text, rows, words)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
