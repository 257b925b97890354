"""A second computation of the sample index, for HumanDevelopmentTests: python3 expected.py > expected.csv"""

import csv
import math
import pathlib

HERE = pathlib.Path(__file__).parent
POSTS = {"life-expectancy": (20, 85), "expected-schooling": (0, 18), "mean-schooling": (0, 15), "income": (math.log(100), math.log(75000))}


def main():
    units = {}
    with open(HERE / "index" / "measures.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            units.setdefault(row["region_code"], {})[row["indicator"]] = float(row["value"])
    print("code,health,education,living,index")
    for code, own in units.items():
        own["income"] = math.log(own["income"])
        share = {name: min(1, max(0, (own[name] - low) / (high - low))) for name, (low, high) in POSTS.items()}
        parts = [share["life-expectancy"], (share["expected-schooling"] + share["mean-schooling"]) / 2, share["income"]]
        print(code, *(repr(x) for x in parts), repr(math.prod(parts) ** (1 / 3)), sep=",")


main()
