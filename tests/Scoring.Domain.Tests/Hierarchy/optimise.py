"""
Weights by which the parts of a node have the importance wanted, for WeightOptimisationTests, in another way than by a search: the correlations
of standardised parts with their weighted sum are C w / sqrt(w' C w), so that w = C^-1 s, with s in the proportions wanted of the correlations
themselves, or the roots of those of their squares; then each weight by the spread of its part. Python 3: python3 optimise.py
"""

import math

UNITS = 14
REPORTED = {
    "p": [(i * 5 + 2) % 11 for i in range(UNITS)],
    "q": [(i * i + 3) % 13 for i in range(UNITS)],
    "r": [(i * 7 + i * i) % 17 for i in range(UNITS)],
    "bad": [10 - (i * 5 + 2) % 11 + (i % 2) for i in range(UNITS)],
    "big": [((i * 5 + 2) % 11) * 10 + (i * i + 3) % 13 for i in range(UNITS)],
}


def min_max(values):
    return [(value - min(values)) / (max(values) - min(values)) * 100 for value in values]


def mean(values):
    return math.fsum(values) / len(values)


def spread(values):
    return math.sqrt(math.fsum((value - mean(values)) ** 2 for value in values) / (len(values) - 1))


def correlation(first, second):
    a, b = mean(first), mean(second)
    together = math.fsum((x - a) * (y - b) for x, y in zip(first, second))
    return together / (len(first) - 1) / spread(first) / spread(second)


def solve(matrix, right):
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(len(rows)):
            if j != i:
                factor = rows[j][i] / rows[i][i]
                rows[j] = [x - factor * y for x, y in zip(rows[j], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def optimise(parts, wanted, squared, total):
    columns = [min_max(REPORTED[part]) for part in parts]
    shares = [one / sum(wanted) for one in wanted]
    right = [math.sqrt(share) if squared else share for share in shares]
    weights = solve([[correlation(a, b) for b in columns] for a in columns], right)
    weights = [weight / spread(column) for weight, column in zip(weights, columns)]
    weights = [weight / sum(weights) * total for weight in weights]
    score = [sum(weight * column[unit] for weight, column in zip(weights, columns)) for unit in range(UNITS)]
    return weights, [correlation(column, score) for column in columns]


for name, parts, wanted, squared in (
    ("equal squared", "pqr", (1, 1, 1), True),
    ("equal plain", "pqr", (1, 1, 1), False),
    ("2 1 1 squared", "pqr", (2, 1, 1), True),
    ("3 2 1 plain", "pqr", (3, 2, 1), False),
    ("bad", ("p", "q", "bad"), (1, 1, 1), True),
    ("big", ("p", "q", "big"), (1, 1, 1), True),
):
    print(name, *optimise(list(parts), wanted, squared, 5))

columns = {part: min_max(REPORTED[part]) for part in "pqr"}
official = [3 * columns["p"][unit] + columns["q"][unit] + columns["r"][unit] for unit in range(UNITS)]
print("official", [correlation(column, official) for column in columns.values()])
