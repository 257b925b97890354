"""A second computation of levels that are one off, for LevelCertaintyTests: python3 levels.py"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from split_mix import SplitMix64  # noqa: E402

LEVELS = [0, 1, 2, 3]
WEIGHTS = [3, 2, 1]
# Each region's levels of three indicators; None is not reported.
REGIONS = [[3, 2, 1], [2, 2, None], [2, 1, 3], [0, 3, 0]]
SHARE, RUNS, SEED = 0.3, 40, 7


seeds = SplitMix64(SEED)
ranks = [[] for _ in REGIONS]
for _ in range(RUNS):
    chance = SplitMix64(seeds.next())
    scores = []
    for region in REGIONS:
        score = 0
        for level, weight in zip(region, WEIGHTS):
            if level is not None and chance.share() < SHARE:
                if level == LEVELS[0]:
                    level = LEVELS[1]
                elif level == LEVELS[-1]:
                    level = LEVELS[-2]
                else:
                    level += -1 if chance.below(2) == 0 else 1
            score += weight * (level or 0)
        scores.append(score)
    for i, score in enumerate(scores):
        ranks[i].append(1 + sum(other > score for other in scores))
official = [sum(w * (x or 0) for x, w in zip(region, WEIGHTS)) for region in REGIONS]
official = [1 + sum(other > score for other in official) for score in official]
print("official", official)
print("same", [sum(r == o for r in own) / RUNS for own, o in zip(ranks, official)])
print("first", [sum(r == 1 for r in own) / RUNS for own in ranks])
print("shift", sum(abs(r - o) for own, o in zip(ranks, official) for r in own) / (RUNS * len(REGIONS)))
