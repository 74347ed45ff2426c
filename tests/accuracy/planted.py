#!/usr/bin/env python3
"""How many of the mistakes that were planted `halfsky check` finds: in the sample county (sample/mistakes.tsv), and in
faulty/, 24 reports of other invented counties, half of them without a mistake (faulty/truth.tsv).

    HALFSKY=build/halfsky tests/accuracy/planted.py [-v]

A mistake is found when a finding of a rule that suits its kind touches its words or the sentence around them. What is found beside
them is counted by rule and class, and listed with -v: each is a mistake nobody planted, or a false alarm.
"""
import collections, csv, json, os, subprocess, sys, zipfile

RULES = {  # kind of mistakes.tsv: the rules that may say so
    "ratio": {"ratio", "completion", "difference"}, "sum": {"sum", "part"}, "product": {"product"}, "difference": {"difference"},
    "part": {"part"}, "contradiction": {"contradiction", "word", "vague"}, "placeholder": {"placeholder"},
    "missing": {"missing"}, "year": {"year"}, "date": {"date"}, "copy": {"copy"}, "other_county": {"place"},
    "other_agency": {"place", "copy"}, "law": {"law"}, "privacy": {"privacy"}, "title": {"title", "repeat"},
    "noise": {"noise"}, "wording": {"word"},
}
ARITHMETIC = {"ratio", "sum", "part", "product", "difference", "completion", "percent"}
ONE_TEXT_CANNOT_SHOW = {"crosscheck"}
ENDS = "。！？\n"


def findings(program, folder):
    out = subprocess.run([program, "check", "--format", "jsonl", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in out.stdout.decode().splitlines():
        yield json.loads(line)


def texts(program, folder, wanted):
    """The text of each wanted file, which spans are bytes of. A file in an archive is read out of it."""
    for name in wanted:
        path = os.path.join(folder, name)
        inside = ".zip/" in path
        if inside:
            archive, member = path.split(".zip/")
            with zipfile.ZipFile(archive + ".zip") as bundle:
                raw = next(bundle.read(i) for i in bundle.infolist() if zip_name(i) == member)
        out = subprocess.run([program, "read", "--format", "plain", "-" if inside else path], input=raw if inside else None,
                             stdout=subprocess.PIPE, check=True)
        yield name, out.stdout


def zip_name(info):
    """Names that are not said to be UTF-8 are GB18030, as archives made in China have them."""
    return info.filename if info.flag_bits & 0x800 else info.filename.encode("cp437").decode("gb18030")


def suits(kind, rule):
    """Which of the sums that do not agree is at fault is a matter of view."""
    family = rule.split(".")[0]
    return family in RULES.get(kind, {kind.split(".")[0]}) or (kind in ARITHMETIC and family in ARITHMETIC)


def main():
    program = os.environ.get("HALFSKY", "build/halfsky")
    for table, folder in (("sample/mistakes.tsv", "sample/submissions"),
                          ("tests/accuracy/faulty/truth.tsv", "tests/accuracy/faulty")):
        print(f"-- {folder}")
        score(program, table, folder)


def score(program, path, folder):
    by_file = collections.defaultdict(list)
    for finding in findings(program, folder):
        by_file[os.path.relpath(finding["file"], folder)].append(finding)
    total, found, used = collections.Counter(), collections.Counter(), set()
    missed = []
    with open(path, encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    text_of = dict(texts(program, folder, sorted({row["file"] for row in rows})))
    for row in rows:
        kind = row["kind"]
        if kind in ONE_TEXT_CANNOT_SHOW:
            continue
        text = text_of[row["file"]]
        quote = row["quote"].encode()
        total[kind] += 1
        hit = False
        at = text.find(quote)
        if at < 0:
            sys.exit(f"{path}: {row['file']} does not say {row['quote']}")
        while at >= 0:
            sentence = text[:at].decode()
            start = max(sentence.rfind(c) for c in ENDS) + 1
            low = len(sentence[:start].encode())
            rest = text[at:].decode()
            high = at + len(rest[:min([rest.find(c) for c in ENDS if c in rest] or [len(rest)])].encode())
            for finding in by_file[row["file"]]:
                spans = [(finding["start"], finding["end"])] + finding["spans"]
                if suits(kind, finding["rule"]) and any(s < high and e > low for s, e in spans):
                    hit = True
                    used.add((row["file"], finding["start"], finding["end"], finding["rule"]))
            at = text.find(quote, at + 1)
        found[kind] += hit
        if not hit:
            missed.append(row)
    for kind in sorted(total):
        print(f"{kind:14} {found[kind]:3} of {total[kind]:3}")
    print(f"{'all':14} {sum(found.values()):3} of {sum(total.values()):3}")
    for row in missed:
        print(f"missed: {row['kind']:12} {row['file']}: {row['quote']}")
    beside = [(name, f) for name, all_found in sorted(by_file.items()) for f in all_found
              if (name, f["start"], f["end"], f["rule"]) not in used]
    classes = collections.Counter((f["class"], f["rule"]) for _, f in beside)
    print("beside them: " + ", ".join(f"{rule} {level} {n}" for (level, rule), n in sorted(classes.items())))
    if "-v" in sys.argv[1:]:
        for name, f in beside:
            print(f"beside: {f['class']} {f['rule']:13} {name} {f['start']}: {f['message']}")


if __name__ == "__main__":
    main()
