#!/usr/bin/env python3
"""What `halfsky check` finds of the findings listed by hand, and how much of what it finds is right.

    HALFSKY=build/halfsky tests/accuracy/findings.py [-v] [GOLD-FOLDER]

Recall, by severity: GOLD-FOLDER/findings.jsonl (essay, type, severity, start, end) and GOLD-FOLDER/invented/findings.jsonl (doc, kind,
start, end: all count as errors). A listed finding is found when one of a rule that may say so touches its span, or one of the spans
that show it. What no single text can show (a copy of another text) is left out.

Precision, by rule: every finding of the texts in the folders of TEXTS was judged once by a person; judged.tsv keeps the verdicts by
text, rule and words (right, wrong, or the reason behind it), so that they need not be judged again. -v lists the misses, what is
wrong, and what nobody has judged yet, as rows for judged.tsv.
"""
import collections, glob, hashlib, json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("HALFSKY", os.path.join(HERE, "../../build/halfsky"))
JUDGED = os.path.join(HERE, "judged.tsv")
ONE_TEXT_CANNOT_SHOW = {"near_duplicate"}
BLANKS = {"placeholder", "placeholder.name", "missing"}
MARKS = {"noise", "noise.width", "word", "title"}
FIGURES = {"ratio", "sum", "part", "product", "difference", "completion", "percent", "contradiction", "count"}
RULES = {  # a type of findings.jsonl: the rules that may say so; any rule for the others
    "placeholder_year": BLANKS | {"year.unsure"}, "placeholder_number": BLANKS, "placeholder_date": BLANKS, "masked_name": BLANKS,
    "missing_number": BLANKS, "missing_text": BLANKS | MARKS | {"missing.text", "missing.letters"}, "incomplete_mask": BLANKS | {"privacy", "place"}, "noise_char": MARKS,
    "scrape_tag": MARKS, "scrape_text": MARKS, "typo": MARKS, "punctuation": MARKS, "law_name": {"law"}, "off_topic": {"topic"},
    "inconsistent_number": FIGURES, "self_repeat": {"repeat"}, "personal_data": {"privacy"}, "compliance": {"compliance"},
    "no_figures": {"unsupported", "vague"}, "unsupported": {"unsupported", "vague"}, "vague": {"vague"}, "period": {"year", "word"},
    "year": BLANKS | {"year"}, "wrong_word": MARKS, "arithmetic": FIGURES, "noise": MARKS, "missing": BLANKS, "privacy": {"privacy"},
}


def found_in(path):
    """The findings in a file, with offsets in code points."""
    raw = open(path, "rb").read()
    at = lambda offset: len(raw[:offset].decode("utf-8", "ignore"))
    out = subprocess.run([PROGRAM, "check", "--format", "jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for line in out.decode().splitlines():
        row = json.loads(line)
        row["words"] = raw[row["start"]:row["end"]].decode("utf-8", "replace")
        row["places"] = [(at(a), at(b)) for a, b in [(row["start"], row["end"])] + row["spans"]]
        yield row


def listed(folder, key, name):
    path = os.path.join(folder, "findings.jsonl")
    rows = [json.loads(line) for line in open(path, encoding="utf-8")] if os.path.exists(path) else []
    return [row for row in rows if str(row[key]).zfill(2) == name]


def recall(gold, verbose):
    counts = collections.defaultdict(lambda: [0, 0])
    for folder, key in ((gold, "essay"), (os.path.join(gold, "invented"), "doc")):
        for path in sorted(glob.glob(os.path.join(folder, "[0-9]*.txt"))):
            name, found = os.path.basename(path)[:-4], None
            for row in listed(folder, key, name):
                kind, severity = row.get("type") or row["kind"], row.get("severity", "error")
                if kind in ONE_TEXT_CANNOT_SHOW:
                    continue
                found = list(found_in(path)) if found is None else found
                hit = any(f["rule"] in RULES.get(kind, {f["rule"]}) and any(a < row["end"] and row["start"] < b for a, b in f["places"])
                          for f in found)
                counts[os.path.relpath(folder, gold), severity][0] += hit
                counts[os.path.relpath(folder, gold), severity][1] += 1
                if verbose and not hit and severity != "info":
                    print("missed", severity, path[-16:], kind, row.get("text", "")[:30].replace("\n", "/"),
                          row.get("message") or row.get("comment"), sep="\t")
    for (folder, severity), (hit, of) in sorted(counts.items()):
        print(f"{folder:12} {severity:8} {hit:4} of {of:4}  {hit / of:.3f}")


def precision(folders, verbose):
    verdicts = {}
    if os.path.exists(JUDGED):
        for line in open(JUDGED, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 4 and not line.startswith("#"):
                verdicts[tuple(cells[:3])] = cells[3]
    counts = collections.defaultdict(collections.Counter)
    for path in [p for folder in folders for p in sorted(glob.glob(os.path.join(folder, "*.txt")))]:
        text = hashlib.sha256(open(path, "rb").read()).hexdigest()[:12]
        for row in found_in(path):
            words = " ".join(row["words"].split())[:60]
            verdict = verdicts.get((text, row["rule"], words), "?")
            counts[row["class"] + " " + row["rule"]][verdict.split(":")[0]] += 1
            if verbose and not verdict.startswith("right"):
                print(text, row["rule"], words, verdict, os.path.relpath(path, HERE)[-24:], row["message"][:80].replace("\n", "/"), sep="\t")
    print(f"{'rule':22} right wrong not judged  precision")
    for rule, count in sorted(counts.items()):
        judged = count["right"] + count["wrong"]
        print(f"{rule:22} {count['right']:5} {count['wrong']:5} {count['?']:10}  "
              + (f"{count['right'] / judged:.3f}" if judged else "-"))


def main():
    words = [word for word in sys.argv[1:] if word != "-v"]
    gold = words[0] if words else os.environ.get("GOLD", "/work/shared/gold")
    verbose = "-v" in sys.argv
    if os.path.exists(os.path.join(gold, "findings.jsonl")):
        recall(gold, verbose)
    precision([f for f in (gold, gold + "/invented", gold + "/retold", gold + "/../seed", HERE + "/hard", HERE + "/plain")
               if os.path.isdir(f)], verbose)


main()
