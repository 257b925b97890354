"""Measures of RatingScaleModelTests, a second time: the joint likelihood as one multinomial logit, maximised by Newton's method on all parameters at
once (the last juror, criterion and threshold are minus the sum of the others). Entries down, jurors across, one digit for each criterion.
    python3 rasch.py
"""
import math

LINES = ["433 432 443 322", "221 322 212 111", "544 433 555 433", "333 343 232 221", "455 344 454 343", "122 . 211 112", ". 433 322 322", "344 333 445 233"]

ratings = [(e, j, c, int(mark)) for e, line in enumerate(LINES) for j, cell in enumerate(line.split()) if cell != "." for c, mark in enumerate(cell)]
E, J, C = (1 + max(r[k] for r in ratings) for k in range(3))
LOW, HIGH = min(r[3] for r in ratings), max(r[3] for r in ratings)
K = HIGH - LOW
N = E + (J - 1) + (C - 1) + (K - 1)


def effects(at, count, own, sign):
    """Feature of one of so many parameters that add up to 0."""
    row = [0.0] * (count - 1)
    if own < count - 1:
        row[own] = sign
    else:
        row = [-sign] * (count - 1)
    return row


def features(e, j, c, k):
    row = [float(k) if i == e else 0.0 for i in range(E)]
    row += [k * x for x in effects(None, J, j, -1.0)] + [k * x for x in effects(None, C, c, -1.0)]
    steps = [0.0] * (K - 1)
    for h in range(k):
        for i, x in enumerate(effects(None, K, h, -1.0)):
            steps[i] += x
    return row + steps


def solve(matrix, right):
    n = len(right)
    rows = [list(row) + [x] for row, x in zip(matrix, right)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[p] = rows[p], rows[i]
        for r in range(i + 1, n):
            f = rows[r][i] / rows[i][i]
            rows[r] = [x - f * y for x, y in zip(rows[r], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def chances(beta, e, j, c):
    rows = [features(e, j, c, k) for k in range(K + 1)]
    w = [math.exp(sum(x * b for x, b in zip(row, beta))) for row in rows]
    return rows, [x / sum(w) for x in w]


beta = [0.0] * N
for _ in range(60):
    slope, bend = [0.0] * N, [[0.0] * N for _ in range(N)]
    for e, j, c, mark in ratings:
        rows, p = chances(beta, e, j, c)
        mean = [sum(q * row[i] for q, row in zip(p, rows)) for i in range(N)]
        for i in range(N):
            slope[i] += rows[mark - LOW][i] - mean[i]
            for k in range(N):
                bend[i][k] += sum(q * row[i] * row[k] for q, row in zip(p, rows)) - mean[i] * mean[k]
    step = solve(bend, slope)
    beta = [b + s for b, s in zip(beta, step)]
    if max(map(abs, step)) < 1e-14:
        break


def whole(part):
    return part + [-sum(part)]


entries = beta[:E]
jurors = whole(beta[E:E + J - 1])
criteria = whole(beta[E + J - 1:E + J + C - 2])
steps = whole(beta[E + J + C - 2:])


def moments(logit):
    w, at = [], 0.0
    for k in range(K + 1):
        at += logit - steps[k - 1] if k else 0.0
        w.append(math.exp(at))
    p = [x / sum(w) for x in w]
    mean = sum(k * q for k, q in enumerate(p))
    return mean, sum(k * k * q for k, q in enumerate(p)) - mean * mean


print("steps", [round(x, 10) for x in steps])
middle = sum(entries) / E
for key, name, values, sign in ((0, "entry", entries, 1), (1, "juror", jurors, -1), (2, "criterion", criteria, -1)):
    for which, value in enumerate(values):
        info = squares = standard = 0.0
        own = [r for r in ratings if r[key] == which]
        for e, j, c, mark in own:
            mean, variance = moments(entries[e] - jurors[j] - criteria[c])
            info += variance
            squares += (mark - LOW - mean) ** 2
            standard += (mark - LOW - mean) ** 2 / variance
        fair = LOW + moments((0 if key == 0 else middle) + sign * value)[0]
        print(name, which, *(f"{x:.9f}" for x in (value, 1 / math.sqrt(info), fair, squares / info, standard / len(own))))
print("correction", 1 - E / len(ratings))
