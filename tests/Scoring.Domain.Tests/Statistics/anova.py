"""The analysis of variance of entry + juror on incomplete marks, in exact fractions, each model solved by itself from
its normal equations. Prints what AnalysisOfVarianceTests expects. The probability of F is a numerical integral of its density, no library.
"""

from fractions import Fraction
from math import exp, lgamma, log


def residual_squares(marks, groups):
    """The squared residuals left by a model with a constant for each of the named groups, by normal equations in fractions."""
    names = sorted({(kind, mark[kind]) for mark in marks for kind in groups})
    n = len(names)
    rows = [[Fraction(mark[kind] == name) for kind, name in names] for mark in marks]
    a = [
        [sum(row[i] * row[j] for row in rows) for j in range(n)] + [sum(row[i] * mark["mark"] for row, mark in zip(rows, marks))]
        for i in range(n)
    ]
    pivots, at = [], 0
    for column in range(n):
        found = next((i for i in range(at, n) if a[i][column] != 0), None)
        if found is None:
            continue
        a[at], a[found] = a[found], a[at]
        a[at] = [x / a[at][column] for x in a[at]]
        for i in range(n):
            if i != at and a[i][column] != 0:
                a[i] = [x - a[i][column] * y for x, y in zip(a[i], a[at])]
        pivots.append(column)
        at += 1
    solution = [Fraction(0)] * n
    for i, column in enumerate(pivots):
        solution[column] = a[i][n]
    return sum((mark["mark"] - sum(x * s for x, s in zip(row, solution))) ** 2 for row, mark in zip(rows, marks))


def upper_f(f, above, below, steps=200000):
    """P(F > f): the density of x = above f / (above f + below) is that of a beta; integrated from there to 1 by Simpson's rule."""
    a, b = above / 2, below / 2
    start = above * f / (above * f + below)
    constant = lgamma(a + b) - lgamma(a) - lgamma(b)
    # 1 - x = u^2 takes the edge off at 1.
    end = (1 - start) ** 0.5

    def density(u):
        if u == 0:
            return 2 * exp(constant) if b == 0.5 else 0.0
        return 2 * exp(constant + (a - 1) * log(1 - u * u) + (2 * b - 1) * log(u))

    step = end / steps
    return step / 3 * sum(density(i * step) * (1 if i in (0, steps) else 4 if i % 2 else 2) for i in range(steps + 1))


def show(name, rows):
    marks = [
        {"entry": i, "juror": j, "mark": Fraction(cell)}
        for i, row in enumerate(rows)
        for j, cell in enumerate(row.split())
        if cell != "."
    ]
    entries, jurors = len({m["entry"] for m in marks}), len({m["juror"] for m in marks})
    free = len(marks) - entries - jurors + 1
    error = residual_squares(marks, ["entry", "juror"])
    print(name, "error", free, float(error / free))
    for what, other, count in (("entry", "juror", entries), ("juror", "entry", jurors)):
        squares = residual_squares(marks, [other]) - error
        f = squares / (count - 1) / (error / free)
        print(" ", what, count - 1, float(squares / (count - 1)), float(f), upper_f(float(f), count - 1, free))
    print("  within", len(marks) - entries, float(residual_squares(marks, ["entry"]) / (len(marks) - entries)))


show("Shrout-Fleiss", ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"])
show("blocks", ["70 62 74 .", "80 71 . 85", "75 . 79 80", ". 60 70 73"])
show("gaps", ["7 5 . 6", "8 . 6.5 7", ". 4 5 4.5", "9 8 8 .", "6 . 5.5 5"])

# The probability of a correlation: t squared with n - 2 degrees of freedom is F with 1 and n - 2 (CoherenceTests).
for r, n in ((0.5, 3), (0.3957, 12), (-0.485, 12), (0.9, 5)):
    print("correlation", r, n, upper_f(r * r / (1 - r * r) * (n - 2), 1, n - 2))
