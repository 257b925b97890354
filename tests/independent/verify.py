#!/usr/bin/env python3
"""Verifies a published ranking without the program that made it.

    python3 verify.py BUNDLE [--manifest SHA256]
    python3 verify.py --each BUNDLE...

Reads the bundle that `scoring export --bundle` writes, computes every ranking again from its facts and rules, and prints the result hash
(exit 0), or names the place that differs (exit 1). A bundle that it cannot read, or a rule that it does not know, is a failure as well.

It was written from src/Scoring.Features/Publications/BUNDLE.md, which says what each part means; it needs Python 3.9 with
SQLite 3.37 and nothing else.
Not checked here: that rules.json is what the YAML files say, the sentences in results and explanations, the signature.
"""

import calendar
import csv
import datetime
import functools
import hashlib
import io
import itertools
import json
import math
import os
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from fractions import Fraction

ABSENT, NOT_ASSESSABLE = "absent", "not assessable"     # what a value is that is no number
REGION, INNOVATION = "region", "innovation"
LARGEST_FILE, LARGEST_BUNDLE = 2 << 30, 4 << 30         # unpacked bytes


class Differs(Exception):
    """The bundle is not what it says, or cannot be verified here."""


def check(holds, place):
    if not holds:
        raise Differs(place)


# ---------------------------------------------------------------------------------------------------------------- texts and numbers

def units16(text):
    """The order of texts: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def fold(text):
    """For comparing whatever the case."""
    return "".join(c.upper() if c <= "\uffff" and len(c.upper()) == 1 and c.upper() <= "\uffff" else c for c in text)


def is_space(c):
    return unicodedata.category(c) in ("Zs", "Zl", "Zp") or c in "\t\n\x0b\x0c\r\x85"


def is_word_letter(c):
    return c <= "\uffff" and unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd")


def trim(text):
    start, end = 0, len(text)
    while start < end and is_space(text[start]):
        start += 1
    while end > start and is_space(text[end - 1]):
        end -= 1
    return text[start:end]


def is_blank(text):
    return text is None or all(is_space(c) for c in text)


def title_key(text):
    letters = [c for c in text if is_word_letter(c)]
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in letters)


def count_words(text):
    words, counted = 0, False
    for c in text or "":
        if is_space(c):
            counted = False
        elif not counted and is_word_letter(c):
            words, counted = words + 1, True
    return words


def decimal_of(text):
    """A number with sign and point, or None."""
    return Fraction(text) if text is not None and re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", text) else None


def plain(number):
    """A number without ending zeros."""
    number = Fraction(number)
    places, denominator = 0, number.denominator
    while denominator % 10 == 0:
        denominator //= 10
        places += 1
    for prime in (2, 5):
        more = 0
        while denominator % prime == 0:
            denominator //= prime
            more += 1
        places = places + more if denominator == 1 or prime == 2 else max(places, more)
    while (number * 10 ** places).denominator != 1:
        places += 1
        check(places < 100, f"{number} has no decimal form")
    while places > 0 and (number * 10 ** (places - 1)).denominator == 1:
        places -= 1
    digits = str(abs(int(number * 10 ** places))).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (digits if places == 0 else digits[:-places] + "." + digits[-places:])


def fixed(number, places):
    """A number with so many places."""
    digits = str(abs(int(number * 10 ** places))).rjust(places + 1, "0")
    return ("-" if number < 0 else "") + (digits if places == 0 else digits[:-places] + "." + digits[-places:])


def round_to(number, places, mode):
    scaled = Fraction(number) * 10 ** places
    whole, rest = divmod(abs(scaled), 1)
    up = {"half-away-from-zero": rest * 2 >= 1, "half-to-even": rest * 2 > 1 or (rest * 2 == 1 and whole % 2 == 1),
          "down": False, "up": rest > 0}[mode]
    return Fraction((whole + up) * (-1 if scaled < 0 else 1), 10 ** places)


def settle(number):
    return number if type(number) is int or number.denominator == 1 else round_to(number, 15, "half-away-from-zero")


def is_number(value):
    return value is not ABSENT and value is not NOT_ASSESSABLE


# The numbers of composite indices: a whole number below 2**96 and a number of decimal places.

class Decimal96:
    __slots__ = ("n", "places")

    def __init__(self, n, places):
        self.n, self.places = n, places

    @staticmethod
    def fit(exact, places):
        """An exact number with so many places, or with the most that fit, halves to even."""
        for scale in range(min(places, 28), -1, -1):
            scaled = exact * 10 ** scale
            n = round(scaled) if isinstance(scaled, Fraction) else scaled
            if abs(n) < 1 << 96:
                return Decimal96(n, scale)
        raise Differs("a number of a composite index is too large")

    @staticmethod
    def of(text_or_fraction):
        text = text_or_fraction if isinstance(text_or_fraction, str) else plain(text_or_fraction)
        places = len(text.partition(".")[2])
        return Decimal96.fit(Fraction(text), places)

    def exact(self):
        return Fraction(self.n, 10 ** self.places)

    def __add__(self, other):
        return Decimal96.fit(self.exact() + other.exact(), max(self.places, other.places))

    def __sub__(self, other):
        return Decimal96.fit(self.exact() - other.exact(), max(self.places, other.places))

    def __neg__(self):
        return Decimal96(-self.n, self.places)

    def __mul__(self, other):
        return Decimal96.fit(self.exact() * other.exact(), self.places + other.places)

    def __truediv__(self, other):
        exact, places = self.exact() / other.exact(), self.places - other.places
        if 0 <= places and (exact * 10 ** places).denominator == 1 and abs(exact * 10 ** places) < 1 << 96:
            return Decimal96(int(exact * 10 ** places), places)
        return Decimal96.fit(exact, 28).short()

    def short(self):
        n, places = self.n, self.places
        while places > 0 and n % 10 == 0:
            n, places = n // 10, places - 1
        return Decimal96(n, places)

    def __eq__(self, other):
        return self.exact() == other.exact()

    def __lt__(self, other):
        return self.exact() < other.exact()

    def __le__(self, other):
        return self.exact() <= other.exact()

    __hash__ = None

    def binary(self):
        n = abs(self.n)
        value = (float(n & (1 << 64) - 1) + float(n >> 64) * 18446744073709551616.0) / float(10 ** self.places)
        return -value if self.n < 0 else value


ZERO, ONE, TWO, HUNDRED = (Decimal96(n, 0) for n in (0, 1, 2, 100))


def fifteen(number):
    """A binary number with 15 digits; None if it is none."""
    if not math.isfinite(number) or abs(number) >= 7.9e28:
        return None
    value = abs(number)
    exponent = math.frexp(value)[1] if value else -1022
    if exponent < -94:
        return ZERO
    power = 14 - ((exponent * 19728) >> 16)
    if power >= 0:
        power = min(power, 28)
        value *= float(10 ** power)
    elif power != -1 or value >= 1e15:
        value /= float(10 ** -power)
    else:
        power = 0
    if value < 1e14 and power < 28:
        value *= 10
        power += 1
    n = round(value)
    if power < 0:
        n, power = n * 10 ** -power, 0
    return Decimal96(-n if number < 0 else n, power).short()


def total(numbers):
    return functools.reduce(lambda sum_, number: sum_ + number, numbers, ZERO)


# ---------------------------------------------------------------------------------------------------------------------- the bundle

class Bundle:
    """The files of a bundle, each with the length and hash that its list names."""

    def __init__(self, path, known):
        check(os.path.isfile(path), f"{path}: there is no such file")
        try:
            archive = zipfile.ZipFile(path)
            infos = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError) as fault:
            raise Differs(f"{path}: not a bundle ({fault})")
        names = [info.filename for info in infos]
        check(len(set(names)) == len(names), "a file is there twice")
        check(sum(info.file_size for info in infos) <= LARGEST_BUNDLE, "the bundle is too large")
        self.archive, self.infos = archive, {info.filename: info for info in infos}
        raw = self.read("publication.json")
        self.manifest_sha256 = hashlib.sha256(raw).hexdigest()
        check(known is None or known.strip().lower() == self.manifest_sha256,
              f"publication.json: its SHA-256 is {self.manifest_sha256}, not the one given")
        self.manifest = parse(raw, "publication.json")
        check(self.manifest.get("format") in (1, 2, 3, 4), "publication.json: format")
        listed = self.manifest["files"]
        paths = [file["path"] for file in listed]
        check(paths == sorted(set(paths), key=units16), "publication.json: files")
        for name in names:
            check(name in paths or name in ("publication.json", "publication.sig", "publication.pub"), f"{name}: not in the list")
        for file in listed:
            self.check_file(file)

    def check_file(self, file):
        name, digest, length = file["path"], hashlib.sha256(), 0
        check(name in self.infos, f"{name}: missing")
        try:
            with self.archive.open(self.infos[name]) as stream:
                for chunk in iter(lambda: stream.read(1 << 16), b""):
                    length += len(chunk)
                    check(length <= LARGEST_FILE, f"{name}: too large")
                    digest.update(chunk)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
            raise Differs(f"{name}: cannot be unpacked ({fault})")
        check(length == file["bytes"] and digest.hexdigest() == file["sha256"], f"{name}: not the file of the list")

    def read(self, name):
        check(name in self.infos, f"{name}: missing")
        check(self.infos[name].file_size <= LARGEST_FILE, f"{name}: too large")
        try:
            return self.archive.read(self.infos[name])
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
            raise Differs(f"{name}: cannot be unpacked ({fault})")


def parse(raw, name):
    def once(pairs):
        made = dict(pairs)
        check(len(made) == len(pairs), f"{name}: a key is there twice")
        return made

    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=once, parse_float=Fraction)
    except (ValueError, RecursionError) as fault:
        raise Differs(f"{name}: not JSON ({fault})")


# ----------------------------------------------------------------------------------------------------------------------- the rules

def texts(node):
    """A list of texts, or one text."""
    return [] if node is None else [node] if isinstance(node, str) else list(node)


def number_of(node):
    if isinstance(node, dict):
        node = node.get("value")
    if node is None:
        return None
    number = decimal_of(node)
    check(number is not None, f"rules.json: {node!r} is no number")
    return number


def indonesian(words):
    return words["id"] if isinstance(words, dict) else words


def holds_band(band, score):
    low, above, high, below = (number_of(band.get(key)) for key in ("from", "above", "to", "below"))
    return ((low is None or score >= low) and (above is None or score > above)
            and (high is None or score <= high) and (below is None or score < below))


def day_of(text):
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text or "", re.ASCII)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def time_of(text):
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?", text or "", re.ASCII)
    try:
        return datetime.datetime(*(int(part or 0) for part in match.groups())) if match else None
    except ValueError:
        return None


def day_before(day, years, months, days):
    count = (day.year - 1) * 12 + day.month - 1 - years * 12 - months
    if count < 0:
        return datetime.date.min
    year, month = count // 12 + 1, count % 12 + 1
    earlier = datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return earlier - datetime.timedelta(days) if earlier.toordinal() > days else datetime.date.min


OWN_CODE = object()  # asked of a unit: its own code, of an innovation its region's


def condition(node):
    """A test of a unit, given by its attributes, from a condition."""
    keys = [key for key in node if key not in ("attribute", "cite", "standing") and node[key] is not None]
    if "any" in keys or "all" in keys:
        joined, how = [condition(one) for one in node["any" if "any" in keys else "all"]], any if "any" in keys else all
        check(len(keys) == 1, f"rules.json: a condition with {keys}")
        return lambda unit: how(test(unit) for test in joined)
    if "not" in keys:
        inner = condition(node["not"])
        check(len(keys) == 1, f"rules.json: a condition with {keys}")
        return lambda unit: not inner(unit)
    if keys == ["regions"]:
        listed = set(texts(node["regions"]))
        return lambda unit: unit(OWN_CODE) in listed
    name = node["attribute"]
    if keys == ["one-of"]:
        return one_of(name, node["one-of"])
    if keys == ["present"]:
        return lambda unit: (not is_blank(unit(name))) == (node["present"] == "true")
    if keys == ["words-at-most"]:
        return lambda unit: count_words(unit(name)) <= number_of(node["words-at-most"])
    if set(keys) <= {"from", "to"} and keys:
        first, last = day_of(node.get("from")), day_of(node.get("to"))

        def within(unit):
            day = day_of(unit(name))
            return day is not None and (first is None or day >= first) and (last is None or day <= last)
        return within
    if set(keys) <= {"at-least", "at-most"} and keys:
        least, most = number_of(node.get("at-least")), number_of(node.get("at-most"))

        def between(unit):
            number = decimal_of(unit(name))
            return number is not None and (least is None or number >= least) and (most is None or number <= most)
        return between
    raise Differs(f"rules.json: a condition with {keys} is not known here")


def one_of(name, values):
    wanted = {fold(value) for value in texts(values)}
    return lambda unit: unit(name) is not None and fold(unit(name)) in wanted


def where(node):
    """All conditions of a `where`."""
    tests = ([] if node is None else [condition(one) for one in node] if isinstance(node, list)
             else [one_of(name, values) for name, values in node.items()])
    return lambda unit: all(test(unit) for test in tests)


class Rules:
    """One edition of rules.json, with its steps found by their ids."""

    def __init__(self, node):
        self.id, self.tree, self.tables = node["id"], node["rules"], node["tables"]
        self.hash, self.carried, self.committee = node["rule_hash"], node["carries_over_from"], node["committee"]
        self.list_regions(self.tree)
        self.steps = {}
        for score in self.list("scores"):
            self.gather(score)
        self.measures = {one["id"]: one["subject"] for one in self.list("measures")}
        self.stages = {stage["id"]: stage for stage in self.list("stages")}
        self.rankings = self.list("rankings")
        self.indicators = {one["subject"]: (one, self.tables[one["file"]]) for one in self.list("indicators")}

    def list(self, key):
        return self.tree.get(key) or []

    def list_regions(self, node):
        """Puts the codes of a table in the place of its name: those of now and those of before."""
        if isinstance(node, dict) and node.get("regions-in") is not None:
            rows = self.tables[node.pop("regions-in")]
            node["regions"] = [row[column] for row in rows for column in ("code", "former-code") if row.get(column)]
        for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
            self.list_regions(one)

    def gather(self, node):
        if isinstance(node, list):
            for one in node:
                self.gather(one)
        elif isinstance(node, dict):
            if "step" in node:
                check(node["id"] not in self.steps, f"rules.json: step {node['id']} is there twice")
                self.steps[node["id"]] = node
            for value in node.values():
                self.gather(value)

    def scored(self):
        """The editions whose results it uses; of others that it names it reads the reported facts alone."""
        found = set()

        def look(node):
            if isinstance(node, dict):
                if node.get("step") == "carried-over":
                    found.add(node["from"])
                if node.get("rule") == "awarded":
                    found.update(texts(node.get("results-of")))
            for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
                look(one)

        look(self.tree)
        return found

    def process(self, attribute):
        """The values of an attribute in their order."""
        allowed = (self.tree.get("attributes") or {}).get(attribute) or []
        return [one["value"] if isinstance(one, dict) else one for one in ([allowed] if isinstance(allowed, str) else allowed)]

    def step(self, node):
        """A step given by itself, by `use` or by its id."""
        name = node if isinstance(node, str) else node.get("use")
        if name is None:
            return node
        index, _, node = name.rpartition(".")
        if name not in self.steps and self.steps.get(index, {}).get("step") == "hierarchy":
            # A node of a composite index; its root is the index itself.
            root = next(row["id"] for row in self.tables[self.steps[index]["file"]] if row["parent"] == "")
            return self.steps[index] if node == root else {"id": name, "step": "hierarchy-node", "of": index, "node": node}
        check(name in self.steps, f"rules.json: there is no step {name}")
        return self.steps[name]

    def ranking(self, name):
        for ranking in self.rankings:
            if ranking["id"] == name:
                return ranking
        raise Differs(f"rules.json: there is no ranking {name}")


def check_rule_hashes(bundle, editions):
    """rule_hash, from the rule files that the bundle carries."""
    def leads(start, target, seen):
        """True if an edition leads to another by what it carries over."""
        if start == target:
            return True
        seen.add(start)
        return any(leads(other, target, seen) for other in editions[start].carried if other not in seen)

    def hash_of(name, alone=False):
        rules = editions[name]
        digest = hashlib.sha256()

        def take(text, content):
            digest.update(text.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")

        for file in sorted(["edition.yaml", *rules.tables], key=units16):
            take(file, bundle.read(f"rules/{name}/{file}"))
        carried = [other for other in rules.carried if not alone or other in rules.scored()]
        for other in sorted(hash_of(other, alone=leads(other, name, set())) for other in carried):
            digest.update(other.encode() + b"\0")
        for file in sorted(rules.committee, key=units16):
            take(file, bundle.read(f"rules/committee/{file}"))
        return digest.hexdigest()

    for name, rules in editions.items():
        check(hash_of(name) == rules.hash, f"rules.json: rule hash of {name}")


# ----------------------------------------------------------------------------------------------------------------------- the facts

def lines(text):
    """Texts in lines."""
    if text == "":
        return []
    check(text.endswith("\n"), "facts.db: texts without a line end")
    parts = text[:-1].split("\n")
    if "\\" not in text:
        return parts
    return [re.sub(r"\\(.)", lambda match: "\n" if match.group(1) == "n" else match.group(1), part) for part in parts]


class Database:
    def __init__(self, raw):
        check(sqlite3.sqlite_version_info >= (3, 37), f"this Python has SQLite {sqlite3.sqlite_version}; 3.37 is needed to read facts.db")
        self.folder = tempfile.TemporaryDirectory(prefix="verify-")
        path = os.path.join(self.folder.name, "facts.db")
        with open(path, "wb") as file:
            file.write(raw)
        try:
            self.connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
            self.connection.execute("PRAGMA trusted_schema = OFF")
            odd = self.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('run_rows')").fetchall()
            check(not odd, f"facts.db: a view {odd[:1]}")
            tables = self.rows("SELECT type FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE %' AND name IN ('imports', 'import_columns', 'level_blocks', 'level_claims', 'numbers', "
                               "'people', 'sheet_revisions', 'seat_changes', 'eligibility_overrides', 'hand_picks', 'disqualifications')")
            check(tables == [("table",)] * 11, "facts.db: a table is missing or no table")
        except sqlite3.Error as fault:
            raise Differs(f"facts.db: {fault}")

    def rows(self, query, *values):
        try:
            return self.connection.execute(query, values).fetchall()
        except (sqlite3.Error, ValueError) as fault:
            raise Differs(f"facts.db: {fault}")

    def close(self):
        self.connection.close()
        self.folder.cleanup()


class Units:
    """The units of a level in their order."""

    def __init__(self, ids, names=None, attributes=None):
        self.ids, self.names, self.attributes = ids, names or ids, attributes or {}
        self.codes = self.attributes.get("region_code", ids)
        self.index = {name: i for i, name in enumerate(ids)}

    def attribute(self, unit, name):
        column = self.attributes.get(name)
        return None if column is None else column[unit]

    def reader(self, unit):
        return lambda name: self.codes[unit] if name is OWN_CODE else self.attribute(unit, name)


class Facts:
    """What was reported for one edition."""

    def __init__(self, db, rules):
        self.db, self.rules = db, rules
        self.imports = [dict(zip(("id", "kind", "scope", "file", "sha256", "rows", "layout", "illustrative"), row)) for row in db.rows(
            "SELECT import_id, kind, scope, file_name, sha256, accepted, layout, illustrative FROM imports WHERE edition = ? ORDER BY import_id",
            rules.id)]
        for one in self.imports:
            one["scope"] = [word for word in one["scope"].split("\n") if word]
            one["layout"] = [word for word in one["layout"].split("\n") if word]
        self.regions = self.units_of("Regions", "code", "name", ("type", "province_code"))
        self.innovations = self.units_of("Submissions", "innovation_id", "title",
                                         ("region_code", "category", "agency", "start_date", "digital"))
        codes = self.innovations.attributes.get("region_code", [])
        self.region_of = [self.regions.index.get(code, -1) if code is not None else -1 for code in codes]
        self.read_numbers()
        self.read_levels()
        self.read_decisions()
        self.read_sheets()
        self.history = self.read_history()
        on_innovations = any(Engine.level(self.rules, ranking["score"]) == INNOVATION for ranking in rules.rankings)
        if rules.list("eligibility") or on_innovations:
            for name, column in self.regions.attributes.items():
                self.innovations.attributes.setdefault(name, [None if region < 0 else column[region] for region in self.region_of])
        self.groups = {}

    def of_kind(self, *kinds):
        return [one for one in self.imports if one["kind"] in kinds]

    def columns(self, import_id):
        """The columns of an import by name, in their order: texts and codes."""
        return {name: (texts_, codes) for name, texts_, codes in self.db.rows(
            "SELECT name, texts, codes FROM import_columns WHERE import_id = ? ORDER BY rowid", import_id)}

    @staticmethod
    def plain_column(columns, name):
        return lines(columns[name][0]) if name in columns else []

    @staticmethod
    def coded_column(columns, name, rows):
        if name not in columns:
            return [None] * rows
        known, codes = lines(columns[name][0]), columns[name][1]
        width = 1 if len(known) < 1 << 8 else 2 if len(known) < 1 << 16 else 4
        read = [int.from_bytes(codes[i:i + width], "little") for i in range(0, len(codes), width)]
        check(len(read) == rows and max(read, default=0) <= len(known), f"facts.db: column {name}")
        return [None if code == 0 else known[code - 1] for code in read]

    def units_of(self, kind, key, title, own):
        ids, index, names, attributes = [], {}, [], {name: [] for name in own}
        for one in self.of_kind(kind):
            columns = self.columns(one["id"])
            keys, titles = self.plain_column(columns, key), self.plain_column(columns, title)
            check(len(keys) == len(titles), f"facts.db: {kind}")
            further = [name for name in columns if name not in (key, title, "(line)", *own)]
            brought = {name: self.coded_column(columns, name, len(keys)) for name in (*own, *further)}
            # A column that a file which adds to another does not have, or has nothing in, leaves what the other said.
            brought = {name: column for name, column in brought.items() if any(value is not None for value in column)}
            for name in further:
                attributes.setdefault(name, [None] * len(ids))
            for row, unit in enumerate(keys):
                if unit not in index:
                    index[unit] = len(ids)
                    ids.append(unit)
                    names.append("")
                    for column in attributes.values():
                        column.append(None)
                at = index[unit]
                names[at] = titles[row]
                for name, column in attributes.items():
                    if name in brought:
                        column[at] = brought[name][row]
        return Units(ids, names, attributes)

    def units(self, level):
        if level == REGION:
            return self.regions
        if level == INNOVATION:
            return self.innovations
        if level not in self.groups:
            values = {value for value in self.innovations.attributes.get(level[len("group:"):], []) if value}
            process = [] if not any(step["step"] == "count-reached" and "group:" + step["per"] == level
                                    for step in self.rules.steps.values()) else self.rules.process(level[len("group:"):])
            self.groups[level] = Units(process + sorted(values - set(process), key=units16))
        return self.groups[level]

    def items(self, level):
        """The innovations of each unit of a level."""
        units, found = self.units(level), [[] for _ in self.units(level).ids]
        owners = self.region_of if level == REGION else [
            units.index.get(value, -1) if value else -1
            for value in self.innovations.attributes.get(level[len("group:"):], [None] * len(self.innovations.ids))]
        for item, owner in enumerate(owners):
            if owner >= 0:
                found[owner].append(item)
        return found

    def read_numbers(self):
        self.numbers, self.results = {}, {}
        for one in self.of_kind("Measures", "Results"):
            level = one["scope"][0]
            for unit, measure, value in self.db.rows(
                    "SELECT unit_id, measure, value FROM numbers WHERE import_id = ? ORDER BY row", one["id"]):
                at, number = self.units(level).index.get(unit), decimal_of(value)
                check(number is not None, f"facts.db: {value!r} is no number")
                column = (self.numbers.setdefault((level, measure), {}) if one["kind"] == "Measures"
                          else self.results.setdefault(level, {}))
                if at is not None:
                    column[at] = number

    def read_levels(self):
        self.levels = {}
        for level, (head, table) in self.rules.indicators.items():
            named, claims = {}, {}
            for i, row in enumerate(table):
                named[row["number"]] = named[row["id"]] = i
            cells = {}
            for one in self.of_kind("Indicators"):
                if one["scope"][0] != level:
                    continue
                places = [named.get(name, -1) for name in one["layout"]]
                claimed = {(unit, named.get(name, -1)): (number, bool(evidence)) for unit, name, number, evidence in self.db.rows(
                    "SELECT unit_id, indicator, claimed_level, evidence FROM level_claims WHERE import_id = ? ORDER BY row", one["id"])}
                for units, block in self.db.rows("SELECT units, cells FROM level_blocks WHERE import_id = ? ORDER BY block", one["id"]):
                    ids = lines(units)
                    check(len(block) == len(ids) * len(places), "facts.db: level_blocks")
                    for row, unit in enumerate(ids):
                        at = self.units(level).index.get(unit)
                        if at is None:
                            continue
                        for place, cell in zip(places, block[row * len(places):(row + 1) * len(places)]):
                            if place >= 0 and cell != 255:
                                cells.setdefault(at, {})[place] = cell
                                claims[at, place] = claimed.get((unit, place), (None, False))
            self.levels[level] = self.counting(cells, claims, head)

    @staticmethod
    def counting(cells, claims, head):
        """The levels that count where evidence is missing."""
        rule = head.get("without-evidence", "reported")
        check(rule in ("reported", "claimed", "lowest", "nothing"), f"rules.json: without-evidence {rule} is not known here")
        if rule == "reported":
            return cells
        lowest = int(decimal_of(head["levels"][0]))
        counting = {}
        for at, own in cells.items():
            for place, cell in own.items():
                claimed, evidence = claims[at, place]
                if not evidence:
                    cell = lowest if rule == "lowest" else None if rule == "nothing" else cell if claimed in (None, "") else int(claimed)
                if cell is not None:
                    counting.setdefault(at, {})[place] = cell
        return counting

    def read_history(self):
        files = [[json.loads(record) for record, in self.db.rows("SELECT record FROM people WHERE import_id = ? ORDER BY row", one["id"])]
                 for one in self.of_kind("History")]
        # A record that a later file repeats is taken from the later one.
        seen, kept = set(), []
        for file in reversed(files):
            keys = [tuple(record.get(name) for name in ("award", "edition", "region_code", "title")) for record in file]
            kept.insert(0, [record for record, key in zip(file, keys) if key not in seen])
            seen.update(keys)
        return [record for file in kept for record in file]

    def read_decisions(self):
        edition = self.rules.id
        self.overrides, self.picks, self.disqualified, self.withdrawn, self.seated = {}, {}, {}, set(), {}
        for entry, accepted, reason, by in self.db.rows(
                "SELECT entry, accepted, reason, by FROM eligibility_overrides WHERE edition = ? ORDER BY override_id", edition):
            self.overrides.pop(entry, None)
            if accepted is not None:
                self.overrides[entry] = (accepted == 1, reason, by)
        for for_, unit, picked, reason, by in self.db.rows(
                "SELECT for_id, unit, picked, reason, decided_by FROM hand_picks WHERE edition = ? ORDER BY pick_id", edition):
            self.picks.pop((for_, unit), None)
            if picked == 1:
                self.picks[for_, unit] = (reason, by)
        for unit, undone, reason, by in self.db.rows(
                "SELECT unit, undone, reason, decided_by FROM disqualifications WHERE edition = ? ORDER BY disqualification_id", edition):
            self.disqualified.pop(unit, None)
            if undone != 1:
                self.disqualified[unit] = (reason, by)
        for stage, entry, juror, seated, how in self.db.rows(
                "SELECT stage, entry, juror, seated, how FROM seat_changes WHERE edition = ? ORDER BY change_id", edition):
            self.seated[stage, entry, juror] = seated == 1
            if seated == 1:
                self.withdrawn.discard((stage, entry, juror))
            elif how != "draw":
                self.withdrawn.add((stage, entry, juror))
        newest = {}
        for stage, entry, juror, number, state, marks, at in self.db.rows(
                "SELECT stage, entry, juror, number, state, marks, at FROM sheet_revisions WHERE edition = ? ORDER BY number", edition):
            newest[stage, entry, juror] = (state, marks, at)
        self.entered = {seat: ({name: decimal_of(mark) for name, mark in json.loads(marks).items()}, at)
                        for seat, (state, marks, at) in newest.items() if state == "Submitted" and self.seated.get(seat)}

    def picked(self, for_):
        return sorted((unit for kind, unit in self.picks if kind == for_), key=units16)

    def read_sheets(self):
        self.sheets = {stage: self.sheets_of(stage, Stage(node)) for stage, node in self.rules.stages.items()}

    def sheets_of(self, name, stage):
        sheets, known = [], {}
        for one in self.of_kind("Marks"):
            before = len(sheets)
            columns = self.columns(one["id"])
            read = [self.plain_column(columns, key) for key in ("(stage)", "(innovation)", "(juror)", "(sheet)", "(submitted)", "(marks)")]
            layout = [leaf[len(name) + 1:] for leaf in one["layout"] if leaf.startswith(name + "/")]
            for of, innovation, juror, number, submitted, marks in zip(*read):
                at = self.innovations.index.get(innovation)
                if of != name or at is None or (of, innovation, juror) in self.withdrawn:
                    continue
                given = dict(zip(layout, (decimal_of(mark) for mark in marks.split(";"))))
                sheet = Sheet(at, juror, number or None, submitted or None, [given.get(leaf) for leaf in stage.leaves])
                key = (at, juror) if stage.second == "refused" else (at, juror, number, submitted)
                earlier = known.get(key, before)
                if earlier < before:  # a later file adds to an earlier one, mark by mark
                    sheet.marks = [old if new is None else new for new, old in zip(sheet.marks, sheets[earlier].marks)]
                    sheets[earlier] = sheet
                else:
                    known[key] = len(sheets)
                    sheets.append(sheet)
        for (of, innovation, juror), (marks, at) in self.entered.items():
            unit = self.innovations.index.get(innovation)
            if of == name and unit is not None:
                sheets.append(Sheet(unit, juror, None, at, [marks.get(leaf) for leaf in stage.leaves]))
        return sorted(sheets, key=Sheet.order)

    def inputs(self):
        """The files and entries used, as the manifest lists them."""
        used = [{"edition": self.rules.id, "kind": one["kind"].lower(), "file": one["file"], "sha256": one["sha256"], "rows": one["rows"]}
                for one in self.imports]

        def entered(kind, file, said):
            said = sorted(said, key=units16)
            if said:
                digest = hashlib.sha256("".join(line + "\n" for line in said).encode()).hexdigest()
                used.append({"edition": self.rules.id, "kind": kind, "file": file, "sha256": digest, "rows": len(said)})

        def line(*parts):
            return "\x1f".join(parts)

        entered("marks", "(entered marks)", [
            line(*seat, *(f"{name}={plain(marks[name])}" for name in sorted(marks, key=units16)))
            for seat, (marks, _) in self.entered.items()])
        entered("decisions", "(decisions)", [
            *(line("pick", for_, unit, *said) for (for_, unit), said in self.picks.items()),
            *(line("eligibility", entry, "accepted" if accepted else "refused", reason, by)
              for entry, (accepted, reason, by) in self.overrides.items()),
            *(line("disqualified", unit, *said) for unit, said in self.disqualified.items()),
            *(line("withdrawn", *seat) for seat in self.withdrawn)])
        return used


class Sheet:
    def __init__(self, innovation, juror, number, submitted, marks):
        self.innovation, self.juror, self.number, self.marks = innovation, juror, number, marks
        self.time = time_of(submitted.rstrip("Z")) if submitted else datetime.datetime.min
        check(self.time is not None, f"facts.db: {submitted!r} is no time")

    def order(self):
        number = decimal_of(trim(self.number or "").replace(",", "")) or 0
        return (self.innovation, units16(self.juror), self.time, number, self.number is not None, units16(self.number or ""),
                [(mark is not None, mark or 0) for mark in self.marks])


class Stage:
    """The criteria of a stage: a tree, or one for each kind of entry."""

    def __init__(self, node):
        self.node, self.by, self.leaves, self.rubrics = node, node.get("rubric-by"), [], []
        self.unit = number_of(node["weights-of"])
        self.plenary = (node.get("consensus") or {}).get("juror")
        self.second = node["second-sheet"]
        self.shares_seats = self.second in ("all-count", "all-kept-and-flagged")
        self.criteria = self.tree(node.get("criteria")) if self.by is None else None
        for rubric in node.get("rubrics") or []:
            self.rubrics.append(({fold(value) for value in texts(rubric["for"])}, self.tree(rubric["criteria"])))

    def tree(self, criteria):
        made = []
        for criterion in criteria:
            if criterion.get("criteria"):
                made.append((number_of(criterion["weight"]), self.tree(criterion["criteria"])))
            else:
                made.append((number_of(criterion["weight"]), len(self.leaves)))
                self.leaves.append(criterion["id"])
        return made

    def criteria_of(self, kind):
        if self.by is None:
            return self.criteria
        return next((tree for kinds, tree in self.rubrics if kind is not None and fold(kind) in kinds), None)

    def total(self, criteria, marks, missing):
        sum_ = weighed = whole = Fraction(0)
        for weight, inside in criteria:
            value = self.total(inside, marks, missing) if isinstance(inside, list) else marks[inside]
            value = ABSENT if value is None else value
            whole += weight
            if is_number(value):
                sum_, weighed = sum_ + value * weight, weighed + weight
            elif missing == "no-total":
                return ABSENT
            elif missing == "not-assessable":
                return NOT_ASSESSABLE
        if missing == "left-out":
            return ABSENT if weighed == 0 else sum_ * whole / (weighed * self.unit)
        return sum_ / self.unit


# --------------------------------------------------------------------------------------------------------------------- computation

def without_values(values):
    return NOT_ASSESSABLE if NOT_ASSESSABLE in [value for value in values if not is_number(value)] else ABSENT


def handle_absent(values, absent):
    """The values that count, or the value of the whole."""
    if all(is_number(value) for value in values):
        return list(values), None
    if absent == "absent":
        return None, without_values(values)
    if absent == "not-assessable":
        return None, NOT_ASSESSABLE
    return [value if is_number(value) else 0 for value in values if is_number(value) or absent == "zero"], None


def mean_of_present(values):
    present = [value for value in values if is_number(value)]
    if any(value is NOT_ASSESSABLE for value in values):
        return NOT_ASSESSABLE
    return Fraction(sum(present), len(present)) if present else ABSENT


def median(numbers):
    numbers, middle = sorted(numbers), len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 else Fraction(numbers[middle - 1] + numbers[middle]) / 2


class Engine:
    """The rules of an edition over its facts."""

    def __init__(self, rules, facts, others, disqualify=True):
        self.rules, self.facts, self.others = rules, facts, others
        self.disqualified = facts.disqualified if disqualify else {}
        self.columns, self.ranked, self.totals, self.owned, self.composites = {}, {}, {}, {}, {}
        self.refusals = self.eligibility()
        self.counted = self.counted_innovations()
        self.before = None if disqualify is False or not facts.disqualified else Engine(rules, facts, others, False)

    # -- levels and values

    @staticmethod
    def level(rules, node):
        """The level whose units a step has values for."""
        step = rules.step(node)
        kind = step["step"]
        if kind in ("points", "hierarchy"):
            return step["subject"]
        if kind == "imported-result":
            return rules.tree["results"]["subject"]
        if kind == "measure":
            if step["of"] in rules.measures:
                return rules.measures[step["of"]]
            for other in rules.steps.values():
                if other["step"] == "hierarchy" and any(row["id"] == step["of"] for row in rules.tables[other["file"]]):
                    return other["subject"]
            raise Differs(f"rules.json: there is no measure {step['of']}")
        if kind == "carried-over":
            return Engine.level(Engine.known_rules[step["from"]], step["value-of"])
        if kind.endswith("-of-items") or kind in ("place-in-process", "count-reached"):
            return REGION if step["per"] == "region" else "group:" + step["per"]
        if kind.endswith("-of-jurors"):
            return INNOVATION
        inside = step.get("of") or step.get("first") or step.get("stage") or step["parts"][0]
        return Engine.level(rules, inside)

    known_rules = {}

    def values(self, node):
        """A step's values, after its own rounding, for all units of its level."""
        step = self.rules.step(node)
        name = step["id"]
        if name not in self.columns:
            check(name not in self.columns or self.columns[name] is not None, f"rules.json: step {name} goes round")
            self.columns[name] = None
            method = getattr(self, "step_" + step["step"].replace("-", "_"), None)
            check(method is not None, f"rules.json: the step {step['step']} of {name} is not known here: this bundle cannot be verified")
            column = method(step)
            rounding = step if step["step"] == "rounded" else step.get("round")
            if rounding:
                places, mode = int(number_of(rounding["places"])), rounding["mode"]
                column = [round_to(settle(value), places, mode) if is_number(value) else value for value in column]
            self.columns[name] = column
        check(self.columns[name] is not None, f"rules.json: step {name} goes round")
        return self.columns[name]

    def units(self, node):
        return self.facts.units(self.level(self.rules, node))

    def each(self, step, combine, *parts):
        """Combines the values of parts unit by unit."""
        columns = [self.values(part) for part in parts]
        return [combine(list(values)) for values in zip(*columns)] if columns else []

    def one(self, step, function):
        return [function(value) if is_number(value) else value for value in self.values(step["of"])]

    # -- steps that read facts

    def step_points(self, step):
        level = step["subject"]
        _, table = self.rules.indicators[level]
        cells, weights = self.facts.levels[level], [decimal_of(row["weight"]) for row in table]
        column = []
        derived = [(i, self.facts.numbers.get((level, row["id"]), {}), row) for i, row in enumerate(table) if row.get("better")]
        for unit in range(len(self.facts.units(level).ids)):
            own = cells.get(unit, {})
            sum_ = sum((weights[i] * cell for i, cell in own.items()), Fraction(0))
            for i, measured, row in derived:
                if i not in own and unit in measured:
                    sum_ += weights[i] * self.level_of_row(row, measured[unit])
            column.append(sum_)
        return column

    @staticmethod
    def level_of_row(row, measure):
        """The highest level whose limit a measure meets; an empty limit is met by all."""
        limits = {int(name[6:]): text for name, text in row.items() if name.startswith("limit-")}
        last = max((n for n, text in limits.items() if text), default=0)
        for n in range(last, 0, -1):
            limit = decimal_of(limits.get(n, "")) if limits.get(n) else None
            if limit is None or (measure >= limit if row["better"] == "higher" else measure <= limit):
                return n
        return 0

    def reported(self, level, numbers):
        return [numbers.get(unit, ABSENT) for unit in range(len(self.facts.units(level).ids))]

    def step_measure(self, step):
        level = self.level(self.rules, step)
        return self.reported(level, self.facts.numbers.get((level, step["of"]), {}))

    def step_imported_result(self, step):
        level = self.level(self.rules, step)
        return self.reported(level, self.facts.results.get(level, {}))

    def carried_values(self, step):
        other = self.others(step["from"])
        level = self.level(self.rules, step)
        theirs = other.facts.units(level)
        column = other.values(step["value-of"])
        found = [theirs.index.get(unit) for unit in self.facts.units(level).ids]
        return [ABSENT if at is None else other.assessed(level, column, at) for at in found]

    def step_carried_over(self, step):
        rounding = None
        if step["carried"] == "rounded":
            there = self.others(step["from"]).rules
            ranking = next((one for one in there.rankings if there.step(one["score"])["id"] == step["value-of"]), there.rankings[0])
            rounding = ranking.get("rounding") or there.tree["rounding"]
        otherwise = {"zero": Fraction(0), "not-assessable": NOT_ASSESSABLE}.get(step["absent"], ABSENT)
        return [otherwise if not is_number(value) else value if rounding is None
                else round_to(settle(value), int(number_of(rounding["places"])), rounding["mode"]) for value in self.carried_values(step)]

    # -- steps over parts

    def step_sum(self, step):
        def combine(values):
            kept, instead = handle_absent(values, step.get("absent", "absent"))
            if kept is None:
                return instead
            return sum(kept) if kept else ABSENT
        return self.each(step, combine, *step["parts"])

    def weighted(self, step, unit):
        weights = [number_of(part["weight"]) for part in step["parts"]]
        absent = step["absent"]

        def combine(values):
            if absent in ("absent", "not-assessable") and not all(map(is_number, values)):
                return without_values(values) if absent == "absent" else NOT_ASSESSABLE
            sum_ = sum((weight * value for weight, value in zip(weights, values) if is_number(value)), Fraction(0))
            weighed = sum(weight for weight, value in zip(weights, values) if is_number(value) or absent == "zero")
            return ABSENT if weighed == 0 else sum_ / (weighed if unit is None else unit)
        return self.each(step, combine, *step["parts"])

    def step_weighted_sum(self, step):
        return self.weighted(step, number_of(step["weights-of"]))

    def step_weighted_mean(self, step):
        kind = step["mean"]
        if kind == "arithmetic":
            return self.weighted(step, None)
        power = {"geometric": Fraction(0), "harmonic": Fraction(-1)}.get(kind) if kind != "power" else number_of(step["power"])
        weights, absent = [Decimal96.of(number_of(part["weight"])) for part in step["parts"]], step["absent"]

        def combine(values):
            if absent in ("absent", "not-assessable") and not all(map(is_number, values)):
                return without_values(values) if absent == "absent" else NOT_ASSESSABLE
            pairs = [(Decimal96.fit(Fraction(value), 28).short() if is_number(value) else ZERO, weight)
                     for value, weight in zip(values, weights) if is_number(value) or absent == "zero"]
            mean = power_mean(pairs, power)
            return ABSENT if mean is None else mean.exact()
        return self.each(step, combine, *step["parts"])

    def step_stages(self, step):
        if step["combined"] == "weighted":
            return self.weighted(step, number_of(step.get("weights-of", "100")))
        if step["combined"] == "added":
            return self.step_sum(step)
        check(step["combined"] == "last-replaces", f"rules.json: combined {step['combined']} is not known here")
        return self.each(step, lambda values: next(filter(is_number, reversed(values)), without_values(values)), *step["parts"])

    def extreme(self, step, choose):
        def combine(values):
            kept, instead = handle_absent(values, step["absent"])
            return instead if kept is None else choose(kept) if kept else ABSENT
        return self.each(step, combine, *step["parts"])

    def step_minimum(self, step):
        return self.extreme(step, min)

    def step_maximum(self, step):
        return self.extreme(step, max)

    def step_product(self, step):
        return self.one(step, lambda value: value * number_of(step["factor"]))

    def step_multiplied(self, step):
        return self.each(step, lambda values: values[0] * values[1] if all(map(is_number, values)) else without_values(values),
                         step["of"], step["by"])

    def step_rounded(self, step):
        return self.one(step, lambda value: value)

    def step_difference(self, step):
        return self.each(step, lambda values: values[0] - values[1] if all(map(is_number, values)) else without_values(values),
                         step["first"], step["second"])

    def step_clamp(self, step):
        least, most = number_of(step.get("at-least")), number_of(step.get("at-most"))

        def clamp(value):
            value = value if least is None else max(value, least)
            return value if most is None else min(value, most)
        return self.one(step, clamp)

    def step_percent_of_maximum(self, step):
        return self.one(step, lambda value: Fraction(value) * 100 / number_of(step["maximum"]))

    def step_percent_of_own_maximum(self, step):
        maxima = [({fold(value) for value in texts(one["for"])}, number_of(one["maximum"])) for one in step["maxima"]]
        units, column = self.units(step), []
        for unit, value in enumerate(self.values(step["of"])):
            kind = units.attribute(unit, step["by"])
            maximum = next((maximum for kinds, maximum in maxima if kind is not None and fold(kind) in kinds), None)
            column.append(value if not is_number(value) else ABSENT if maximum is None else Fraction(value) * 100 / maximum)
        return column

    def step_level_by_limits(self, step):
        limits, higher, equal = [number_of(limit) for limit in step["limits"]], step["better"] == "higher", step["boundary"] == "meets"

        def level(value):
            value = settle(value)
            met = [n for n, limit in enumerate(limits, 1)
                   if (value > limit if higher else value < limit) or (equal and value == limit)]
            return max(met, default=0)
        return self.one(step, level)

    def step_points_by_level(self, step):
        points = {number_of(one["level"]): number_of(one["points"]) for one in step["levels"]}
        return self.one(step, lambda value: points.get(settle(value), ABSENT))

    def step_points_by_band(self, step):
        return self.one(step, lambda value: next(
            (number_of(band["points"]) for band in step["bands"] if holds_band(band, settle(value))), ABSENT))

    def step_progress(self, step):
        weights, first = [number_of(one["weight"]) for one in step["stages"]], number_of(step["first-stage"])

        def combine(values):
            if not all(map(is_number, values)):
                return without_values(values)
            place, done = settle(values[0]) - first, settle(values[1])
            if Fraction(place).denominator != 1 or not 0 <= place < len(weights) or not 0 <= done <= 100:
                return ABSENT
            return sum(weights[:int(place)]) + weights[int(place)] * done / 100
        return self.each(step, combine, step["stage"], step["percent"])

    # -- steps over items

    def items(self, level):
        """The innovations of each unit that count."""
        if level not in self.owned:
            self.owned[level] = [[item for item in own if self.counted[item]] for own in self.facts.items(level)]
        return self.owned[level]

    def folded(self, step, fold_):
        column = self.values(step["of"])
        result = []
        for own in self.items(self.level(self.rules, step)):
            kept, instead = handle_absent([column[item] for item in own], step.get("absent", "left-out"))
            result.append(instead if kept is None else fold_(kept))
        return result

    def step_sum_of_items(self, step):
        return self.folded(step, lambda values: sum(values) if values or step["absent"] == "zero" else ABSENT)

    def step_mean_of_items(self, step):
        least = number_of(step.get("minimum-divisor"))

        def mean(values):
            if not values:
                return ABSENT if least is None else Fraction(0)
            return Fraction(sum(values)) / max(least or 0, len(values))
        if step.get("divided-by", "counted") == "counted":
            return self.folded(step, mean)
        sums = self.folded(step, lambda values: Fraction(sum(values)))
        sent = [max(least or 0, len(own)) for own in self.facts.items(self.level(self.rules, step))]
        return [sum_ if not is_number(sum_) else sum_ / divisor if divisor else ABSENT for sum_, divisor in zip(sums, sent)]

    def step_best_of_items(self, step):
        best = int(number_of(step["best"]))

        def of(values):
            sum_ = Fraction(sum(sorted(values)[-best:]))
            return ABSENT if not values else sum_ / best if step["as"] == "mean" else sum_
        return self.folded(step, of)

    @staticmethod
    def trimmed(step):
        high, low = int(number_of(step["drop-highest"])), int(number_of(step["drop-lowest"]))

        def mean(values):
            left = sorted(values)[low:max(low, len(values) - high)]
            if not left:
                left = values if step["too-few"] == "mean" else []
            return Fraction(sum(left)) / len(left) if left else ABSENT
        return mean

    def step_trimmed_mean_of_items(self, step):
        return self.folded(step, self.trimmed(step))

    def step_median_of_items(self, step):
        return self.folded(step, lambda values: median(values) if values else ABSENT)

    def step_count_of_items(self, step):
        each, most, only_if = number_of(step["each"]), number_of(step.get("at-most")), step.get("only-if")
        among = {fold(value) for value in texts(only_if["among"])} if only_if else set()
        kinds = self.facts.innovations.attributes.get(only_if["distinct"], []) if only_if else []
        column = []
        for own in self.items(self.level(self.rules, step)):
            found = {fold(kinds[item]) for item in own if kinds and kinds[item] is not None} & among
            closed = only_if and len(found) < number_of(only_if["at-least"])
            column.append(Fraction(0) if closed else each * (len(own) if most is None else min(len(own), most)))
        return column

    # -- steps of a process

    def step_place_in_process(self, step):
        process = self.rules.process(step["per"])
        return [Fraction(process.index(name) + 1) if name in process else ABSENT for name in self.units(step).ids]

    def step_count_reached(self, step):
        process, units, own = self.rules.process(step["per"]), self.units(step), self.items(self.level(self.rules, step))
        return [Fraction(sum(len(own[units.index[later]]) for later in (process[process.index(name):] if name in process else [name])))
                for name in units.ids]

    # -- steps over jurors

    def sheet_totals(self, step):
        """The totals of the sheets that count, by innovation; and of the plenary's sheet."""
        name, missing = step["stage"], step["missing-mark"]
        if (name, missing) in self.totals:
            return self.totals[name, missing]
        stage, sheets = Stage(self.rules.stages[name]), self.facts.sheets[name]
        kinds = self.facts.innovations.attributes.get(stage.by) if stage.by else None
        count = len(self.facts.innovations.ids)
        jurors, plenary = [[] for _ in range(count)], [ABSENT] * count
        seats = {}
        for at, sheet in enumerate(sheets):
            criteria = stage.criteria_of(kinds[sheet.innovation] if kinds else None)
            value = ABSENT if criteria is None else stage.total(criteria, sheet.marks, missing)
            seats.setdefault((sheet.innovation, sheet.juror), []).append((at, value))
        for (innovation, juror), own in seats.items():
            if stage.second == "refused":
                values = [value for _, value in own]
            elif stage.shares_seats:
                values = [mean_of_present([value for _, value in own])]
            else:
                check(stage.second == "newest-counts", f"rules.json: second-sheet {stage.second} is not known here")
                values = [own[-1][1]]
            if juror == stage.plenary:
                plenary[innovation] = values[0]
            else:
                jurors[innovation].extend((juror, value) for value in values)
        self.totals[name, missing] = jurors, plenary
        return jurors, plenary

    def of_jurors(self, step, fold_):
        absent = "not-assessable" if step["missing-mark"] == "not-assessable" else "left-out"
        result = []
        for own in self.sheet_totals(step)[0]:
            kept, instead = handle_absent([value for _, value in own], absent)
            result.append(instead if kept is None else fold_(kept))
        return result

    def step_mean_of_jurors(self, step):
        seats = number_of(self.rules.stages[step["stage"]]["seats"]) if step["over"] == "appointed" else 0
        return self.of_jurors(step, lambda values: Fraction(sum(values)) / max(seats, len(values)) if values else ABSENT)

    def step_sum_of_jurors(self, step):
        return self.of_jurors(step, lambda values: sum(values) if values else ABSENT)

    def step_median_of_jurors(self, step):
        return self.of_jurors(step, lambda values: median(values) if values else ABSENT)

    def step_trimmed_mean_of_jurors(self, step):
        return self.of_jurors(step, self.trimmed(step))

    def step_winsorised_mean_of_jurors(self, step):
        low, high = int(number_of(step["raise-lowest"])), int(number_of(step["lower-highest"]))

        def mean(values):
            if len(values) <= low + high:
                return ABSENT
            ordered = sorted(values)
            kept = ordered[low:len(ordered) - high]
            return Fraction(kept[0] * low + sum(kept) + kept[-1] * high) / len(ordered)
        return self.of_jurors(step, mean)

    def step_share_trimmed_mean_of_jurors(self, step):
        share = number_of(step["share"])

        def mean(values):
            dropped = int(share * len(values))
            kept = sorted(values)[dropped:len(values) - dropped]
            return Fraction(sum(kept)) / len(kept) if kept else ABSENT
        return self.of_jurors(step, mean)

    def step_closest_mean_of_jurors(self, step):
        def mean(values):
            if not values:
                return ABSENT
            ordered, k = sorted(values), min(int(number_of(step["closest"])), len(values))
            groups = [ordered[at:at + k] for at in range(len(ordered) - k + 1)]
            best = min(reversed(groups), key=lambda group: group[-1] - group[0])
            return Fraction(sum(best)) / k
        return self.of_jurors(step, mean)

    def step_standardised_mean_of_jurors(self, step):
        jurors, how = self.sheet_totals(step)[0], step["as"]
        check(how in ("z-score", "rescaled", "centred", "ratio"), f"rules.json: standardised as {how} is not known here")
        marks = {}
        for own in jurors:
            for juror, value in own:
                if is_number(value):
                    marks.setdefault(juror, []).append(settle(value))
        whole = [mark for own in marks.values() for mark in own]

        def mean(values):
            return Fraction(sum(values)) / len(values)

        def spread(values):
            found = deviation(sorted((Decimal96.of(value) for value in values)))
            return None if found is None else found.exact()
        known = {juror: (mean(own), spread(own)) for juror, own in marks.items()}

        def compared(juror, value):
            if not is_number(value):
                return value
            own, deviates = known[juror]
            if how == "centred":
                return value - own + mean(whole)
            if how == "ratio":
                return value * mean(whole) / own if own > 0 else ABSENT
            if not deviates:
                return ABSENT
            return (value - own) / deviates if how == "z-score" else mean(whole) + (value - own) * spread(whole) / deviates
        absent = "not-assessable" if step["missing-mark"] == "not-assessable" else "left-out"
        result = []
        for own in jurors:
            kept, instead = handle_absent([compared(juror, value) for juror, value in own], absent)
            result.append(instead if kept is None else mean(kept) if kept else ABSENT)
        return result

    def step_count_of_jurors(self, step):
        return [len([value for _, value in own if is_number(value)]) or ABSENT for own in self.sheet_totals(step)[0]]

    def step_consensus_of_jurors(self, step):
        plenary = self.sheet_totals(step)[1]
        before = self.values(step["until-then"]) if step.get("until-then") else [ABSENT] * len(plenary)
        return [next(filter(is_number, pair), without_values(pair)) for pair in zip(plenary, before)]

    def step_severity_adjusted_mean_of_jurors(self, step):
        jurors = self.sheet_totals(step)[0]
        if step["official"] != "yes":
            return [mean_of_present([value for _, value in own]) for own in jurors]
        marks = {entry: [(juror, value) for juror, value in own if is_number(value)] for entry, own in enumerate(jurors)}
        fitted = least_squares({entry: own for entry, own in marks.items() if own})
        return [fifteen(Decimal96.of(settle(fitted[entry])).binary()).exact() if entry in fitted else ABSENT for entry in range(len(jurors))]

    # -- places with each juror

    def compared_entries(self, stage):
        """The entries of a stage that are placed with its jurors."""
        entries, innovations = range(len(self.facts.innovations.ids)), self.facts.innovations
        among = stage.get("entries")
        if among is not None and any(rule["id"] == among for rule in self.rules.rankings):
            entries = [line.unit for line in self.ranking(self.rules.ranking(among)).lines if line.within]
        return [entry for entry in sorted(entries)
                if (self.refusals is None or entry not in self.refusals) and innovations.ids[entry] not in self.disqualified]

    def place_groups(self, step):
        """Of each group that is placed: the places that each entry has with its jurors."""
        within = self.facts.innovations.attributes.get(step["within"], []) if step.get("within") else None
        jurors, groups = self.sheet_totals(step)[0], {}
        for entry in self.compared_entries(self.rules.stages[step["stage"]]):
            kind = "" if within is None else fold(trim((within[entry] if within else None) or ""))
            for juror, value in jurors[entry]:
                if is_number(value):
                    groups.setdefault(kind, []).append((entry, juror, settle(value)))
        for marks in groups.values():
            entries = {entry for entry, _, _ in marks}
            lists = {}
            for entry, juror, mark in marks:
                lists.setdefault(juror, []).append((entry, mark))
            whole = {juror: own for juror, own in lists.items() if {entry for entry, _ in own} >= entries}
            if step["missing-sheets"] == "refused":
                lists = lists if len(whole) == len(lists) else {}
            elif step["missing-sheets"] == "juror-left-out":
                lists = {juror: own for juror, own in lists.items() if len(own) >= len(entries)}
            else:
                check(step["missing-sheets"] == "among-own", f"rules.json: missing-sheets {step['missing-sheets']} is not known here")
                counts = [sum(of == entry for of, _, _ in marks) for entry in entries]
                if step["as"] not in ("mean", "median", "majority", "copeland") and (
                        len(set(map(len, lists.values()))) > 1 or len(set(counts)) > 1):
                    lists = {}
            yield lists

    @staticmethod
    def placed(step, own, mark):
        """What a place yields in a juror's list."""
        first = 1 + sum(other > mark for _, other in own)
        last = first - 1 + sum(other == mark for _, other in own)
        ties = step["ties"]
        check(ties in ("shared", "shared-worst", "fractional"), f"rules.json: ties {ties} is not known here")
        places = [first] if ties == "shared" else [last] if ties == "shared-worst" else range(first, last + 1)
        if step["as"] == "points":
            points, beyond = [number_of(one) for one in step["points"]], number_of(step.get("beyond")) or 0
            yielded = [points[place - 1] if place <= len(points) else beyond for place in places]
        else:
            yielded = [len(own) - place if step["as"] == "borda" else place for place in places]
        return Fraction(sum(yielded)) / len(yielded)

    def step_places_of_jurors(self, step):
        column, how = [ABSENT] * len(self.facts.innovations.ids), step["as"]
        best, worst = (int(number_of(step.get(key)) or 0) for key in ("drop-best", "drop-worst"))
        low, high = (worst, best) if how in ("borda", "points") else (best, worst)
        for lists in self.place_groups(step):
            if how == "copeland":
                for entry, score in self.copeland(step, lists).items():
                    column[entry] = Fraction(score)
                continue
            places = {}
            for own in lists.values():
                for entry, mark in own:
                    places.setdefault(entry, []).append(self.placed(step, own, mark))
            kept = {entry: sorted(own)[low:len(own) - high] for entry, own in places.items() if len(own) > low + high}
            for entry, own in kept.items():
                if how == "count-back":
                    column[entry] = Fraction(1 + sum(self.is_ahead(other, own) for other in kept.values()))
                else:
                    column[entry] = self.joined(step, how, own)
        return column

    def copeland(self, step, lists):
        """Of each entry: the pairs that more jurors decide for it, less those that more decide against it."""
        placed = {juror: {entry: self.placed(step, own, mark) for entry, mark in own} for juror, own in lists.items()}
        entries = sorted({entry for own in placed.values() for entry in own})
        scores = {}
        for one in entries:
            pairs = [sum((own[other] > own[one]) - (own[other] < own[one]) for own in placed.values() if one in own and other in own)
                     for other in entries if other != one]
            scores[one] = sum(pair > 0 for pair in pairs) - sum(pair < 0 for pair in pairs)
        return scores

    @staticmethod
    def is_ahead(one, other):
        for ours, theirs in zip(one, other):
            if ours != theirs:
                return ours < theirs
        return len(one) > len(other)

    @staticmethod
    def joined(step, how, own):
        middle = own[len(own) // 2]
        if how in ("sum", "borda", "points"):
            return sum(own)
        if how == "mean":
            return Fraction(sum(own)) / len(own)
        if how == "median":
            return median(own)
        if how == "majority":
            return middle
        check(how in ("majority-size", "firsts"), f"rules.json: places as {how} is not known here: this bundle cannot be verified")
        limit = middle if how == "majority-size" else number_of(step.get("to-place")) or 1
        return Fraction(sum(place <= limit for place in own))

    # -- composite index

    def step_hierarchy(self, step):
        return self.composite(step).column(self.composite(step).root["id"])

    def step_hierarchy_node(self, step):
        return self.composite(self.rules.step(step["of"])).column(step["node"])

    def composite(self, step):
        if step["id"] not in self.composites:
            self.composites[step["id"]] = Composite(self, step)
        return self.composites[step["id"]]

    # -- who counts and who may take part

    def eligibility(self):
        """The innovations that are refused by rules or persons; None if there is neither."""
        rules, innovations = self.rules.list("eligibility"), self.facts.innovations
        if not rules and not self.facts.overrides:
            return None
        decided = {innovations.index[entry]: accepted for entry, (accepted, _, _) in self.facts.overrides.items()
                   if entry in innovations.index}
        breached = set()
        comparing = ("quota", "titles-differ")
        for rule in sorted(rules, key=lambda rule: rule["rule"] in comparing):
            if rule.get("open"):
                continue
            applies = where(rule.get("where"))
            asked = [unit for unit in range(len(innovations.ids)) if applies(innovations.reader(unit))]
            if rule["rule"] in comparing:
                asked = [unit for unit in asked if (decided[unit] if unit in decided else unit not in breached)]
                breached.update(self.compared(rule, asked))
            else:
                breaks = self.breaks(rule)
                breached.update(unit for unit in asked if breaks(unit))
        return {unit for unit in range(len(innovations.ids)) if not decided.get(unit, unit not in breached)}

    def breaks(self, rule):
        innovations, kind = self.facts.innovations, rule["rule"]
        read = innovations.attribute
        if kind == "condition":
            tests = [condition(one) for one in rule["asks"]]
            return lambda unit: not all(test(innovations.reader(unit)) for test in tests)
        if kind == "complete-form":
            return lambda unit: any(is_blank(read(unit, name)) for name in texts(rule["attributes"]))
        if kind == "words-at-most":
            limits = [(one["attribute"], number_of(one["words"])) for one in rule["texts"]]
            return lambda unit: any(count_words(read(unit, name)) > most for name, most in limits)
        if kind in ("in-use-at-least", "submitted-by"):
            last = day_of(rule["closing"])
            if kind == "in-use-at-least":
                last = day_before(last, *(int(number_of(rule.get(key)) or 0) for key in ("years", "months", "days")))

            def late(unit):
                time = time_of(read(unit, rule["attribute"]))
                return time is None or time.date() > last
            return late
        check(kind == "awarded", f"rules.json: the eligibility rule {kind} is not known here: this bundle cannot be verified")
        return self.awarded(rule)

    def awarded(self, rule):
        least, most = number_of(rule.get("at-least")), number_of(rule.get("at-most"))
        # What other editions' results give counts for the rule that names them; that there is a history at all, for every rule.
        if least is None and not self.facts.history and not any(
                self.won_elsewhere(one) for one in self.rules.list("eligibility") if one["rule"] == "awarded"):
            return lambda unit: False
        first, last = number_of(rule.get("from-year")), number_of(rule.get("to-year"))
        named, editions = {title_key(name) for name in texts(rule["awards"])}, {fold(one) for one in texts(rule.get("editions"))}
        innovations, by_unit, by_title = self.facts.innovations, {}, {}
        won = self.won_elsewhere(rule)
        for record in [*self.facts.history, *won]:
            edition = record.get("edition", "")
            years = [edition[i:i + 4] for i in range(len(edition) - 4, -1, -1) if re.fullmatch("[0-9]{4}", edition[i:i + 4], re.ASCII)]
            year = int(years[0]) if years else None
            if title_key(record.get("award", "")) not in named or (
                    editions and fold(edition) not in editions and not any(record is one for one in won)):
                continue
            if (first is not None or last is not None) and (
                    year is None or (first is not None and year < first) or (last is not None and year > last)):
                continue
            award = (title_key(record.get("award", "")), fold(edition))
            unit = innovations.index.get(record.get("innovation_id"))
            if unit is not None:
                by_unit.setdefault(unit, set()).add(award)
            else:
                by_title.setdefault((record.get("region_code"), title_key(record.get("title", ""))), set()).add(award)

        def breaks(unit):
            region = self.facts.region_of[unit]
            code = self.facts.regions.ids[region] if region >= 0 else None
            count = len(by_unit.get(unit, set()) | by_title.get((code, title_key(innovations.names[unit])), set()))
            return (most is not None and count > most) or (least is not None and count < least)
        return breaks

    def won_elsewhere(self, rule):
        """The history that the results of other editions are: who is within the cut of a ranking that is one of the awards."""
        awards, records = {title_key(name): name for name in reversed(texts(rule.get("awards")))}, []
        for name in texts(rule.get("results-of")):
            other = self.others(name)
            for ranking in other.rules.rankings:
                words = ranking["name"]
                keys = [ranking["id"], *(words.values() if isinstance(words, dict) else [words])]
                award = next((awards[title_key(key)] for key in keys if title_key(key) in awards), None)
                if award is None or (ranking.get("top") is None and ranking.get("pick") is None) or (
                        self.level(other.rules, ranking["score"]) != INNOVATION):
                    continue
                for line in other.ranking(ranking).lines:
                    if line.within and line.rank is not None:
                        region = other.facts.region_of[line.unit]
                        records.append({"award": award, "edition": name, "innovation_id": line.id,
                                        "region_code": other.facts.regions.ids[region] if region >= 0 else None,
                                        "title": other.facts.innovations.names[line.unit]})
        return records

    def compared(self, rule, asked):
        innovations, groups = self.facts.innovations, {}
        for unit in asked:
            region = self.facts.region_of[unit]
            if rule["rule"] == "titles-differ":
                key = (region, title_key(innovations.names[unit]))
            elif rule["per"] == "region":
                key = self.facts.regions.ids[region] if region >= 0 else ""
            else:
                key = fold(trim(innovations.attribute(unit, rule["per"]) or ""))
            groups.setdefault(key, []).append(unit)
        most = 1 if rule["rule"] == "titles-differ" else int(number_of(rule["at-most"]))
        for key, own in groups.items():
            if key == "" or len(own) <= most:
                continue
            if rule["kept"] == "none":
                yield from own
                continue
            own.sort(key=lambda unit: (time_of(innovations.attribute(unit, rule["time"])) or datetime.datetime.max,
                                       units16(innovations.ids[unit])))
            yield from own[most:]

    def counted_innovations(self):
        innovations = self.facts.innovations
        tests = [condition(one) for one in self.rules.list("counts-innovations")]
        return [all(test(innovations.reader(unit)) for test in tests)
                and (self.refusals is None or unit not in self.refusals)
                and innovations.ids[unit] not in self.disqualified for unit in range(len(innovations.ids))]

    def anything_reported(self, level, unit):
        if level not in (REGION, INNOVATION):
            return True
        facts = self.facts
        if level == REGION and unit in facts.region_of:
            return True
        if facts.levels.get(level, {}).get(unit):
            return True
        if any(of == level and unit in column for (of, _), column in facts.numbers.items()):
            return True
        results = self.rules.tree.get("results")
        if results and results["subject"] == level and unit in facts.results.get(level, {}):
            return True
        if level == INNOVATION and any(sheet.innovation == unit for sheets in facts.sheets.values() for sheet in sheets):
            return True
        return any(step["step"] == "carried-over" and self.level(self.rules, step) == level and is_number(self.carried_values(step)[unit])
                   for step in self.rules.steps.values())

    def assessed(self, level, column, unit):
        return NOT_ASSESSABLE if self.rules.tree.get("not-assessable") and not self.anything_reported(level, unit) else column[unit]

    # -- rankings

    def ranking(self, rule):
        if rule["id"] not in self.ranked:
            self.ranked[rule["id"]] = Ranking(self, rule)
        return self.ranked[rule["id"]]


def least_squares(marks):
    """The entries' marks in mark = entry + juror, the jurors adding up to 0; none if they cannot be told."""
    jurors = sorted({juror for own in marks.values() for juror, _ in own}, key=units16)
    place = {juror: i for i, juror in enumerate(jurors)}
    count, leader = sum(len(own) for own in marks.values()), list(range(len(jurors)))

    def lead(i):
        return i if leader[i] == i else lead(leader[i])

    for own in marks.values():
        for juror, _ in own[1:]:
            leader[lead(place[juror])] = lead(place[own[0][0]])
    if not count or count < len(marks) + len(jurors) or len({lead(i) for i in range(len(jurors))}) > 1:
        return {}
    n = len(jurors)
    rows = [[Fraction(1, n)] * n + [Fraction(0)] for _ in range(n)]
    for own in marks.values():
        mean = Fraction(sum(mark for _, mark in own)) / len(own)
        for juror, mark in own:
            row = rows[place[juror]]
            row[n] += mark - mean
            row[place[juror]] += 1
            for other, _ in own:
                row[place[other]] -= Fraction(1, len(own))
    for i in range(n):
        pivot = next(k for k in range(i, n) if rows[k][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(n):
            if k != i and rows[k][i] != 0:
                rows[k] = [value - rows[k][i] * own for value, own in zip(rows[k], rows[i])]
    return {entry: Fraction(sum(mark - rows[place[juror]][n] for juror, mark in own)) / len(own) for entry, own in marks.items()}


def power_mean(pairs, power):
    """Of pairs of number and weight; None if there is none."""
    if not pairs or any(number < ZERO for number, _ in pairs):
        return None
    if power <= 0 and any(number == ZERO for number, _ in pairs):
        return ZERO
    whole, exponent, sum_ = total(weight for _, weight in pairs), float(power), 0.0
    for number, weight in sorted(pairs, key=lambda pair: (pair[0].exact(), pair[1].exact())):
        sum_ += (weight / whole).binary() * (math.log(number.binary()) if exponent == 0 else math.pow(number.binary(), exponent))
    return fifteen(math.exp(sum_) if exponent == 0 else math.pow(sum_, 1 / exponent))


class Composite:
    """The step hierarchy."""

    def __init__(self, engine, step):
        self.engine, self.step, self.level = engine, step, step["subject"]
        given = {one["of"]: one["weight"] for one in step.get("weights") or []}
        self.rows = [dict(row, weight=given[row["id"]]["value"] if isinstance(given[row["id"]], dict) else given[row["id"]])
                     if row["id"] in given else row for row in engine.rules.tables[step["file"]]]
        self.children = {row["id"]: [child for child in self.rows if child["parent"] == row["id"]] for row in self.rows}
        self.root = next(row for row in self.rows if row["parent"] == "")
        self.indicators = self.flatten(self.root)
        over = [name for name in texts(step["normalise"].get("over")) if name != engine.rules.id]
        self.years = [engine, *(engine.others(name) for name in dict.fromkeys(over))]
        self.kept = [[True] * len(year.facts.units(self.level).ids) for year in self.years]
        self.columns = {row["id"]: [self.start(row, year) for year in self.years] for row in self.indicators}
        # The scale of an indicator whose own line asks for one, once it is found.
        self.scales = {}
        self.values = self.compute()

    def flatten(self, row):
        own = self.children[row["id"]]
        return [row] if not own else [leaf for child in own for leaf in self.flatten(child)]

    def start(self, row, year):
        count = len(year.facts.units(self.level).ids)

        def measure(name):
            column = year.facts.numbers.get((self.level, name), {})
            return [Decimal96.of(column[unit]) if unit in column else None for unit in range(count)]

        own = measure(row["id"])
        if not row.get("denominator"):
            return own
        return [None if value is None or by is None or by == ZERO else value / by for value, by in zip(own, measure(row["denominator"]))]

    def pooled(self, name):
        return [value for column in self.columns[name] for value in column if value is not None]

    def groups(self, attribute, year):
        """The group of each unit in a year; "" for all units together, None for a unit without one."""
        units = self.years[year].facts.units(self.level)
        return ["" if attribute is None else units.attribute(unit, attribute) or None for unit in range(len(units.ids))]

    def found(self, name, groups):
        """The values of an indicator in all years, by group."""
        found = {}
        for column, of in zip(self.columns[name], groups):
            for value, group in zip(column, of):
                if value is not None and group is not None:
                    found.setdefault(group, []).append(value)
        return found

    def column(self, node):
        check(node in self.values, f"rules.json: there is no node {node} in {self.step['id']}")
        refuses = (self.step.get("absent-child") or {}).get("by") == "refuse"
        return [value.exact() if value is not None else NOT_ASSESSABLE if refuses else ABSENT for value in self.values[node]]

    def compute(self):
        for preparation in self.step.get("before") or []:
            self.prepare(preparation)
        if not any("treat" in preparation for preparation in self.step.get("before") or []):
            self.treat(None)
        values = {}
        for row in self.indicators:
            normalise = dict(self.step["normalise"], **({"by": row["normalise"]} if row.get("normalise") else {}))
            group = normalise.get("group") if normalise["by"] != "goalposts" else None
            groups = [self.groups(group, year) for year in range(len(self.years))]
            fitted = {name: self.normalisation(normalise, sorted(found), row) for name, found in self.found(row["id"], groups).items()}
            values[row["id"]] = [None if value is None or name is None else fitted[name](value)
                                 for value, name in zip(self.columns[row["id"]][0], groups[0])]
        self.aggregate(self.root, values)
        return values

    # -- preparation

    def prepare(self, node):
        keys = [key for key in node if key not in ("cite", "standing")]
        if keys == ["screen"]:
            least = number_of(node["screen"]["coverage"])
            for year in range(len(self.years)):
                stays = [sum(self.columns[row["id"]][year][unit] is not None for row in self.indicators) >= least * len(self.indicators)
                         for unit in range(len(self.kept[year]))]
                for row in self.indicators:
                    column = self.columns[row["id"]][year]
                    self.columns[row["id"]][year] = [value if stay else None for value, stay in zip(column, stays)]
                self.kept[year] = [was and stay for was, stay in zip(self.kept[year], stays)]
        elif keys == ["carry"]:
            for row in self.indicators:
                self.columns[row["id"]][0] = self.carried(texts(node["carry"]["from"]), row)
        elif keys == ["impute"] and node["impute"]["by"] in ("regression", "em"):
            for year in range(len(self.years)):
                joint = {}
                filled = {row["id"]: self.estimated(node["impute"], row, year, joint) for row in self.indicators}
                for name, column in filled.items():
                    self.columns[name][year] = column
        elif keys == ["impute"]:
            check(node["impute"]["by"] in ("mean", "median"), "rules.json: impute by %s is not known here" % node["impute"]["by"])
            for row in self.indicators:
                for year in range(len(self.years)):
                    self.columns[row["id"]][year] = self.impute(node["impute"], self.columns[row["id"]][year], year)
        elif keys == ["treat"]:
            self.treat(node["treat"])
        else:
            raise Differs(f"rules.json: before {keys} is not known here: this bundle cannot be verified")

    def treat(self, node):
        """By the rule's treatment of outliers (None where it has none), or as the indicator's own line asks."""
        for row in self.indicators:
            own, values = row.get("treat") or "", sorted(self.pooled(row["id"]))
            if own in ("log", "box-cox") and row["id"] not in self.scales:
                fitted = self.scales[row["id"]] = self.scale(own, [value for value in values if ZERO < value])
            else:
                check(own in ("", "none", "log", "box-cox"), f"rules.json: treat {own} is not known here: this bundle cannot be verified")
                if node and not own and node.get("group"):
                    self.treat_groups(node, row["id"])
                    continue
                if node and not own and node.get("years") == "apart":
                    self.columns[row["id"]] = [self.treated_alone(node, column) for column in self.columns[row["id"]]]
                    continue
                fitted = self.treatment(node, values) if node and not own else None
            if fitted is not None:
                self.columns[row["id"]] = [[None if value is None else fitted(value) for value in column] for column in self.columns[row["id"]]]

    def carried(self, names, row):
        """The own year's column with the first earlier edition's value in each gap of a unit that was not screened out."""
        column, ids = list(self.columns[row["id"]][0]), self.engine.facts.units(self.level).ids
        for other in map(self.engine.others, names):
            there = dict(zip(other.facts.units(self.level).ids, self.start(row, other)))
            column = [there.get(name) if value is None and stays else value
                      for name, value, stays in zip(ids, column, self.kept[0])]
        return column

    def treat_groups(self, node, name):
        groups, columns = [self.groups(node["group"], year) for year in range(len(self.years))], self.columns[name]
        whole = self.found(name, groups)
        for year, of in enumerate(groups):
            own = {group: [value for value, one in zip(columns[year], of) if value is not None and one == group] for group in set(of)}
            found = own if node.get("years") == "apart" else whole
            fitted = {group: self.treatment(node, sorted(found.get(group, []))) for group in set(of) if group is not None}
            columns[year] = [value if value is None or fitted.get(group) is None else fitted[group](value)
                             for value, group in zip(columns[year], of)]

    def treated_alone(self, node, column):
        fitted = self.treatment(node, sorted(value for value in column if value is not None))
        return column if fitted is None else [None if value is None else fitted(value) for value in column]

    @staticmethod
    def scale(kind, values):
        power = 0.0
        if kind == "box-cox":
            logs = [math.log(value.binary()) for value in values]
            if not logs or logs[0] == logs[-1]:
                power = 1.0
            else:
                def badness(step):
                    lam = step / 100
                    y = logs if step == 0 else [math.exp(lam * (x - sum(logs) / len(logs))) / lam for x in logs]
                    return math.fsum((v - math.fsum(y) / len(y)) ** 2 for v in y)
                power = min(range(-200, 201), key=badness) / 100
        if power == 0:
            return lambda value: None if value <= ZERO else fifteen(math.log(value.binary()))
        return lambda value: None if value <= ZERO else fifteen((value.binary() ** power - 1) / power)

    def impute(self, node, column, year):
        units, group = self.years[year].facts.units(self.level), node.get("group")
        groups = ["" if group is None else units.attribute(unit, group) or None for unit in range(len(column))]
        found = {}
        for name, value in zip(groups, column):
            if name is not None and value is not None:
                found.setdefault(name, []).append(value)
        centre = mean96 if node["by"] == "mean" else median96
        centres = {name: centre(values) for name, values in found.items()}
        return [value if value is not None else centres.get(name) if stays and name is not None else None
                for value, name, stays in zip(column, groups, self.kept[year])]

    def estimated(self, node, row, year, joint):
        """An indicator's column with estimates in its gaps, made from the columns as they are; joint are the distributions found so far."""
        if node["by"] == "regression" and texts(node.get("of")) and row["id"] not in texts(node["of"]):
            return self.columns[row["id"]][year]
        siblings = [other["id"] for other in self.children[row["parent"]] if not self.children[other["id"]]]
        column = {name: [value.exact() if value is not None else None for value in self.columns[name][year]]
                  for name in {*siblings, *(other["id"] for other in self.indicators)}}
        if node["by"] == "regression":
            formula = functools.partial(self.line, column, row["id"], [name for name in texts(node.get("from")) or siblings if name != row["id"]])
        else:
            if row["parent"] not in joint:
                joint[row["parent"]] = JointNormal({name: self.columns[name][year] for name in siblings})
            formula = joint[row["parent"]].formula(row["id"])
        result = []
        for unit, value in enumerate(self.columns[row["id"]][year]):
            found = formula({name: of[unit] for name, of in column.items()}) if value is None and self.kept[year][unit] else None
            if found is not None:
                c, slopes = found
                value = significant(c + sum(b * column[name][unit] for name, b in slopes.items()))
            result.append(value)
        return result

    @staticmethod
    def line(column, wanted, candidates, own):
        """The least squares line of an indicator on those of the candidates that a unit has."""
        names = [name for name in candidates if own[name] is not None]
        units = [unit for unit, y in enumerate(column[wanted]) if y is not None and all(column[name][unit] is not None for name in names)]
        if not names or len(units) < len(names) + 2:
            return None

        def about_mean(name):
            values = [column[name][unit] for unit in units]
            return [value - sum(values) / len(values) for value in values]

        def times(one, other):
            return sum(a * b for a, b in zip(one, other))

        # Gram and Schmidt: what each predictor has that those before it have not.
        y, kept = about_mean(wanted), []
        for name in names:
            whole = about_mean(name)
            rest = whole
            for _, base, _ in kept:
                share = times(whole, base) / times(base, base)
                rest = [a - share * b for a, b in zip(rest, base)]
            if any(whole) and times(rest, rest) > times(whole, whole) / 10 ** 9:
                kept.append((name, rest, whole))
        if not kept:
            return None
        slopes = {}
        for name, base, _ in reversed(kept):
            left = [v - sum(slopes[later] * x[i] for later, _, x in kept if later in slopes) for i, v in enumerate(y)]
            slopes[name] = times(left, base) / times(base, base)
        mean = {name: sum(column[name][unit] for unit in units) / Fraction(len(units)) for name in (wanted, *slopes)}
        c = mean[wanted] - sum(b * mean[name] for name, b in slopes.items())
        return None if any(abs(round(number)) >= 1 << 96 for number in (c, *slopes.values())) else (c, slopes)

    @staticmethod
    def treatment(node, values):
        least, most, points = (number_of(node[key]) for key in ("skewness", "kurtosis", "points"))

        def outlying(numbers):
            skew, kurt = skewness(numbers), kurtosis(numbers)
            return skew is not None and kurt is not None and abs(skew.exact()) >= least and kurt.exact() >= most

        if not outlying(values):
            return None
        low, high, current = 0, len(values) - 1, values
        while outlying(current):
            next_low, next_high = low, high
            if ZERO < skewness(current):
                while next_high > 0 and values[next_high] == values[high]:
                    next_high -= 1
            else:
                while next_low < len(values) - 1 and values[next_low] == values[low]:
                    next_low += 1
            if next_low + len(values) - 1 - next_high > points or next_low > next_high:
                break
            low, high = next_low, next_high
            current = [clamp96(value, values[low], values[high]) for value in values]
        if outlying(current) and node["then"] == "log":
            least_, largest = values[0], values[-1]
            shift, skew = (largest - least_) / HUNDRED, skewness(values)
            if skew < ZERO:
                return lambda value: -fifteen(math.log((largest - value + shift).binary()))
            return lambda value: fifteen(math.log((value - least_ + shift).binary()))
        if low == 0 and high == len(values) - 1:
            return None
        return lambda value: clamp96(value, values[low], values[high])

    # -- normalisation

    def normalisation(self, node, values, row):
        kind, lower = node["by"], row.get("direction") == "lower"
        start, end = (Decimal96.of(node[key]["value"] if isinstance(node[key], dict) else node[key]) for key in ("from", "to"))

        def number(column):
            limit = Decimal96.of(row[column]) if row.get(column) else None
            return self.scales[row["id"]](limit) if limit is not None and row["id"] in self.scales else limit

        def stretch(share):
            return end if share == ONE else start + share * (end - start)

        def worse(value):
            return Decimal96(sum(value < other if lower else other < value for other in values), 0)

        nothing = lambda value: None
        if kind == "goalposts":
            low, high = number("goalpost-low"), number("goalpost-high")

            def goalposts(value):
                inside = clamp96(value, low, high)
                return stretch((high - inside if lower else inside - low) / (high - low))
            return goalposts
        if kind in ("rank", "borda"):
            return lambda value: worse(value) + (ONE if kind == "rank" else ZERO)
        if not values:
            return nothing
        if kind == "min-max":
            low, high = values[0], values[-1]
            return nothing if low == high else lambda value: stretch((high - value if lower else value - low) / (high - low))
        if kind == "distance-to-best":
            above = [value for value in values if ZERO < value]
            if not above:
                return nothing
            best = above[0] if lower else above[-1]
            return lambda value: None if value <= ZERO else stretch(best / value if lower else value / best)
        if kind == "distance-to-target":
            target, worst = number("target"), values[-1] if lower else values[0]
            counts = node.get("beyond") == "counted" and (target < worst if lower else worst < target)

            def towards(value):
                at_end = not (value < target or target < value) or (not counts and (value < target if lower else target < value))
                return stretch(ONE if at_end else (value - worst) / (target - worst))
            return towards
        if kind == "percentile-rank":
            return nothing if len(values) < 2 else lambda value: stretch(worse(value) / Decimal96(len(values) - 1, 0))
        check(kind == "z-score", f"rules.json: normalise by {kind} is not known here: this bundle cannot be verified")
        mean, spread = mean96(values), deviation(values)
        return nothing if spread is None or spread == ZERO else lambda value: (mean - value if lower else value - mean) / spread

    # -- aggregation

    def settled_children(self, children):
        node = self.step.get("absent-child") or {"by": "left-out"}
        present = [child for child in children if child is not None]
        if not present or len(present) < (number_of(node.get("coverage")) or 0) * len(children):
            return None
        if node["by"] == "left-out" or len(present) == len(children):
            return children
        if node["by"] == "refuse":
            return None
        middle = mean96(present) if node["by"] == "mean" else median96(present)
        return [middle if child is None else child for child in children]

    def aggregate(self, node, values):
        if not self.children[node["id"]]:
            return
        for child in self.children[node["id"]]:
            self.aggregate(child, values)
        own = [child for child in self.children[node["id"]] if ZERO < Decimal96.of(child["weight"])]
        weights = [Decimal96.of(child["weight"]) for child in own]
        kinds = self.step["aggregate"]
        how = next((kind for kind in kinds if kind.get("level") == node["level"]), None) or next(
            kind for kind in kinds if kind.get("level") is None)
        rows = [self.settled_children([values[child["id"]][unit] for child in own]) for unit in range(len(self.kept[0]))]
        compared = [row for row in rows if row is not None]
        values[node["id"]] = [None if row is None else self.combine(how, row, weights, compared) for row in rows]

    @staticmethod
    def combine(how, children, weights, compared):
        pairs = [(child, weight) for child, weight in zip(children, weights) if child is not None]
        kind = how["by"]
        if kind == "arithmetic":
            return total(weight * child for child, weight in pairs) / total(weight for _, weight in pairs) if pairs else None
        if kind in ("geometric", "harmonic", "power-mean"):
            return power_mean(pairs, {"geometric": Fraction(0), "harmonic": Fraction(-1)}.get(kind) if kind != "power-mean"
                              else number_of(how["power"]))
        check(kind == "copeland", f"rules.json: aggregate by {kind} is not known here: this bundle cannot be verified")
        if not pairs:
            return None
        score = 0
        for other in compared:
            balance = sum(weight.exact() * ((settle(own.exact()) > settle(theirs.exact())) - (settle(own.exact()) < settle(theirs.exact())))
                          for own, theirs, weight in zip(children, other, weights) if own is not None and theirs is not None)
            score += (balance > 0) - (balance < 0)
        return Decimal96(score, 0)


class JointNormal:
    """The joint normal distribution of some columns with gaps, found by expectation and maximisation."""

    def __init__(self, columns):
        present = {name: sorted(value for value in column if value is not None) for name, column in columns.items()}
        scale = {name: deviation(values) for name, values in present.items()}
        self.names = [name for name in columns if scale[name] is not None and ZERO < scale[name]]
        self.m = [mean96(present[name]).binary() for name in self.names]
        self.d = [scale[name].binary() for name in self.names]
        self.k, self.found = len(self.names), False
        units = [row for row in zip(*(columns[name] for name in self.names)) if any(value is not None for value in row)]
        both = [sum(row[i] is not None and row[j] is not None for row in units) for i in range(self.k) for j in range(i)]
        if self.k < 2 or min(both) < self.k + 2:
            return
        units.sort(key=lambda row: ([value is None for value in row], [value.exact() if value is not None else 0 for value in row]))
        self.rows = [[None if value is None else (value.binary() - m) / d for value, m, d in zip(row, self.m, self.d)] for row in units]
        self.mu, self.s = [0.0] * self.k, [[float(i == j) for j in range(self.k)] for i in range(self.k)]
        for _ in range(10000):
            change = self.round()
            if change is None:
                return
            if change <= 1e-10:
                self.found = self.slopes(range(self.k), ()) is not None
                return

    def slopes(self, known, gaps):
        rows = [[self.s[i][j] for j in (*known, *gaps)] for i in known]
        for i, own in enumerate(known):
            if not rows[i][i] > 1e-9 * self.s[own][own]:
                return None
            for below in rows[i + 1:]:
                factor = below[i] / rows[i][i]
                below[i:] = [value - factor * above for value, above in zip(below[i:], rows[i][i:])]
        result = []
        for gap in range(len(gaps)):
            slopes = [0.0] * len(known)
            for i in range(len(known) - 1, -1, -1):
                rest = rows[i][len(known) + gap]
                for j in range(i + 1, len(known)):
                    rest -= rows[i][j] * slopes[j]
                slopes[i] = rest / rows[i][i]
            result.append(slopes)
        return result

    def round(self):
        sums, products = [0.0] * self.k, [[0.0] * self.k for _ in range(self.k)]
        for gaps, group in itertools.groupby(self.rows, key=lambda row: tuple(i for i, value in enumerate(row) if value is None)):
            group, known = list(group), [i for i in range(self.k) if i not in gaps]
            slopes = self.slopes(known, gaps)
            if slopes is None:
                return None
            for row in group:
                row = list(row)
                expected = []
                for gap, own in zip(gaps, slopes):
                    value = self.mu[gap]
                    for slope, i in zip(own, known):
                        value += slope * (row[i] - self.mu[i])
                    expected.append(value)
                for gap, value in zip(gaps, expected):
                    row[gap] = value
                for i in range(self.k):
                    sums[i] += row[i]
                    for j in range(i + 1):
                        products[i][j] += row[i] * row[j]
            for one, first in enumerate(gaps):
                for second in gaps[:one + 1]:
                    value = self.s[first][second]
                    for slope, i in zip(slopes[one], known):
                        value -= slope * self.s[i][second]
                    products[first][second] += len(group) * value
        n, old = len(self.rows), (self.mu, self.s)
        self.mu = [value / n for value in sums]
        self.s = [[0.0] * self.k for _ in range(self.k)]
        for i in range(self.k):
            for j in range(i + 1):
                self.s[i][j] = self.s[j][i] = products[i][j] / n - self.mu[i] * self.mu[j]
        return max(*(abs(a - b) for a, b in zip(self.mu, old[0])),
                   *(abs(self.s[i][j] - old[1][i][j]) for i in range(self.k) for j in range(i + 1)))

    def formula(self, name):
        """The constant and the slopes by the known values of a unit; None if there are none."""
        def of(own):
            known = [i for i, other in enumerate(self.names) if own[other] is not None]
            if name not in self.names or not known or not self.found:
                return None
            gap = self.names.index(name)
            slopes, start = self.slopes(known, [gap])[0], self.mu[gap]
            for slope, i in zip(slopes, known):
                start -= slope * self.mu[i]
            c, b = self.m[gap] + self.d[gap] * start, {}
            for slope, i in zip(slopes, known):
                own_slope = slope * self.d[gap] / self.d[i]
                c -= own_slope * self.m[i]
                b[self.names[i]] = fifteen(own_slope)
            if any(number is None for number in (fifteen(c), *b.values())):
                return None
            return fifteen(c).exact(), {other: slope.exact() for other, slope in b.items()}
        return of


def significant(number):
    """An exact number with 15 significant digits and 28 places at most; None if it is too large."""
    if number == 0:
        return ZERO
    for places in range(28, -29, -1):
        digits = round(Fraction(number) * Fraction(10) ** places)
        if abs(digits) < 10 ** 15:
            value = Decimal96(digits, places) if places >= 0 else Decimal96(digits * 10 ** -places, 0)
            return value.short() if abs(value.n) < 1 << 96 else None
    return None


def clamp96(value, low, high):
    return low if value < low else high if high < value else value


def mean96(values):
    return total(sorted(values)) / Decimal96(len(values), 0)


def median96(values):
    values, middle = sorted(values), len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / TWO


def spread_of(values):
    mean = mean96(values).binary()
    sum_ = 0.0
    for value in values:
        sum_ += (value.binary() - mean) * (value.binary() - mean)
    return math.sqrt(sum_ / (len(values) - 1)), mean


def deviation(values):
    if len(values) < 2:
        return None
    return ZERO if values[0] == values[-1] else fifteen(spread_of(values)[0])


def powers(values, power):
    spread, mean = spread_of(values)
    sum_ = 0.0
    for value in values:
        sum_ += math.pow((value.binary() - mean) / spread, power)
    return sum_


def skewness(values):
    if len(values) < 3 or values[0] == values[-1]:
        return None
    n = float(len(values))
    return fifteen(n / ((n - 1) * (n - 2)) * powers(values, 3))


def kurtosis(values):
    if len(values) < 4 or values[0] == values[-1]:
        return None
    n = float(len(values))
    return fifteen(n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * powers(values, 4) - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)))


# ------------------------------------------------------------------------------------------------------------------------ rankings

class Line:
    def __init__(self, unit, id_, cluster):
        self.unit, self.id, self.cluster = unit, id_, cluster
        self.position = self.rank = self.score = self.shown = self.band = None
        self.keys, self.listing, self.refused, self.within = [], [], False, False


class Ranking:
    """A ranking's lines in their order."""

    def __init__(self, engine, rule):
        self.engine, self.rule = engine, rule
        self.score = engine.rules.step(rule["score"])
        self.level = engine.level(engine.rules, self.score)
        self.units = engine.facts.units(self.level)
        self.rounding = rule.get("rounding") or engine.rules.tree["rounding"]
        self.ties = rule["ties"]
        self.by, self.listed_by = self.key_list(rule["keys"], False), self.key_list(rule["listing-keys"], True)
        groups = {}
        for line in self.candidates():
            groups.setdefault(line.cluster if rule.get("within") else "", []).append(line)
        self.lines = [line for name in sorted(groups, key=units16) for line in self.order(groups[name])]
        self.cut()
        self.by_id = {line.id: line for line in self.lines}

    @staticmethod
    def key_list(nodes, may_be_id):
        """Pairs of a step's id, None for the unit's own, and whether it goes up."""
        return [(None if may_be_id and node["step"] == "id" else node["step"], node["order"] == "up") for node in nodes]

    def candidates(self):
        engine, rule, facts = self.engine, self.rule, self.engine.facts
        test, column = where(rule.get("where")), engine.values(self.score)
        passed = None
        if rule.get("among"):
            passed = {line.unit for line in engine.ranking(engine.rules.ranking(rule["among"])).lines if line.within}
        for unit, name in enumerate(self.units.ids):
            if not test(self.units.reader(unit)):
                continue
            gone = name in engine.disqualified
            if passed is not None and unit not in passed and not (
                    gone and engine.before is not None and name in engine.before.ranking(rule).by_id):
                continue
            refused = gone or (rule["eligibility"] == "required" and self.level == INNOVATION
                               and engine.refusals is not None and unit in engine.refusals)
            if column[unit] is ABSENT and rule["unscored"] == "left-out" and not refused:
                continue
            yield self.candidate(unit, name, engine.assessed(self.level, column, unit), refused)

    def candidate(self, unit, name, value, refused):
        engine, rule = self.engine, self.rule
        if rule.get("within"):
            cluster = self.units.attribute(unit, rule["within"]) or ""
        else:
            cluster = (self.units.attribute(unit, "type") or "") if self.level == REGION else ""
        line = Line(unit, name, cluster)
        line.refused = refused
        bands = engine.rules.tree.get("bands") if rule["bands"] == "edition" else None
        ranked = is_number(value) and not refused
        if is_number(value):
            score = settle(value)
            shown = round_to(score, int(number_of(self.rounding["places"])), self.rounding["mode"])
            if bands and not refused:
                looked_up = shown if bands["of"] == "rounded" else score
                band = next((band for band in bands.get("list") or [] if holds_band(band, looked_up)), None)
                if band is not None:
                    line.band = indonesian(band["name"])
                    ranked = ranked and band["ranked"] != "false"
            if ranked:
                line.score, line.shown = score, shown
        elif value is NOT_ASSESSABLE and not refused and rule["bands"] == "edition" and engine.rules.tree.get("not-assessable"):
            line.band = indonesian(engine.rules.tree["not-assessable"]["shown-as"])
        line.position = 0 if ranked else None
        line.keys, line.listing = self.key_values(self.by, line), self.key_values(self.listed_by, line)
        return line

    def key_values(self, keys, line):
        values = []
        for name, up in keys:
            if name is None:
                values.append(IdKey(line.id, up))
                continue
            value = self.engine.values(name)[line.unit]
            values.append((0, settle(value) if up else -settle(value)) if is_number(value) else (1, 0))
        return values

    def order(self, group):
        ranked = [line for line in group if line.position is not None]
        draw = self.engine.rules.tree["draw"]["seed"] if self.ties == "ordinal" else None

        def lot(line):
            return "" if draw is None else hashlib.sha256(f"{draw}|{line.id}".encode()).hexdigest()

        ranked.sort(key=lambda line: (line.keys, lot(line), line.listing, units16(line.id)))
        tie = first = 0
        while first < len(ranked):
            last = first
            while draw is None and last + 1 < len(ranked) and ranked[last + 1].keys == ranked[first].keys:
                last += 1
            tie += 1
            ranks = {"shared": first + 1, "shared-worst": last + 1, "dense": tie, "fractional": Fraction(first + last + 2, 2),
                     "ordinal": first + 1}
            check(self.ties in ranks, f"rules.json: ties {self.ties} is not known here: this bundle cannot be verified")
            for at in range(first, last + 1):
                ranked[at].position, ranked[at].rank = at + 1, Fraction(ranks[self.ties])
            first = last + 1
        return ranked + sorted((line for line in group if line.position is None), key=lambda line: units16(line.id))

    # -- the cut

    def cut(self):
        rule, facts = self.rule, self.engine.facts
        pick, top = rule.get("pick"), rule.get("top")
        if pick is None and top is None:
            return
        pick, top = pick or {"how": "by-marks"}, None if top is None else int(number_of(top))
        how, quotas = pick["how"], pick.get("quotas") or []
        check(how in ("by-marks", "all", "by-hand"), f"rules.json: how {how} is not known here: this bundle cannot be verified")
        at_line = pick.get("tied-at-the-line") or (
            "none" if self.ties == "shared-worst" and how == "by-marks" and not quotas else "together")
        known = {line.id for line in self.lines if not line.refused}
        picks = {unit for unit in facts.picked(rule["id"]) if unit in known} if how == "by-hand" or at_line == "run-off" else set()
        groups = {}
        for line in self.lines:
            per = (self.units.attribute(line.unit, pick["top-per"]) or "") if pick.get("top-per") else ""
            groups.setdefault((line.cluster if rule.get("within") else "", per), []).append(line)
        for group in groups.values():
            self.cut_group(group, pick, how, top, quotas, at_line, picks)
        if how == "by-hand":
            check(picks, f"ranking {rule['id']} awaits a decision")
            for line in self.lines:
                line.within = line.id in picks

    def cut_group(self, group, pick, how, top, quotas, at_line, picks):
        able = [line for line in group if line.position is not None and self.meets_minimums(line, pick.get("minimum") or [])]
        if how == "all":
            places = len(able)
        elif pick.get("top-share"):
            mode = {"down": "down", "up": "up", "half-up": "half-away-from-zero"}[pick["share-rounds"]]
            ranked = sum(line.position is not None for line in group)
            places = int(round_to(settle(number_of(pick["top-share"]) * ranked / 100), 0, mode))
        else:
            places = top if top is not None else sum(line.id in picks for line in group)
        if quotas:
            self.by_quotas(able, places, pick, quotas)
        else:
            self.to_best(able, places, at_line, picks)

    def meets_minimums(self, line, minimums):
        for minimum in minimums:
            if where(minimum.get("where"))(self.units.reader(line.unit)):
                value = self.engine.values(minimum["of"])[line.unit]
                if not is_number(value) or settle(value) < number_of(minimum["at-least"]):
                    return False
        return True

    def to_best(self, able, places, at_line, picks):
        inside, outside = able[:places], able[places:]
        for line in inside:
            line.within = True
        if not inside or not outside or self.listed_by or outside[0].rank != inside[-1].rank:
            return
        tied = [line for line in able if line.rank == inside[-1].rank]
        if at_line == "together":
            for line in tied:
                line.within = True
            return
        for line in tied:
            line.within = False
        if at_line == "run-off":
            left = places - able.index(tied[0])
            won = [line for line in tied if line.id in picks]
            check(len(won) == left, f"ranking {self.rule['id']} awaits a run-off")
            for line in won:
                line.within = True
        else:
            check(at_line == "none", f"rules.json: tied-at-the-line {at_line} is not known here: this bundle cannot be verified")

    def by_quotas(self, able, places, pick, quotas):
        belongs = {}
        for quota in quotas:
            test = where(quota["where"])
            belongs[quota["id"]] = {line.id for line in able if test(self.units.reader(line.unit))}
        taken = {quota["id"]: 0 for quota in quotas}
        most = {quota["id"]: number_of(quota.get("at-most")) for quota in quotas}
        count = 0

        def take(number, among=None):
            nonlocal count
            got = 0
            for line in able:
                if got >= number or count >= places:
                    break
                if line.within or (among is not None and line.id not in belongs[among]):
                    continue
                own = [name for name in taken if line.id in belongs[name]]
                if any(most[name] is not None and taken[name] >= most[name] for name in own):
                    continue
                line.within = True
                for name in own:
                    taken[name] += 1
                count, got = count + 1, got + 1
            return got

        missing = []
        for quota in quotas:
            least = number_of(quota.get("at-least"))
            if least is None:
                continue
            take(int(least) - taken[quota["id"]], quota["id"])
            for _ in range(int(least) - taken[quota["id"]]):
                if count + len(missing) < places:
                    missing.append(quota["id"])
        take(places - count - len(missing))
        for _ in missing:
            if pick["fill-up"] == "next-best":
                take(1)
            elif pick["fill-up"] == "in-order":
                any(take(1, name) for name in texts(pick["fill-order"]))
            else:
                check(pick["fill-up"] == "leave-empty", f"rules.json: fill-up {pick['fill-up']} is not known here")


@functools.total_ordering
class IdKey:
    """An id as a key of the order, up or down."""

    def __init__(self, id_, up):
        self.id, self.up = units16(id_), up

    def __eq__(self, other):
        return self.id == other.id

    def __lt__(self, other):
        return self.id < other.id if self.up else other.id < self.id


# -------------------------------------------------------------------------------------------------------------------------- prizes

class Prizes:
    """The prizes in the order in which they are given: id, ranking and winners."""

    def __init__(self, engine):
        self.engine, self.given, self.held, self.lists = engine, [], {}, {}
        plan = engine.rules.tree.get("awards")
        self.one = plan is not None and plan["prizes-per-entry"] == "one"
        for award in plan["list"] if plan else []:
            self.give(award)

    def holds(self, award, level, line):
        other = self.held.get((level, line.id))
        return self.one and other is not None and other != words_of(award["name"])

    def give(self, award):
        ranking = self.engine.ranking(self.engine.rules.ranking(award["of"]))
        rule, winners = ranking.rule, []
        cut = rule.get("top") is not None or rule.get("pick") is not None
        cluster = award.get("cluster")
        running = [line for line in ranking.lines if line.position is not None and (not cut or line.within)
                   and (cluster is None or fold(cluster) == fold(line.cluster))]
        if award["by"] in ("hand", "honour"):
            winners = self.by_hand(award, ranking, running)
        else:
            groups = {}
            for line in running:
                groups.setdefault(line.cluster if rule.get("within") else "", []).append(line)
            for name, group in groups.items():
                if award["by"] == "place":
                    key = (rule["id"], name if rule.get("within") else fold(cluster or ""))
                    places = self.lists.setdefault(key, Places(ranking, group))
                    winners += places.give(int(number_of(award["places"])), lambda line: self.holds(award, ranking.level, line))
                else:
                    check(award["by"] == "class", f"rules.json: a prize by {award['by']} is not known here: this bundle cannot be verified")
                    least, below = number_of(award.get("at-least")), number_of(award.get("below"))
                    winners += [line for line in group if (least is None or line.shown >= least) and (below is None or line.shown < below)
                                and not self.holds(award, ranking.level, line)]
        if award["by"] != "honour":
            for line in winners:
                self.held.setdefault((ranking.level, line.id), words_of(award["name"]))
        self.given.append((award["id"], award["of"], winners))

    def by_hand(self, award, ranking, running):
        inside, winners = {line.id for line in running}, []
        for unit in self.engine.facts.picked(award["id"]):
            line = ranking.by_id.get(unit)
            if award["by"] == "honour":
                if unit in ranking.units.index and unit not in self.engine.disqualified:
                    winners.append(line or Line(-1, unit, ""))
            elif unit in inside and not self.holds(award, ranking.level, line):
                winners.append(line)
        return winners


def words_of(name):
    return (name["id"], name["en"]) if isinstance(name, dict) else (name, name)


class Places:
    """The list of a ranking's lines that prizes by place go through."""

    def __init__(self, ranking, lines_):
        self.ranking, self.lines, self.next, self.given, self.promised = ranking, lines_, 0, 0, 0

    def give(self, places, holds):
        dense, winners = self.ranking.ties == "dense", []
        self.promised += places
        left = places if dense else self.promised - self.given
        while self.next < len(self.lines):
            line = self.lines[self.next]
            equal = bool(winners) and not self.ranking.listed_by and line.rank == winners[-1].rank
            if left <= 0 and not equal:
                break
            self.next += 1
            if holds(line):
                continue
            winners.append(line)
            left -= 0 if dense and equal else 1
            self.given += 1
        return winners


# ---------------------------------------------------------------------------------------------------------------------- the verdict

def result_lines(engine):
    """The lines of each ranking by its id, with those of prizes outside of it, and the prizes."""
    prizes = Prizes(engine).given
    rankings = {}
    for rule in engine.rules.rankings:
        ranking = engine.ranking(rule)
        outside = {line.id: line for _, of, winners in prizes if of == rule["id"] for line in winners if line.id not in ranking.by_id}
        rankings[rule["id"]] = ranking.lines + [outside[id_] for id_ in sorted(outside, key=units16)]
    return rankings, prizes


def result_hash(rankings, prizes):
    digest = hashlib.sha256()

    def number(value):
        return "" if value is None else plain(value)

    for name in sorted(rankings, key=units16):
        for line in rankings[name]:
            digest.update("\x1f".join((
                name, line.id, line.cluster, number(line.position), number(line.rank), number(line.score), number(line.shown),
                line.band or "", "1" if line.within else "0")).encode() + b"\n")
    for name, _, winners in prizes:
        digest.update(("\x1e" + "\x1f".join([name, *(line.id for line in winners)]) + "\n").encode())
    return digest.hexdigest()


def unescaped(text):
    """A cell of a table; one that a spreadsheet would take for a formula has an apostrophe before it."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def check_results(bundle, engine, rankings, prizes):
    """results/RANKING.csv and results/rankings.json against the lines computed."""
    listed = {file["path"] for file in bundle.manifest["files"] if file["path"].startswith("results/")}
    expected = {f"results/{name}.csv" for name in rankings} | {"results/rankings.json"}
    check(listed == expected, f"results: {', '.join(sorted(listed ^ expected))}")
    told = parse(bundle.read("results/rankings.json"), "results/rankings.json")
    check(told.get("result_hash") == bundle.manifest["result_hash"], "results/rankings.json: result_hash")
    check([one["ranking"] for one in told["rankings"]] == list(rankings), "results/rankings.json: rankings")
    given = [(one["award"], one["ranking"], [winner["id"] for winner in one["winners"]]) for one in told.get("awards") or []]
    check(given == [(name, of, [line.id for line in winners]) for name, of, winners in prizes], "results/rankings.json: awards")
    for one in told["rankings"]:
        name, lines_ = one["ranking"], rankings[one["ranking"]]
        places = int(number_of(engine.ranking(engine.rules.ranking(name)).rounding["places"]))
        ids = [row["id"] for row in one["rows"]]
        check(ids == [line.id for line in lines_], f"results/rankings.json: lines of {name}")
        known = {line.id: line for line in lines_}
        for row in one["rows"]:
            compare_line(f"results/rankings.json: {name}, {row['id']}", row, known[row["id"]])
        text = bundle.read(f"results/{name}.csv").decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        in_order = sorted(lines_, key=lambda line: (line.rank is None, line.rank or 0, units16(line.id)))
        check([unescaped(row["id"]) for row in rows] == [line.id for line in in_order], f"results/{name}.csv: lines")
        for row in rows:
            line = known[unescaped(row["id"])]
            for key, value in (("ranking", name), ("rank", "" if line.rank is None else plain(line.rank)), ("cluster", line.cluster),
                               ("score", "" if line.shown is None else fixed(line.shown, places)),
                               ("exact_score", "" if line.score is None else plain(line.score)), ("band", line.band or "")):
                check(unescaped(row[key]) == value, f"results/{name}.csv: {key} of {line.id} is {row[key]!r}, computed {value!r}")


def compare_line(place, row, line):
    for key, value in (("rank", line.rank), ("position", line.position), ("score", line.shown), ("exact_score", line.score),
                       ("cluster", line.cluster), ("band", line.band), ("within_top", line.within)):
        there = row[key]
        check(there == value and isinstance(there, bool) == isinstance(value, bool),
              f"{place}: {key} is {there!s}, computed {value!s}")


def verify(path, known=None):
    """The result hash; Differs where the bundle is not what it says."""
    sys.setrecursionlimit(10000)
    bundle = Bundle(path, known)
    manifest = bundle.manifest
    check(manifest["format"] >= 2, "publication.json: format 1 carries no rules.json; only the program itself can verify it")
    editions = {node["id"]: Rules(node) for node in parse(bundle.read("rules.json"), "rules.json")["editions"]}
    Engine.known_rules = editions
    check(list(editions) == manifest["editions"] and list(editions)[:1] == [manifest["edition"]], "publication.json: editions")
    check_rule_hashes(bundle, editions)
    check(editions[manifest["edition"]].hash == manifest["rule_hash"], "publication.json: rule_hash")
    check_names(manifest, editions)
    database = Database(bundle.read("facts.db"))
    try:
        engines = {}

        def engine_of(name):
            if name not in engines:
                engines[name] = Engine(editions[name], Facts(database, editions[name]), engine_of)
            return engines[name]

        engine = engine_of(manifest["edition"])
        check_inputs(manifest, editions, engine_of)
        rankings, prizes = result_lines(engine)
        computed = result_hash(rankings, prizes)
        check_results(bundle, engine, rankings, prizes)
        check(computed == manifest["result_hash"], f"publication.json: result_hash is {manifest['result_hash']}, computed {computed}")
        return computed, bundle.manifest_sha256
    finally:
        database.close()


def check_names(manifest, editions):
    """No file is in the list that the rules do not name."""
    named = {"facts.db", "rules.json", "rules/sources.yaml", "results/rankings.json"}
    for rules in editions.values():
        named.update(f"rules/{rules.id}/{file}" for file in ("edition.yaml", *rules.tables))
        named.update(f"rules/committee/{file}" for file in rules.committee)
    apart = manifest["format"] <= 3
    for ranking in editions[manifest["edition"]].rankings:
        named.add(f"results/{ranking['id']}.csv")
        named.add(f"explanations/{ranking['id']}.jsonl.gz" if apart else "explanations/units.jsonl.gz")
    for path in sorted((file["path"] for file in manifest["files"]), key=units16):
        check(path in named, f"{path}: no file of a bundle")


def check_inputs(manifest, editions, engine_of):
    seen, used = set(), []

    def gather(name):
        used.extend(engine_of(name).facts.inputs())
        seen.add(name)
        for other in editions[name].carried:
            if other not in seen:
                gather(other)

    gather(manifest["edition"])
    check(used == manifest["inputs"], "publication.json: inputs")
    texts_ = sorted((f"{one['edition']}\x1f{one['kind']}\x1f{one['sha256']}" for one in used), key=units16)
    check(hashlib.sha256("\n".join(texts_).encode()).hexdigest() == manifest["input_hash"], "publication.json: input_hash")
    illustrative = any(one["illustrative"] for name in editions for one in engine_of(name).facts.imports)
    check(illustrative == manifest["illustrative"], "publication.json: illustrative")


def verdict(path, known):
    """The result hash and the manifest's, or None and what is wrong."""
    try:
        return verify(path, known)
    except Differs as fault:
        return None, str(fault)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError, StopIteration) as fault:
        # Whatever a stranger's file holds, it is not verified.
        return None, f"the bundle is not of the form that BUNDLE.md says ({type(fault).__name__}: {fault})"


def main(arguments):
    if arguments[:1] == ["--each"]:
        failed = 0
        for path in arguments[1:]:
            computed, said = verdict(path, None)
            failed += computed is None
            if computed is None:
                print(f"FAILED {path}: {said}", file=sys.stderr)
            else:
                print(f"{computed} {path}")
        return 1 if failed else 0
    known = None
    if len(arguments) == 3 and "--manifest" in arguments[:2]:
        at = arguments.index("--manifest")
        known, arguments = arguments[at + 1], arguments[:at] + arguments[at + 2:]
    if len(arguments) != 1 or arguments[0].startswith("--"):
        print(__doc__, file=sys.stderr)
        return 2
    computed, said = verdict(arguments[0], known)
    if computed is None:
        print(f"FAILED: {said}", file=sys.stderr)
        return 1
    print(computed)
    if known is None:
        print(f"That this is the published file is shown by the SHA-256 of publication.json alone: {said}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
