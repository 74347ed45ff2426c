#!/usr/bin/env python3
"""Conformance with the public specifications of Chinese numbers, units, money and dates in ../shared/specs.

    BUILD=build tests/accuracy/specs.py [--show N] [MODEL...]

Builds tests/accuracy/numerals.c and compares what it reads in each case with what the specification expects. Prints
a table: per model the cases, those out by rule, those listed, passed, failed.

Out by rule, for they are no written reports: phone numbers, and dates that are relative (下周一), lunar (正月初一) or
named by a reign (雍正四年). A day without its month (12号) and a decade without its century (50年代) are relative.
Listed one by one, with the reason: tests/accuracy/incompatible.tsv.

Our conventions, applied to both sides before comparing:
  - a span includes its approximator (近一吨, 五百以上) and its unit; from and to stay outside (从), as do a weekday
    behind a date, 大 behind an age and 人民币 before a sum
  - a percentage is told in the unit printed: 千分之二 is 2 ‰, which is 0.2 %
  - a year that is not printed is Y0, theirs is XXXX; open and closed ends of a range are not told apart, 十余万 is
    open above, and two bounds in one phrase (大于10小于20) make one range
"""
import json, os, re, subprocess, sys
from decimal import Decimal
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SPECS = os.path.join(ROOT, "..", "shared", "specs")
MODELS = ["NumberModel", "NumberRangeModel", "OrdinalModel", "PercentModel", "DimensionModel", "AgeModel", "CurrencyModel",
          "DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser"]
GOAL, LISTED_MOST = 0.97, 0.15

RELATIVE = re.compile("[今明去前后上下本这未]|过去|最近|最后|週|^周|^星期|^[0-9一二三四五六七八九十]+([号日]|年代)$")
LUNAR = re.compile("农历|正月|大年|月初[一二三四五六七八九十]")
REIGN = re.compile("神龙|雍正|康熙")

PERCENT = {"%": 1, "％": 1, "‰": Fraction(1, 10), "1/万": Fraction(1, 100), "1/10万": Fraction(1, 1000)}
UNITS = {
    "岁": "Year", "周岁": "Year", "个月": "Month", "月": "Month", "周": "Week", "天": "Day",
    "元": "Chinese yuan", "块": "Chinese yuan", "人民币": "Chinese yuan", "美元": "United States dollar",
    "港元": "Hong Kong dollar", "台币": "New Taiwan dollar", "日元": "Japanese yen", "奈拉": "Nigerian naira",
    "公斤": "Kilogram", "公分": "Centimeter", "厘米": "Centimeter", "cm": "Centimeter", "吨": "Ton", "m": "Meter", "米": "Meter",
    "CM": "Centimeter", "克": "Gram", "千米": "Kilometer", "公里": "Kilometer", "两": "Liang", "微克": "Microgram", "兆赫兹": "Megahertz",
    "兆字节": "Megabyte", "千比特": "Kilobit", "比特": "Bit",
}


def number(text):
    """The value that a text of theirs or ours stands for, or None."""
    if not text:
        return None
    top, slash, bottom = text.rstrip("%").partition("/")
    try:
        return Fraction(Decimal(top)) / (Fraction(Decimal(bottom)) if slash else 1)
    except ArithmeticError:
        return None


def same_number(a, b):
    """Theirs are printed with 15 digits."""
    return a is not None and b is not None and abs(a - b) <= abs(a) * Fraction(1, 10**12)


def same_span(want, got):
    start, end = want["start"], want["end"]
    text = want["text"]
    head = re.match("从|人民币 *(?=[0-9])", text)
    if head:
        start += len(head[0])
    tail = re.search("，星期.$|大$", text)
    if tail:
        end -= len(tail[0])
    if want["type"] == "numberrange":  # ours has the unit
        return got["start"] == start and end <= got["end"] <= end + 2
    return got["end"] == end and (got["start"] == start or got["start"] < start and got.get("bound", "exact") != "exact")


def percent_of(fact):
    value = number(fact["value"])
    if value is None:
        return None
    if not fact["unit"]:
        return value * 100  # 百万分之五
    return value * PERCENT.get(fact["unit"], 1 if "百分" in fact["unit"] else 0)


def interval(text):
    low, high = text.strip("[]()").split(",")
    return number(low), number(high)


def facts(found, *kinds):
    return [f for f in found["facts"] if f["kind"] in kinds]


def same_date(want, got):
    norm = got["norm"].replace("Y0", "XXXX")
    if want["value"] is None:
        return True  # an extractor tells the place only
    theirs = want["value"].strip("()").split(",")[:2]
    ours = norm.split("/")
    return len(theirs) == len(ours) and all(t == o or t == o + "-01-01" for t, o in zip(theirs, ours))


# Per model: what of the findings is compared, and how one finding is.
def numbers(case, found):
    return found["numerals"], lambda want, got: same_number(number(want["value"]), number(got["value"]))


def ordinals(case, found):
    behind = [n for n in found["numerals"] if n["start"] and case["input"][n["start"] - 1] == "第"]
    return [dict(n, start=n["start"] - 1) for n in behind], numbers(case, found)[1]


def percents(case, found):
    return facts(found, "percent"), lambda want, got: same_number(number(want["value"]), percent_of(got))


def quantities(*kinds):
    def compare(case, found):
        return facts(found, *kinds), lambda want, got: (
            same_number(number(want["value"]), number(got["value"])) and UNITS.get(got["unit"], got["unit"]) == want["unit"])
    return compare


def ranges(case, found):
    """Two bounds that theirs tell as one (大于10小于20) are joined: the text from one to the other."""
    got = []
    for bound in found["bounds"]:
        last = got[-1] if got else None
        if last and any(w["start"] == last["start"] and w["end"] >= bound["end"] - 1 for w in case["results"]):
            last.update(end=bound["end"], low=last["low"] or bound["low"], high=last["high"] or bound["high"])
        else:
            got.append(dict(bound))
    for bound in got:
        bound["value"] = f"{bound['low']}..{bound['high']}"
    return got, lambda want, got: (number(got["low"]), number(got["high"])) == interval(want["value"])


def dates(case, found):
    return facts(found, "date"), same_date


COMPARE = {
    "NumberModel": numbers, "NumberRangeModel": ranges, "OrdinalModel": ordinals, "PercentModel": percents,
    "DimensionModel": quantities("measure"), "AgeModel": quantities("measure"), "CurrencyModel": quantities("money"),
    "DateExtractor": dates, "DateParser": dates, "DatePeriodExtractor": dates, "DatePeriodParser": dates,
}


def passes(model, case, found):
    got, same = COMPARE[model](case, found)
    if model == "AgeModel":
        got = [g for g in got if UNITS.get(g["unit"]) in ("Year", "Month", "Week", "Day")]
    if len(got) != len(case["results"]):
        return False
    return all(same_span(w, g) and same(w, g) for w, g in zip(case["results"], got))


def out_by_rule(model, case):
    if not model.startswith("Date"):
        return False
    texts = [r["text"] for r in case["results"]] or [case["input"]]
    return any(rule.search(text) for text in texts for rule in (RELATIVE, LUNAR, REIGN))


def load(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def load_listed():
    listed = {}
    with open(os.path.join(HERE, "incompatible.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                case, reason = line.rstrip("\n").split("\t")
                listed[case] = reason
    return listed


def program():
    """numerals.c, built on the library; HALFSKY_NUMERALS names one that is built already."""
    if os.environ.get("HALFSKY_NUMERALS"):
        return os.environ["HALFSKY_NUMERALS"]
    build = os.path.join(ROOT, os.environ.get("BUILD", "build"))
    path = os.path.join(build, "accuracy", "numerals")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run([os.environ.get("CC", "gcc"), "-std=c17", "-O2", "-flto=auto", "-I" + os.path.join(ROOT, "include"),
                    "-I" + os.path.join(ROOT, "src"), "-o", path, os.path.join(HERE, "numerals.c"),
                    os.path.join(build, "release", "rooms.a"), "-pthread"], check=True)
    return path


def read_all(cases):
    """The findings in each input, with offsets in code points."""
    lines = [case["input"].replace("\n", " ") for case in cases]
    run = subprocess.run([program()], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(found) == len(cases)
    for line, findings in zip(lines, found):
        data = line.encode("utf-8")
        for finding in findings["numerals"] + findings["bounds"] + findings["facts"]:
            for end in ("start", "end"):
                finding[end] = len(data[:finding[end]].decode("utf-8"))
    return found


def show_failure(model, case, found):
    got, _ = COMPARE[model](case, found)
    print("  ", case["id"], case["input"])
    print("      expected", [(r["text"], r["value"], r["unit"]) for r in case["results"]])
    print("      got     ", [(case["input"][g["start"]:g["end"]], g.get("norm") or g["value"], g.get("unit"), g.get("bound"))
                              for g in got])


def main(arguments):
    show = int(arguments.pop(arguments.index("--show") + 1)) if "--show" in arguments else 0
    models = [a for a in arguments if a != "--show"] or MODELS
    if not os.path.isdir(SPECS):
        print("absent: ../shared/specs")
        return 0
    listed, used = load_listed(), set()
    total = dict.fromkeys(("cases", "out", "listed", "passed", "failed"), 0)
    print(f"{'model':<22}{'cases':>7}{'out':>7}{'listed':>7}{'passed':>7}{'failed':>7}{'rate':>9}")
    for model in models:
        cases = load(os.path.join(SPECS, model + ".jsonl"))
        count = dict.fromkeys(total, 0)
        failures = []
        for case, found in zip(cases, read_all(cases)):
            passed = passes(model, case, found)
            sort = ("out" if out_by_rule(model, case) else "listed" if case["id"] in listed else "passed" if passed else "failed")
            if sort == "listed":
                used.add(case["id"])
                if passed:
                    print("passes although listed:", case["id"])
            count["cases"] += 1
            count[sort] += 1
            if sort == "failed":
                failures.append((case, found))
        print_row(model, count)
        for case, found in failures[:show]:
            show_failure(model, case, found)
        for key in total:
            total[key] += count[key]
    print_row("all", total)
    written = total["cases"] - total["out"]
    print(f"listed {total['listed']} of {written} written cases: {total['listed'] / written:.1%} (at most {LISTED_MOST:.0%}); "
          f"goal {GOAL:.0%} of the others")
    if models == MODELS:
        for case in sorted(set(listed) - used):
            print("listed but not needed:", case)
    return 0


def print_row(name, count):
    judged = count["passed"] + count["failed"]
    rate = f"{count['passed'] / judged:9.4f}" if judged else "        -"
    print(f"{name:<22}{count['cases']:>7}{count['out']:>7}{count['listed']:>7}{count['passed']:>7}{count['failed']:>7}{rate}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
