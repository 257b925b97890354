"""A second computation of the nodes of the index of RankedNodeVerbTests: python3 ranked_nodes.py"""

import math

ROADS = [4, 9, 2.5, 7, 12, 3, 8, 5]
AREA = [2, 3, 2, 5, 4, 1.5, 6, 2.5]
WAGES = [31, 28, None, 45, 39, 22, 45, 27]
CRIME = [6, 4, 9, 3, 7, 5, None, 2]
WEIGHTS = {"economy": 3, "safety": 1}


def filled(column):
    known = sorted(x for x in column if x is not None)
    half = len(known) // 2
    median = known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2
    return [median if x is None else x for x in column]


def scaled(column, lower=False):
    low, high = min(column), max(column)
    return [1 + 99 * ((high - x) if lower else (x - low)) / (high - low) for x in column]


roads = scaled([a / b for a, b in zip(ROADS, AREA)])
wages = scaled(filled(WAGES))
crime = scaled(filled(CRIME), lower=True)
economy = [math.exp((math.log(a) + 3 * math.log(b)) / 4) for a, b in zip(roads, wages)]
index = [(3 * a + b) / 4 for a, b in zip(economy, crime)]

if __name__ == "__main__":
    for name, column in (("index", index), ("economy", economy), ("roads", roads), ("wages", wages), ("safety", crime)):
        print(name, [round(x, 11) for x in column])
