"""A second computation of an index whose units are compared within groups, for WithinGroupsTests: python3 within_groups.py"""

import math
from fractions import Fraction

FACTS = {
    "72.01": ("east", 1, "10.5", 9),
    "72.02": ("east", 4, 22, 3),
    "72.03": ("east", "2.25", 31, 5),
    "72.71": ("west", 3, 12, 8),
    "72.72": ("west", "4.5", 27, "2.5"),
    "72.73": ("west", 2, 27, 6),
    "72.80": ("north", 6, 15, 7),
    "72.90": ("", 5, 25, 4),
}
LOWER = (False, False, True)


def share(kind, value, group, lower):
    worse = sum(other > value if lower else other < value for other in group)
    if kind == "min-max":
        low, high = min(group), max(group)
        return None if low == high else (high - value if lower else value - low) / (high - low) * 100
    if kind == "distance-to-best":
        return (min(group) / value if lower else value / max(group)) * 100
    if kind == "rank":
        return Fraction(1 + worse)
    if kind == "borda":
        return Fraction(worse)
    if kind == "percentile-rank":
        return None if len(group) < 2 else Fraction(worse, len(group) - 1) * 100
    if len(group) < 2:
        return None
    mean = sum(group) / len(group)
    deviation = math.sqrt(sum((one - mean) ** 2 for one in group) / (len(group) - 1))
    return float(mean - value if lower else value - mean) / deviation


def index(kind, region):
    island, *row = FACTS[region]
    if not island:
        return None
    shares = []
    for i, value in enumerate(row):
        group = [Fraction(str(other[i + 1])) for other in FACTS.values() if other[0] == island]
        shares.append(share(kind, Fraction(str(value)), group, LOWER[i]))
    if None in shares:
        return None
    roads, wages, crime = shares
    return float(((roads + 3 * wages) / 4 * 3 + crime) / 4)


for kind in ("min-max", "z-score", "rank", "borda", "percentile-rank", "distance-to-best"):
    print(kind, [index(kind, region) for region in FACTS])
