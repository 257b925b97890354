"""A second computation of levels that are one off, for LevelCertaintyTests: python3 levels.py"""

MASK = (1 << 64) - 1
LEVELS = [0, 1, 2, 3]
WEIGHTS = [3, 2, 1]
# Each region's levels of three indicators; None is not reported.
REGIONS = [[3, 2, 1], [2, 2, None], [2, 1, 3], [0, 3, 0]]
SHARE, RUNS, SEED = 0.3, 40, 7


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def share(self):
        return (self.next() >> 11) / (1 << 53)

    def below(self, limit):
        return (self.next() * limit) >> 64  # the few cases that are drawn once more do not occur for 2


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
