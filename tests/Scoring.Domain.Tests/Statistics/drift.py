"""Slopes of JurorDriftTests, a second time: regression in fractions, the probability by integrating Student's density with Simpson's rule.
    python3 drift.py
"""
from fractions import Fraction
from math import gamma, pi, sqrt

TABLE = ["70 72 71", "64 66 69", "81 80 79", "75 70 73", "68 71 66", "77 74 72", "83 79 84", "60 63 61"]
# When juror A handed in each entry; the others went through them in order. Two entries of A at the same moment.
ORDER = [[3, 1, 2, 5, 5, 7, 6, 8], [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]]
rows = [[Fraction(x) for x in line.split()] for line in TABLE]


def probability(t, freedom):
    c = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    n, h = 200_000, t / 200_000
    density = [c * (1 + (i * h) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(n + 1)]
    inside = h / 3 * (density[0] + density[-1] + 4 * sum(density[1:-1:2]) + 2 * sum(density[2:-1:2]))
    return 1 - 2 * inside


for juror in range(3):
    times = ORDER[juror]
    x = [Fraction(sum(other < at for other in times)) + Fraction(times.count(at) + 1, 2) for at in times]
    y = [row[juror] - (sum(row) - row[juror]) / 2 for row in rows]
    n, mx, my = len(x), sum(x) / len(x), sum(y) / len(y)
    sxx = sum((a - mx) ** 2 for a in x)
    slope = sum((a - mx) * (b - my) for a, b in zip(x, y)) / sxx
    rest = sum((b - my - slope * (a - mx)) ** 2 for a, b in zip(x, y))
    error = sqrt(rest / (n - 2) / sxx)
    print("ABC"[juror], float(slope), error, probability(abs(float(slope)) / error, n - 2))
