"""A second computation of Spearman's and Kendall's coefficients for AssociationTests, from their definitions: python3 association.py"""

import math

FIRST = [(i * 7 + 3) % 11 if i % 9 else None for i in range(40)]
SECOND = [(i * i + 5 * i) % 13 if i % 7 != 3 else None for i in range(40)]


def middle(values):
    return [sum(y < x for y in values) + (1 + sum(y == x for y in values)) / 2 for x in values]


def pearson(x, y):
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    return top / math.sqrt(math.fsum((a - mx) ** 2 for a in x) * math.fsum((b - my) ** 2 for b in y))


def sign(x):
    return (x > 0) - (x < 0)


def kendall(x, y):
    pairs = [(i, j) for i in range(len(x)) for j in range(i)]
    top = sum(sign(x[i] - x[j]) * sign(y[i] - y[j]) for i, j in pairs)
    return top / math.sqrt(sum(x[i] != x[j] for i, j in pairs) * sum(y[i] != y[j] for i, j in pairs))


both = [(a, b) for a, b in zip(FIRST, SECOND) if a is not None and b is not None]
x, y = [a for a, _ in both], [b for _, b in both]
print(repr(pearson(middle(x), middle(y))), repr(kendall(x, y)))
