"""A second computation of rank certainty for a small index, for IndexCertaintyTests: plain Python, no code in common.

python3 robustness.py > expected.csv    (twelve units, two pillars, 300 runs, seed 42)
"""

import math
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from split_mix import SplitMix64  # noqa: E402

IDS = ["roads", "wages", "clinics", "crime", "fires"]
LOWER = {"crime", "fires"}
PILLARS = [("economy", 3.0, [("roads", 1.0), ("wages", 3.0)]), ("safety", 2.0, [("clinics", 1.0), ("crime", 2.0), ("fires", 1.0)])]
# In the order of the tree, the index first: what weights are drawn for.
ORDER = ["index", "economy", "roads", "wages", "safety", "clinics", "crime", "fires"]
RUNS, SEED, TOP, NOISE = 300, 42, 4, 0.25


def figures():
    """unit × indicator; one gap and two equal units."""
    rows = []
    for unit in range(12):
        rows.append([(unit * 7 + 3) % 23 + 1, (unit * 5 + 2) % 17 + 1, (unit * 11 + 4) % 19 + 1, (unit * 3 + 1) % 13 + 1, (unit * 9 + 5) % 29 + 1])
    rows[5][2] = None
    rows[9] = list(rows[2])
    return rows


def normalised(by, low):
    rows, columns = figures(), {}
    for i, name in enumerate(IDS):
        column = [row[i] for row in rows]
        there = [x for x in column if x is not None]
        sign = -1 if name in LOWER else 1
        if by == "min-max":
            worst, best = min(sign * x for x in there), max(sign * x for x in there)
            columns[name] = [None if x is None else low + (100 - low) * (sign * x - worst) / (best - worst) for x in column]
        else:
            columns[name] = [None if x is None else 1 + sum(sign * y < sign * x for y in there) for x in column]
    return columns


def mean(kind, parts):
    parts = [(x, w) for x, w in parts if x is not None]
    if not parts:
        return None
    whole = sum(w for _, w in parts)
    if kind == "arithmetic":
        return sum(x * w for x, w in parts) / whole
    if any(x == 0 for x, _ in parts):
        return 0.0
    return math.prod(x ** (w / whole) for x, w in parts)


def index(point):
    out, scale, kind = ["", "economy", "crime"][int(point[0] * 3)], ["min-max", "rank"][int(point[1] * 2)], ["arithmetic", "geometric"][int(point[2] * 2)]
    columns = normalised(scale, 1.0 if kind == "geometric" else 0.0)
    weights = {name: w for _, _, leaves in PILLARS for name, w in leaves} | {name: w for name, w, _ in PILLARS} | {"index": 1.0}
    if point[3] is not None:
        chance = SplitMix64(struct.unpack("<Q", struct.pack("<d", point[3]))[0])
        for name in ORDER:
            weights[name] *= 1 + NOISE * (2 * chance.share() - 1)
    result = []
    for unit in range(12):
        tops = []
        for pillar, _, leaves in PILLARS:
            if pillar == out:
                continue
            value = mean(kind, [(columns[name][unit], weights[name]) for name, _ in leaves if name != out])
            tops.append((value, weights[pillar]))
        result.append(mean(kind, tops))
    return result


def ranks(values):
    return [1 + sum(y > x + 1e-9 for y in values) for x in values]


def main():
    official = ranks(index([0, 0, 0, None]))
    order = sorted(range(12), key=lambda unit: (official[unit], unit))
    chance, runs = SplitMix64(SEED), []
    for seed in [chance.next() for _ in range(RUNS)]:
        own = SplitMix64(seed)
        runs.append(ranks(index([own.share() for _ in range(4)])))
    print("unit,rank,median,from50,to50,from90,to90,from95,to95,in_top,same,behind_next,mean_shift")
    shift = sum(abs(run[unit] - official[unit]) for run in runs for unit in range(12)) / (12 * RUNS)
    for place, unit in enumerate(order):
        own = sorted(run[unit] for run in runs)

        def quantile(thousandths):
            return own[-(-RUNS * thousandths // 1000) - 1]

        behind = ""
        if place < 11:
            after = order[place + 1]
            behind = repr(sum((run[unit] > run[after]) + 0.5 * (run[unit] == run[after]) for run in runs) / RUNS)
        print(
            unit, official[unit], quantile(500), quantile(250), quantile(750), quantile(50), quantile(950), quantile(25), quantile(975),
            repr(sum(rank <= TOP for rank in own) / RUNS), repr(sum(rank == official[unit] for rank in own) / RUNS), behind, repr(shift), sep=",",
        )  # fmt: skip


main()
