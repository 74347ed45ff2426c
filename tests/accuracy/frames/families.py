"""What the figures of each family of sentences are: how they are drawn, and how one of them is broken.

A family draws texts of figures for the names that a sentence has, tells whether such figures hold, and breaks them.
"""
import calendar
from fractions import Fraction

from tables import Tables


def slip(rng, text):
    """A figure as a slip of the pen makes it: a digit wrong, two swapped, one gone or twice."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    i = rng.choice(places)
    sort = rng.random()
    if sort < 0.15 and i + 1 < len(text) and text[i + 1].isdigit() and text[i] != text[i + 1]:
        out = text[:i] + text[i + 1] + text[i] + text[i + 2:]
    elif sort < 0.2 and len(places) > 2:
        out = text[:i] + text[i + 1:]
    elif sort < 0.25:
        out = text[:i] + text[i] + text[i:]
    else:
        out = text[:i] + rng.choice([d for d in "0123456789" if d != text[i]]) + text[i + 1:]
    good = out != text and out[0].isdigit() and out[-1].isdigit() and not (out[0] == "0" and out[1:2] != ".")
    return out if good and float(out) > 0 else slip(rng, text)


def printed(value, places):
    """A fraction rounded (half up) to so many places."""
    scaled = int(value * 10 ** places + Fraction(1, 2))
    text = str(scaled).rjust(places + 1, "0")
    return text[:-places] + "." + text[-places:] if places else text


def cut(value, places):
    text = str(int(value * 10 ** places)).rjust(places + 1, "0")
    return text[:-places] + "." + text[-places:] if places else text


def fits(text, value):
    """The text is the value at its own precision, rounded or cut."""
    places = len(text.partition(".")[2])
    return Fraction(text) in (Fraction(printed(value, places)), Fraction(cut(value, places)))


def plain(value):
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return text


class Family:
    """`result` follows from the others; `figures` are those that may be broken."""

    def __init__(self, draw, holds, figures, most=2):
        self.make, self.holds, self.figures, self.most = draw, holds, figures, most

    def draw(self, rng, holes):
        return self.make(rng, set(holes))

    def breaks(self, rng, values, holes):
        names = [n for n in self.figures if n in holes]
        rng.shuffle(names)
        for name in names[:self.most]:
            for _ in range(60):
                broken = slip(rng, values[name])
                if not self.holds({**values, name: broken}, set(holes)):
                    yield name, broken
                    break


def share_text(rng, value, places):
    return cut(value, places) if rng.random() < 0.25 else printed(value, places)


def share(name, low, high):
    def draw(rng, holes):
        whole = rng.choice([rng.randint(24, 160), rng.randint(100, 990), rng.randint(1000, 60000)])
        part = max(3, int(whole * rng.uniform(low, high)))
        return {"whole": str(whole), "part": str(part), name: share_text(rng, Fraction(100 * part, whole), rng.choice([0, 1, 1, 1, 2, 2]))}

    return Family(draw, lambda v, h: fits(v[name], Fraction(v["part"]) * 100 / Fraction(v["whole"])), (name, "part", "whole"))


def completion():
    def draw(rng, holes):
        target = rng.choice([rng.randint(20, 99), rng.randint(2, 60) * 100, rng.randint(15, 90) * 10])
        done = max(2, int(target * rng.uniform(0.6, 1.6)))
        return {"target": str(target), "done": str(done), "pct": share_text(rng, Fraction(100 * done, target), rng.choice([0, 1, 1, 2]))}

    return Family(draw, lambda v, h: fits(v["pct"], Fraction(v["done"]) * 100 / Fraction(v["target"])), ("pct", "done", "target"))


def permille():
    def draw(rng, holes):
        births, deaths = rng.randint(900, 7000), rng.randint(3, 40)
        return {"births": str(births), "deaths": str(deaths), "rate": printed(Fraction(1000 * deaths, births), rng.choice([1, 2, 2]))}

    return Family(draw, lambda v, h: fits(v["rate"], Fraction(v["deaths"]) * 1000 / Fraction(v["births"])), ("rate", "deaths"))


def average():
    def draw(rng, holes):
        n = rng.randint(12, 300)
        total = int(n * rng.uniform(4, 900))
        return {"n": str(n), "sum": str(total), "avg": printed(Fraction(total, n), rng.choice([0, 1, 1, 2]))}

    return Family(draw, lambda v, h: fits(v["avg"], Fraction(v["sum"]) / Fraction(v["n"])), ("avg", "sum"))


class Tenths:
    words = "零一二三四五六七八九"

    def draw(self, rng, holes):
        tenths, whole = rng.randint(2, 9), rng.randint(200, 900)
        part = int(whole * (tenths / 10 + rng.uniform(0.001, 0.008)))
        return {"whole": str(whole), "part": str(part), "tenths": self.words[tenths]}

    def breaks(self, rng, values, holes):
        now = self.words.index(values["tenths"])
        yield "tenths", self.words[now + 3 if now < 5 else now - 3]


PARTS = "abcdef"


def summed(least, most):
    def draw(rng, holes):
        names = [n for n in PARTS if n in holes]
        scale = rng.choice([1, 1, 1, 10])
        parts = [scale * rng.randint(least, most) for _ in names]
        return {**{n: str(p) for n, p in zip(names, parts)}, "total": str(sum(parts))}

    def holds(v, holes):
        return sum(Fraction(v[n]) for n in PARTS if n in holes) == Fraction(v["total"])

    return Family(draw, holds, ("total",) + tuple(PARTS))


def levels():
    def draw(rng, holes):
        v = {n: rng.randint(20, 900) for n in "cdef"}
        split_b = {"e", "f"} <= holes
        if split_b and "c" not in holes:
            v["b"], v["a"] = v["e"] + v["f"], rng.randint(40, 900)
        else:
            v["a"], v["b"] = v["c"] + v["d"], v["e"] + v["f"] if split_b else rng.randint(20, 900)
        return {n: str(x) for n, x in {**v, "total": v["a"] + v["b"]}.items()}

    def holds(v, holes):
        n = {k: Fraction(x) for k, x in v.items()}
        return (n["a"] + n["b"] == n["total"] and ("c" not in holes or n["c"] + n["d"] == n["a"])
                and ("e" not in holes or n["e"] + n["f"] == n["b"]))

    return Family(draw, holds, ("total", "a", "b", "c", "d", "e", "f"), 3)


def rest():
    def draw(rng, holes):
        whole = rng.randint(30, 900)
        part = int(whole * rng.uniform(0.2, 0.9))
        return {"whole": str(whole), "part": str(part), "rest": str(whole - part)}

    return Family(draw, lambda v, h: Fraction(v["whole"]) == Fraction(v["part"]) + Fraction(v["rest"]), ("rest", "part", "whole"))


def product(times):
    def draw(rng, holes):
        n, each = rng.randint(8, 200), rng.randint(2, 30) * 100
        return {"n": str(n), "each": str(each), "sum": str(n * each), "sumw": plain(Fraction(n * each, 10000)),
                "sumy": plain(Fraction(n * each * times, 10000))}

    def holds(v, holes):
        value = Fraction(v["n"]) * Fraction(v["each"])
        if "sum" in holes:
            return value == Fraction(v["sum"])
        return fits(v["sumy"], value * times / 10000) if "sumy" in holes else fits(v["sumw"], value / 10000)

    return Family(draw, holds, ("sum", "sumw", "sumy", "n", "each"))


class PartAbove:
    def draw(self, rng, holes):
        whole = rng.randint(20, 400)
        return {"whole": str(whole), "part": str(max(2, int(whole * rng.uniform(0.1, 0.9))))}

    def breaks(self, rng, values, holes):
        whole = int(values["whole"])
        yield "part", str(whole + max(1, int(whole * rng.uniform(0.02, 0.9))))


def change(sign, points=False):
    """A value, the one before, their difference and the change in percent."""
    def draw(rng, holes):
        if points:
            old = Fraction(rng.randint(200, 800), 10)
            diff = Fraction(rng.randint(3, 120), 10)
            new = old + sign * diff
            return {"old": printed(old, 1), "new": printed(new, 1), "diff": plain(diff)}
        old = rng.choice([rng.randint(12, 99), rng.randint(100, 990), rng.randint(1000, 9000)])
        diff = max(1, int(old * rng.uniform(0.04, 0.6)))
        new = old + sign * diff
        return {"old": str(old), "new": str(new), "diff": str(diff), "pct": share_text(rng, Fraction(100 * diff, old), rng.choice([0, 1, 1, 2]))}

    def holds(v, holes):
        old, new = Fraction(v["old"]), Fraction(v["new"])
        if "diff" in holes and not ((new - old) * sign > 0 and fits(v["diff"], (new - old) * sign)):
            return False
        return "pct" not in holes or (old and fits(v["pct"], abs(new - old) * 100 / old))

    return Family(draw, holds, ("pct", "diff", "new", "old"))


def times():
    def draw(rng, holes):
        old, k = rng.randint(2, 60) * 10, Fraction(rng.randint(12, 60), 10)
        return {"old": str(old), "new": plain(old * k), "k": plain(k), "more": plain(k - 1)}

    def holds(v, holes):
        value = Fraction(v["new"]) / Fraction(v["old"])
        return fits(v["k"], value) if "k" in holes else fits(v["more"], value - 1)

    return Family(draw, holds, ("k", "more", "new"))


def double():
    def draw(rng, holes):
        old = rng.randint(12, 600)
        return {"old": str(old), "twice": str(2 * old), "four": str(4 * old)}

    def holds(v, holes):
        value = Fraction(v["twice" if "twice" in holes else "four"]) / Fraction(v["old"])
        goal = 2 if "twice" in holes else 4
        return abs(value - goal) <= goal * Fraction(15, 100)

    return Family(draw, holds, ("twice", "four", "old"), 1)


class Hundred:
    def draw(self, rng, holes):
        return {"rate": printed(Fraction(rng.randint(800, 1000), 10), rng.choice([0, 1]))}

    def breaks(self, rng, values, holes):
        yield "rate", rng.choice(["100.4", "101.2", "102", "106.9", "117.5", "198.6", "986"])


class Day:
    def draw(self, rng, holes):
        month = rng.randint(1, 12)
        return {"date": f"{month}月{rng.randint(1, calendar.monthrange(2023, month)[1])}日"}

    def breaks(self, rng, values, holes):
        yield "date", rng.choice(["2月30日", "4月31日", "6月31日", "9月31日", "11月31日", "13月5日", "14月20日"])
        yield "date", rng.choice(["5月32日", "8月33日", "3月41日", "15月6日", "2月31日"])


class Lost:
    def __init__(self, marks):
        self.marks = marks

    def draw(self, rng, holes):
        return {"n": str(rng.randint(12, 90)), "m": str(rng.randint(12, 90) * 10)}

    def breaks(self, rng, values, holes):
        for mark in rng.sample(self.marks, min(2, len(self.marks))):
            yield "n", mark


def twice():
    """The same figure in two places."""
    def draw(rng, holes):
        value = str(rng.randint(30, 900))
        return {"v": value, "again": value}

    return Family(draw, lambda v, h: v["v"] == v["again"], ("again", "v"))


FAMILIES = {
    "share": share("share", 0.15, 0.85), "rate": share("rate", 0.84, 0.999), "completion": completion(),
    "permille": permille(), "average": average(), "tenths": Tenths(),
    "listed": summed(5, 90), "total": summed(5, 90), "across": summed(5, 90), "levels": levels(), "rest": rest(),
    "product": product(1), "monthly": product(12), "partabove": PartAbove(),
    "up": change(1), "down": change(-1), "updiff": change(1), "downdiff": change(-1), "pointsup": change(1, points=True),
    "pointsdown": change(-1, points=True), "times": times(), "double": double(), "both": change(1),
    "hundred": Hundred(), "date": Day(), "lost": Lost([""]), "masked": Lost(["x", "××", "**", "XX", "2x"]),
    "twice": twice(), "tables": Tables(slip),
}
