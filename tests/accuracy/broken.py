#!/usr/bin/env python3
"""How many broken figures checking finds: clean sentences of tests/accuracy/frames, one figure of each broken at a time.

Draws figures for each sentence, breaks one as a slip of the pen would (a digit wrong, two swapped, one gone or twice)
and expects a finding there and nowhere else; the unbroken sentence, and those that only look alike, must give none.
Prints figures and judges nothing. The sentences of every fourth line are held out: --show never shows them.

  HALFSKY=build/halfsky tests/accuracy/broken.py [--show N] [--seed N] [--only FAMILY]
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "frames"))
from families import FAMILIES  # noqa: E402

RULES = {"ratio", "sum", "part", "product", "difference", "percent", "completion", "contradiction", "date",
         "placeholder", "missing"}
ROOM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frames")
BROKEN_FILES = ("shares", "sums", "changes", "others")
AROUND = ("一年来，我们坚持儿童优先，完善工作机制，形成齐抓共管的局面。", "召开专题会议3次，研究解决突出问题。",
          "组织志愿者开展义务劳动12场次。", "制作展板24块，悬挂横幅16条。", "上报信息45篇，被省级以上媒体采用9篇。",
          "成员单位各司其职，密切配合。", "与县电视台联办专栏，播出节目8期。", "开展“书香飘万家”活动，群众反响热烈。",
          "工作开展以来，出动车辆36台次。", "县委常委会专题听取汇报2次。")
DRAWS = 3
HOLES = re.compile(r"\{(\w+)(?::([\d.]+)-([\d.]+))?\}")


def frames_of(name):
    """Rows of frames/NAME.tsv: (family, text, held out)."""
    with open(os.path.join(ROOM, name + ".tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n") for line in f if line.strip() and not line.startswith("#")]
    return [(*row.split("\t", 1), i % 4 == 3) for i, row in enumerate(rows[1:])]


def choose(rng, text):
    text = re.sub(r"\[([^\]]*\|[^\]]*)\]", lambda m: rng.choice(m.group(1).split("|")), text)
    return text.replace("\\n", "\n").replace("\\t", "\t")


def drawn(rng, low, high):
    places = len(low.partition(".")[2])
    return f"{rng.uniform(float(low), float(high)):.{places}f}"


def filled(text, figures):
    """The text with its figures, and their places: (name, start, end)."""
    out, places, at = "", [], 0
    for m in HOLES.finditer(text):
        out += text[at:m.start()]
        figure = figures[m.group(1)]
        places.append((m.group(1), len(out), len(out) + len(figure)))
        out += figure
        at = m.end()
    return out + text[at:], places


def in_report(rng, text):
    """The sentence in a report of its own: (whole text, offset of the sentence)."""
    some = rng.sample(AROUND, 4)
    head = "关于妇女儿童工作情况的汇报\n　　" + some[0] + "\n　　" + (some[1] if rng.random() < 0.5 else "")
    tail = (some[2] if rng.random() < 0.5 else "") + "\n　　" + some[3] + "\n"
    return head + text + tail, len(head)


def cases_of(seed, only):
    """All cases: (family, held out, text, places of the figures, what was broken or None)."""
    for name in BROKEN_FILES + ("alike", "tables"):
        if name == "tables":
            rows = [("table" + kind, "", i % 4 == 3) for i, kind in enumerate(FAMILIES["tables"].kinds)]
        else:
            rows = frames_of(name)
        for number, (family, text, held) in enumerate(rows):
            if only and family != only and name != only:
                continue
            for draw in range(2 * DRAWS if name == "tables" else DRAWS):
                rng = random.Random(f"{seed}.{name}.{number}.{draw}")
                words = FAMILIES["tables"].text(rng, family[5:]) if name == "tables" else choose(rng, text)
                holes = [m.group(1) for m in HOLES.finditer(words)]
                if family == "free" or (name == "alike" and HOLES.search(words).group(2)):
                    figures = {m.group(1): drawn(rng, m.group(2), m.group(3)) for m in HOLES.finditer(words)}
                    kind = None
                else:
                    kind = FAMILIES["tables" if name == "tables" else family]
                    figures = kind.draw(rng, holes)
                whole, offset = in_report(rng, words)
                filled_text, places = filled(whole, figures)
                yield (family if name != "alike" else "alike"), held, filled_text, places, None
                if name == "alike":
                    continue
                for hole, broken in kind.breaks(rng, dict(figures), holes):
                    text_broken, places = filled(whole, {**figures, hole: broken})
                    yield family, held, text_broken, places, hole


def findings(program, texts):
    """The findings of each text, as lists of (rule, spans in code points, message)."""
    out = [[] for _ in texts]
    with tempfile.TemporaryDirectory() as room:
        for i, text in enumerate(texts):
            with open(os.path.join(room, f"{i:05}.txt"), "w", encoding="utf-8") as f:
                f.write(text)
        lines = subprocess.run([program, "check", "--format", "jsonl", room], capture_output=True, text=True).stdout
    for line in lines.splitlines():
        row = json.loads(line)
        if row.get("rule") not in RULES:
            continue
        i = int(os.path.basename(row["file"])[:5])
        points, at = {}, 0
        for n, letter in enumerate(texts[i]):
            points[at] = n
            at += len(letter.encode())
        points[at] = len(texts[i])
        spans = [(row["start"], row["end"])] + [tuple(s) for s in row.get("spans", [])]
        out[i].append((row["rule"], [(points[a], points[b]) for a, b in spans], row.get("message", "")))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--show", type=int, default=0, help="so many failures of the sentences that are not held out")
    ap.add_argument("--seed", default="1")
    ap.add_argument("--only", default="", help="a family, or alike")
    args = ap.parse_args()
    cases = list(cases_of(args.seed, args.only))
    found = findings(os.environ.get("HALFSKY", "build/halfsky"), [case[2] for case in cases])
    table, shown = {}, 0
    for (family, held, text, places, broken), objections in zip(cases, found):
        near = [(start - 3, end + 3) for _, start, end in places]
        there = [o for o in objections if any(a <= e and s <= b for s, e in near for a, b in o[1])]
        hit = bool(broken and there)
        wrong = len(objections) - (len(there) if broken else 0)
        for key in (family, "all"):
            row = table.setdefault((key, held), [0, 0, 0, 0, 0])
            row[0] += broken is not None
            row[1] += hit
            row[2] += broken is None
            row[3] += wrong
            row[4] += len(there) if broken else 0
        if not held and shown < args.show and (wrong or (broken and not hit)):
            shown += 1
            sentence = next(p for p in text.split("\n") if True) if not places else text[max(0, text.rfind("\n", 0, places[0][1])):]
            print(("extra " if wrong else "missed"), family, broken or "clean", sentence.strip().replace("\n", "⏎")[:260],
                  [(o[0], o[2][:60]) for o in objections])
    print(f"{'family':12} {'half':8} {'broken':>6} {'found':>6} {'recall':>7} {'clean':>6} {'wrong':>6} {'precision':>9}")
    for (family, held), (count, hits, clean, wrong, right) in sorted(table.items(), key=lambda r: (r[0][1], r[0][0] == "all", r[0][0])):
        recall = f"{hits / count:.3f}" if count else "-"
        precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        print(f"{family:12} {'held out' if held else 'shown':8} {count:6} {hits:6} {recall:>7} {clean:6} {wrong:6} {precision:>9}")


if __name__ == "__main__":
    main()
