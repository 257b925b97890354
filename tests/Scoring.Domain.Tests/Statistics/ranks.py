"""Ranks of RankCertaintyTests by drawing the four jurors of Shrout and Fleiss (1979) in all 256 ways, one after the other.
    python3 ranks.py
"""
from fractions import Fraction
from itertools import product
from math import ceil

TABLE = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
ranks = [[] for _ in TABLE]
for draw in product(range(4), repeat=4):
    scores = [sum(row[j] for j in draw) for row in TABLE]
    for at, score in enumerate(scores):
        ranks[at].append(1 + sum(other > score for other in scores))
for at, own in enumerate(ranks):
    own.sort()
    ends = []
    for level in (Fraction(1, 2), Fraction(4, 5), Fraction(9, 10), Fraction(19, 20)):
        ends.append((own[ceil((1 - level) / 2 * 256) - 1], own[ceil((1 + level) / 2 * 256) - 1]))
    shares = {rank: f"{own.count(rank)}/256" for rank in sorted(set(own))}
    print(at, "mean", float(Fraction(sum(own), 256)), "50 80 90 95 %:", ends, shares)
