"""A second computation of the indices of SobolIndicesTests: python3 sobol.py prints them. Plain Python, sums by math.fsum."""

import math

MASK = (1 << 64) - 1


def numbers(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def g(x, a=(0, 1, 4.5, 9, 99)):
    return math.prod((abs(4 * xi - 2) + ai) / (1 + ai) for xi, ai in zip(x, a))


def main(k=5, n=500, seed=7):
    master = numbers(seed)
    rows = []
    for _ in range(n):
        own = numbers(next(master))
        one = [(next(own) >> 11) / 2**53 for _ in range(k)]
        other = [(next(own) >> 11) / 2**53 for _ in range(k)]
        rows.append((g(one), g(other), [g(one[:i] + [other[i]] + one[i + 1 :]) for i in range(k)]))
    values = [row[0] for row in rows] + [row[1] for row in rows]
    mean = math.fsum(values) / len(values)
    variance = math.fsum((v - mean) ** 2 for v in values) / len(values)
    for i in range(k):
        first = math.fsum((b - mean) * (c[i] - a) for a, b, c in rows) / n / variance
        total = math.fsum((a - c[i]) ** 2 for a, b, c in rows) / (2 * n) / variance
        print(repr(first), repr(total))


main()
