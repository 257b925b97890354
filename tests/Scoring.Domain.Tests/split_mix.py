"""The generator SplitMix64, for the second computations beside the tests that draw: no code in common with the product's."""

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def share(self):
        return (self.next() >> 11) / (1 << 53)

    def below(self, limit):
        while True:
            product = self.next() * limit
            if product & MASK >= limit or product & MASK >= ((1 << 64) - limit) % limit:
                return product >> 64
