"""A second computation of growth rates and lines of least squares for GrowthTests, in fractions: python3 growth.py"""

from fractions import Fraction


def growth(figures):
    known = sorted((y, Fraction(str(v))) for y, v in figures if v is not None)
    n = len(known)
    # The normal equations of value = a + b × year.
    sy, sv = sum(y for y, _ in known), sum(v for _, v in known)
    syy, syv, svv = sum(y * y for y, _ in known), sum(y * v for y, v in known), sum(v * v for _, v in known)
    slope = Fraction(n * syv - sy * sv, n * syy - sy * sy)
    r2 = Fraction((n * syv - sy * sv) ** 2, (n * syy - sy * sy) * (n * svv - sv * sv))
    (y0, v0), (y1, v1) = known[0], known[-1]
    return float(v1 / v0) ** (1 / (y1 - y0)) - 1, float(slope), float(r2)


print(growth([(2020, 41.5), (2021, 44.25), (2022, None), (2023, 43), (2024, 52.125), (2026, 60)]))
print(growth([(2019, 80), (2020, 71), (2021, 75.5)]))
