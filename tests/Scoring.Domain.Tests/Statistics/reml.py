"""Variance components and predictions of VarianceComponentsTests, a second time.

The restricted likelihood is written out with the whole covariance matrix of the marks (no mixed-model equations, nothing absorbed), in decimals of 50
digits, and its slopes are brought to 0 by Newton's method from several starts; a component whose slope is not below 0 at 0 stays at 0.
    python3 reml.py
"""
from decimal import Decimal, getcontext

getcontext().prec = 50
TABLES = {
    "shrout-fleiss": ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"],
    "incomplete": ["73 74 . 71", "75 . 67 72", ". 75 68 75", "73 75 69 .", "80 79 71 .", ". 66 60 65"],
    "few-of-some": ["70 . . 82 75", ". 64 71 . 70", "88 80 . . .", ". . 79 90 84", "61 59 . 72 .", "77 . 75 . 80", ". 70 68 81 ."],
    "no-severity": ["5 6 5", "8 7 9", "3 4 2", "6 6 7", "9 8 8"],
    "no-entries": ["5 8 2", "6 9 1", "4 8 3", "5 7 2"],
}


def marks(lines):
    return [(e, j, Decimal(m)) for e, line in enumerate(lines) for j, m in enumerate(line.split()) if m != "."]


def inverse(matrix):
    n = len(matrix)
    rows = [list(row) + [Decimal(i == k) for k in range(n)] for i, row in enumerate(matrix)]
    determinant = Decimal(1)
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        if pivot != i:
            rows[i], rows[pivot], determinant = rows[pivot], rows[i], -determinant
        determinant *= rows[i][i]
        scale = rows[i][i]
        rows[i] = [x / scale for x in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                factor = rows[r][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return [row[n:] for row in rows], determinant


def state(data, a, b):
    n, y = len(data), [m for _, _, m in data]
    v = [[Decimal(i == k) + a * (data[i][0] == data[k][0]) + b * (data[i][1] == data[k][1]) for k in range(n)] for i in range(n)]
    w, _ = inverse(v)
    ones = [sum(row) for row in w]
    total = sum(ones)
    p = [[w[i][k] - ones[i] * ones[k] / total for k in range(n)] for i in range(n)]
    py = [sum(p[i][k] * y[k] for k in range(n)) for i in range(n)]
    return w, ones, total, p, py, sum(y[i] * py[i] for i in range(n))


def slopes(data, a, b):
    _, _, _, p, py, q = state(data, a, b)
    n, result = len(data), []
    for key in (0, 1):
        same = [(i, k) for i in range(n) for k in range(n) if data[i][key] == data[k][key]]
        trace = sum(p[i][k] for i, k in same)
        pull = sum(py[i] * py[k] for i, k in same)
        result.append(trace - (n - 1) * pull / q)
    return result


def climb(data, free, start):
    at = [Decimal(start) if key in free else Decimal(0) for key in (0, 1)]
    for _ in range(80):
        now, h = slopes(data, *at), Decimal("1e-20")
        columns = []
        for key in free:
            shifted = list(at)
            shifted[key] += h
            then = slopes(data, *shifted)
            columns.append([(then[k] - now[k]) / h for k in free])
        if len(free) == 1 and not columns[0][0]:
            return None
        if len(free) == 1:
            step = [now[free[0]] / columns[0][0]]
        else:
            (aa, ab), (ba, bb) = columns
            d = aa * bb - ab * ba
            if not d:
                return None
            step = [(bb * now[0] - ba * now[1]) / d, (aa * now[1] - ab * now[0]) / d]
        for k, key in enumerate(free):
            new = at[key] - step[k]
            at[key] = new if new > 0 else at[key] / 4
        if max(map(abs, step)) < Decimal("1e-30"):
            return at
    return None


def solve(data):
    for free in ((0, 1), (0,), (1,)):
        for start in ("0.05", "0.5", "3"):
            at = climb(data, free, start)
            if at and all(at[k] > Decimal("1e-20") for k in free) and all(slopes(data, *at)[k] >= 0 for k in (0, 1) if k not in free):
                return at
    return [Decimal(0), Decimal(0)]


def show(x):
    return f"{float(x):.12g}"


for name, lines in TABLES.items():
    data = marks(lines)
    a, b = solve(data)
    w, ones, total, p, py, q = state(data, a, b)
    n = len(data)
    error = q / (n - 1)
    mean = sum(o * m for o, (_, _, m) in zip(ones, data)) / total
    print(name, "mean", show(mean), "entries", show(a * error), "jurors", show(b * error), "error", show(error))
    for key, ratio, label in ((0, a, "entry"), (1, b, "juror")):
        for which in sorted({d[key] for d in data}):
            own = [i for i in range(n) if data[i][key] == which]
            effect = ratio * sum(py[i] for i in own)
            pev = ratio * error - ratio * ratio * error * sum(p[i][k] for i in own for k in own)
            print("  ", label, which, show(mean + effect if key == 0 else effect), show(pev.sqrt() if pev > 0 else pev))
