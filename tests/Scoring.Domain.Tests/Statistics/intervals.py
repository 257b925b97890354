"""
A second computation of the bootstrap intervals of alpha and W for AgreementIntervalsTests, from their definitions: the drawn entries are
written out one by one, every two marks are compared, and ranks are sorted again in each draw. python3 intervals.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from split_mix import SplitMix64  # noqa: E402


def alpha(units):
    units = [unit for unit in units if len(unit) > 1]
    marks = [mark for unit in units for mark in unit]
    n = len(marks)
    observed = sum(sum((a - b) ** 2 for a in unit for b in unit) / (len(unit) - 1) for unit in units) / n
    expected = sum((a - b) ** 2 for a in marks for b in marks) / (n * (n - 1))
    return 1 - observed / expected if expected else None


def concordance(rows):
    n, m = len(rows), len(rows[0])
    sums, ties = [0.0] * n, 0
    for juror in range(m):
        column = [row[juror] for row in rows]
        for i, mark in enumerate(column):
            sums[i] += 1 + sum(other > mark for other in column) + (sum(other == mark for other in column) - 1) / 2
        ties += sum(column.count(mark) ** 3 - column.count(mark) for mark in set(column))
    middle = m * (n + 1) / 2
    whole = m * m * (n**3 - n) - m * ties
    return 12 * sum((one - middle) ** 2 for one in sums) / whole if whole else None


def interval(rows, figure, seed=20260101, draws=1000):
    chance = SplitMix64(seed)
    seeds = [chance.next() for _ in range(draws)]
    figures = []
    for one in seeds:
        own = SplitMix64(one)
        value = figure([rows[own.below(len(rows))] for _ in rows])
        if value is not None:
            figures.append(value)
    figures.sort()
    at = lambda thousandth: figures[(len(figures) * thousandth + 999) // 1000 - 1]
    return at(25), at(975)


COMPLETE = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]
HOLES = [[1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]]

print("complete", interval(COMPLETE, alpha), interval(COMPLETE, concordance))
print("holes", interval([unit for unit in HOLES if len(unit) > 1], alpha))
