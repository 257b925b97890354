"""A second computation of estimates for gaps for EstimationTests: regressions by Gauss and Jordan in fractions; the joint normal
distribution from another start, unscaled and to the last digit, with the log likelihood at it: python3 estimation.py"""

import math
from fractions import Fraction

UNITS = 16
COLUMNS = {
    "p": [(i * 5 + 2) % 11 for i in range(UNITS)],
    "q": [(i * i + 3) % 13 + (i * 5 + 2) % 11 if i % 6 != 5 else None for i in range(UNITS)],
    "r": [3 * ((i * 5 + 2) % 11) - (i * 7 + i * i) % 17 + 40 if i not in (3, 8, 11) else None for i in range(UNITS)],
}


def solved(matrix, right):
    n = len(matrix)
    rows = [list(row) + [r] for row, r in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for k in range(n):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[n] for row in rows]


def regression(wanted, predictors, unit):
    own = [name for name in predictors if COLUMNS[name][unit] is not None]
    complete = [u for u in range(UNITS) if all(COLUMNS[name][u] is not None for name in (wanted, *own))]
    x = [[Fraction(1), *(Fraction(COLUMNS[name][u]) for name in own)] for u in complete]
    y = [Fraction(COLUMNS[wanted][u]) for u in complete]
    size = range(len(own) + 1)
    b = solved([[sum(row[i] * row[j] for row in x) for j in size] for i in size], [sum(row[i] * v for row, v in zip(x, y)) for i in size])
    mean = sum(y) / len(y)
    rest = sum((v - sum(s * t for s, t in zip(row, b))) ** 2 for row, v in zip(x, y))
    fit = 1 - rest / sum((v - mean) ** 2 for v in y)
    value = b[0] + sum(s * COLUMNS[name][unit] for s, name in zip(b[1:], own))
    print(wanted, unit, own, len(complete), [f"{float(s):.15g}" for s in b], f"R2 {float(fit):.15g}", f"value {float(value):.15g}")


def em(names):
    n, k = UNITS, len(names)
    data = [[COLUMNS[name][u] for name in names] for u in range(n)]
    data = [row for row in data if any(v is not None for v in row)]
    n = len(data)
    present = [[row[i] for row in data if row[i] is not None] for i in range(k)]
    mu = [sum(v) / len(v) + 1 for v in present]
    s = [[4 * sum((v - sum(present[i]) / len(present[i])) ** 2 for v in present[i]) / len(present[i]) if i == j else 0.0
          for j in range(k)] for i in range(k)]
    for _ in range(20000):
        sums, products = [0.0] * k, [[0.0] * k for _ in range(k)]
        for row in data:
            known, gaps = [i for i in range(k) if row[i] is not None], [i for i in range(k) if row[i] is None]
            filled, open_ = list(row), [[0.0] * k for _ in range(k)]
            slopes = {g: solved([[s[i][j] for j in known] for i in known], [s[i][g] for i in known]) for g in gaps}
            for g in gaps:
                filled[g] = mu[g] + sum(b * (row[i] - mu[i]) for b, i in zip(slopes[g], known))
                for h in gaps:
                    open_[g][h] = s[g][h] - sum(b * s[i][h] for b, i in zip(slopes[g], known))
            for i in range(k):
                sums[i] += filled[i]
                for j in range(k):
                    products[i][j] += filled[i] * filled[j] + open_[i][j]
        mu = [v / n for v in sums]
        s = [[products[i][j] / n - mu[i] * mu[j] for j in range(k)] for i in range(k)]
    for u in range(UNITS):
        row = [COLUMNS[name][u] for name in names]
        known, gaps = [i for i in range(k) if row[i] is not None], [i for i in range(k) if row[i] is None]
        for g in gaps:
            b = solved([[s[i][j] for j in known] for i in known], [s[i][g] for i in known])
            value = mu[g] + sum(t * (row[i] - mu[i]) for t, i in zip(b, known))
            start = mu[g] - sum(t * mu[i] for t, i in zip(b, known))
            print("em", names[g], u, f"{start:.12g}", [f"{names[i]} {t:.12g}" for t, i in zip(b, known)], f"value {value:.12g}")


for unit in (5, 11):
    regression("q", ["p", "r"], unit)
for unit in (3, 8, 11):
    regression("r", ["p", "q"], unit)
regression("q", ["r"], 5)
em(["p", "q", "r"])
