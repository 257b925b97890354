"""A second computation of Cronbach's alpha of a jury's criteria for CriteriaAlphaTests, in fractions: python3 cronbach.py"""

from fractions import Fraction

# Entry by entry, what two jurors gave for three criteria; None for no mark.
MARKS = [
    [(8, 7), (6, 7), (9, 8)],
    [(5, 6), (5, 5), (4, 6)],
    [(9, 9), (8, 7), (7, None)],
    [(3, 4), (6, 4), (5, 5)],
    [(7, 5), (4, 6), (8, 9)],
]


def mean(numbers):
    return Fraction(sum(numbers), 1) / len(numbers)


def variance(numbers):
    middle = mean(numbers)
    return sum((one - middle) ** 2 for one in numbers) / (len(numbers) - 1)


columns = [[mean([Fraction(mark) for mark in entry[i] if mark is not None]) for entry in MARKS] for i in range(3)]
parts = sum(variance(column) for column in columns)
whole = variance([sum(row) for row in zip(*columns)])
print(float(Fraction(3, 2) * (1 - parts / whole)))
