"""A second computation of Box-Cox's lambda for OwnScaleTests: the log-likelihood as it is usually written. python3 boxcox.py"""

import math


def main():
    for values in ([1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233], [0.5, 3, 4, 4.5, 5, 5.2, 5.3, 5.4], [i * i for i in range(1, 30)]):
        best = None
        for step in range(-200, 201):
            lam = step / 100
            y = [math.log(x) if step == 0 else (x**lam - 1) / lam for x in values]
            mean = math.fsum(y) / len(y)
            variance = math.fsum((v - mean) ** 2 for v in y) / len(y)
            likelihood = -len(y) / 2 * math.log(variance) + (lam - 1) * math.fsum(math.log(x) for x in values)
            if best is None or likelihood > best[0]:
                best = (likelihood, lam, y[3])
        print(best[1], repr(best[2]))


main()
