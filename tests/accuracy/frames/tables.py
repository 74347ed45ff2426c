"""Tables with a row or a column of totals, as offices paste them: cells parted by tabs or strokes."""
from fractions import Fraction

PLACES = ("城关镇", "东山镇", "西坪乡", "南湖镇", "北沟乡", "柳河镇", "石桥乡")
COLUMNS = (("培训（人）", "女性（人）", "场次（场）"), ("留守儿童（名）", "困境儿童（名）", "孤儿（名）"),
           ("项目数（个）", "资金（万元）", "受益妇女（人）"), ("男生（人）", "女生（人）", "教职工（人）"))
MADE_UP = (("男（人）", "女（人）", "合计（人）"), ("小学（人）", "初中（人）", "高中（人）", "小计（人）"),
           ("财政（万元）", "社会（万元）", "总计（万元）"))
TOTALS = ("合计", "总计", "合 计", "全县合计")


class Tables:
    """kinds: where the totals stand (last row, first row, last column, both) and what parts the cells."""

    kinds = tuple(where + "-" + mark for where in ("last", "first", "column", "both") for mark in ("tab", "stroke"))

    def __init__(self, slip):
        self.slip = slip

    def text(self, rng, kind):
        where, mark = kind.split("-")
        across = where in ("column", "both")
        heads = list(rng.choice(MADE_UP if across else COLUMNS))
        columns = [f"c{k}" for k in range(len(heads))]
        if across:
            columns[-1] = "s"
        rows = rng.sample(PLACES, rng.randint(3, 6))
        lines = [[name] + [f"{{r{i}{column}}}" for column in columns] for i, name in enumerate(rows)]
        if where != "column":
            last = [rng.choice(TOTALS)] + [f"{{t{column}}}" for column in columns]
            lines.insert(0 if where == "first" else len(lines), last)
        lines.insert(0, ["乡镇"] + heads)
        if mark == "tab":
            return "情况如下：\n" + "\n".join("\t".join(line) for line in lines) + "\n"
        lines.insert(1, ["---"] * len(lines[0]))
        return "情况如下：\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"

    def draw(self, rng, holes):
        rows = sorted({h[:2] for h in holes if h[0] == "r"})
        columns = sorted({h[2:] for h in holes if h[0] == "r" and h[2] == "c"})
        cells = {row + column: rng.randint(6, 400) for row in rows for column in columns}
        for row in rows:
            cells[row + "s"] = sum(cells[row + column] for column in columns)
        for column in columns + ["s"]:
            cells["t" + column] = sum(cells[row + column] for row in rows)
        return {name: str(value) for name, value in cells.items()}

    def breaks(self, rng, values, holes):
        totals = [h for h in holes if h[0] == "t" or h[-1] == "s"]
        for name in (rng.choice(totals), rng.choice([h for h in holes if h not in totals])):
            broken = self.slip(rng, values[name])
            if Fraction(broken) != Fraction(values[name]):
                yield name, broken
