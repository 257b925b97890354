"""A second computation of an index whose three years share their bounds, for SharedBoundsTests, in fractions: python3 shared_bounds.py"""

from fractions import Fraction

YEARS = {
    2024: {"72.01": (1, "10.5", 9), "72.02": (4, 22, 3), "72.03": ("2.25", 31, 5)},
    2025: {"72.01": (3, 12, 8), "72.02": ("4.5", 27, "2.5"), "72.03": (2, 40, 6)},
    2026: {"72.01": (6, 15, 7), "72.02": (5, 25, 4), "72.03": (3, 38, 1)},
}
LOWER = (False, False, True)


def bounds(indicator):
    all_ = [Fraction(str(row[indicator])) for year in YEARS.values() for row in year.values()]
    return min(all_), max(all_)


def share(indicator, value):
    low, high = bounds(indicator)
    value = Fraction(str(value))
    return (high - value if LOWER[indicator] else value - low) / (high - low) * 100


def index(row):
    roads, wages, crime = (share(i, value) for i, value in enumerate(row))
    return ((roads + 3 * wages) / 4 * 3 + crime) / 4


for year, rows in YEARS.items():
    print(year, {region: float(index(row)) for region, row in rows.items()})
