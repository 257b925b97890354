"""A second computation of principal components (by Jacobi's rotations) and of the outranking shares for IndexStudyTests:
python3 study.py"""

import math

UNITS = 14
COLUMNS = {
    "p": [(i * 5 + 2) % 11 for i in range(UNITS)],
    "q": [(i * i + 3) % 13 if i % 6 != 5 else None for i in range(UNITS)],
    "r": [(i * 7 + i * i) % 17 if i != 3 else None for i in range(UNITS)],
    "s": [(i * 3 + 4) % 7 for i in range(UNITS)],
    "t": [(i * i * 2 + i) % 19 for i in range(UNITS)],
}
# An indicator of weight 0, in the third tree alone.
WEIGHTLESS = {"u": [(i * 7 + 5) % 9 for i in range(UNITS)]}
LOWER = {"s"}
WEIGHTS = {"p": 0.25 * 0.75, "q": 0.75 * 0.75, "r": 0.5 * 0.25, "s": 0.25 * 0.25, "t": 0.25 * 0.25}


def better(name):
    return [None if x is None else -x if name in LOWER else x for x in (COLUMNS | WEIGHTLESS)[name]]


def correlation(x, y):
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    return top / math.sqrt(math.fsum((a - mx) ** 2 for a in x) * math.fsum((b - my) ** 2 for b in y))


def jacobi(a):
    n = len(a)
    v = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(100):
        if sum(a[i][j] ** 2 for i in range(n) for j in range(n) if i != j) < 1e-30:
            break
        for p in range(n):
            for q in range(p + 1, n):
                if abs(a[p][q]) < 1e-300:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = math.copysign(1, theta) / (abs(theta) + math.sqrt(theta * theta + 1))
                c = 1 / math.sqrt(t * t + 1)
                s = t * c
                for k in range(n):
                    a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
                for k in range(n):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
                for k in range(n):
                    v[k][p], v[k][q] = c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]
    return [a[i][i] for i in range(n)], v


def components(names):
    columns = [better(name) for name in names]
    whole = [i for i in range(UNITS) if all(column[i] is not None for column in columns)]
    columns = [[column[i] for i in whole] for column in columns]
    values, vectors = jacobi([[correlation(x, y) if x is not y else 1.0 for y in columns] for x in columns])
    print(" ".join(names), "units", len(whole))
    for i in sorted(range(len(names)), key=lambda i: -values[i]):
        loadings = [vectors[k][i] * math.sqrt(values[i]) for k in range(len(names))]
        sign = -1 if sum(loadings) < 0 else 1
        print(" ", round(values[i], 11), [round(sign * x, 11) for x in loadings])


def share(one, other):
    ahead = total = 0
    for name, weight in WEIGHTS.items():
        x, y = better(name)[one], better(name)[other]
        if x is None or y is None:
            continue
        total += weight
        ahead += weight if x > y else weight / 2 if x == y else 0
    return ahead / total if total else None


if __name__ == "__main__":
    components(["r", "s", "t"])
    components(list(COLUMNS))
    # With an indicator of weight 0 in the second pillar: components do not ask for weights.
    components(["r", "s", "t", "u"])
    components([*COLUMNS, "u"])
    print([[round(share(i, j), 12) for j in (0, 5, 13) if j != i] for i in (0, 3, 5)])
    print([(i, j) for i in range(UNITS) for j in range(UNITS) if i != j and share(i, j) == 1
           and all(better(n)[i] is None or better(n)[j] is None or better(n)[i] >= better(n)[j] for n in WEIGHTS)])
    # Equal in some and better in others is ahead, too.
    print([(i, j) for i in range(UNITS) for j in range(UNITS) if i != j
           and all(better(n)[i] is None or better(n)[j] is None or better(n)[i] >= better(n)[j] for n in WEIGHTS)
           and any(better(n)[i] is not None and better(n)[j] is not None and better(n)[i] > better(n)[j] for n in WEIGHTS)])
