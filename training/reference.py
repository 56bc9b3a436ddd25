#!/usr/bin/env python3
"""Fits knowledge/reference/en.weights.tsv: whom a pronoun means, from what speaks for each candidate.

  reference.py CORPUS.conllu.xz... [--casus PROGRAM] [--write TSV] [--folds N]

A corpus has chains of entities in MISC (Entity=, SplitAnte=, as GUM writes them). casus reads its raw
text and tells for each pronoun the candidates and their traits (`casus actors --choices`). A
log-linear model over nobody, the actors and the nouns, with a quadratic penalty; a candidate is right
when a name or noun of it stands in the pronoun's chain, nobody when no candidate does. The folds of
the cross-validation are whole documents. As the traits tell what earlier pronouns were taken for,
fit twice: the second time with the first weights in place.
"""
import argparse
import collections
import json
import lzma
import os
import re
import subprocess
import sys

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import chains  # noqa: E402

PRONOUNS = ("person", "thing", "plural")
CANDIDATES = ("nobody", "actor", "noun")
UNNAMED = 0.3  # how much a pronoun of a chain without a name counts
PENALTY = 2.0
RARE = 5  # a value of a trait seen less often weighs nothing
STEPS = 60
# share at which the ranker fills what the rules left open, lead at which it takes another than they, and
# share below which whom they chose is nobody
LIMITS = {"person": (0.25, 0.4, 0.05), "thing": (0.35, 9, 0.03), "plural": (0.35, 9, 0.03)}


def split_antecedents(path):
    """document: chain of several: the chains of its members"""
    found, document = collections.defaultdict(lambda: collections.defaultdict(set)), None
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                document = line.split("=")[1].strip()
            for pairs in re.findall(r"SplitAnte=([^|\s]*)", line):
                for pair in pairs.split(","):
                    member, whole = pair.split("<")
                    found[document][whole].add(member)
    return found


class Gold:
    """Which chains a stretch of a document belongs to."""

    def __init__(self, document, mentions, several):
        self.mentions, self.several = mentions, several
        self.heads, self.phrases, self.named = [], collections.defaultdict(list), set()
        self.pronouns, self.keys = {}, collections.defaultdict(set)
        for chain, gold in sorted(document.mentions.items()):
            for first, last, head in gold:
                start, end, upos, _ = document.words[head]
                self.heads.append((start, end, chain))
                if upos == "PROPN":
                    self.named.add(chain)
                    self.keys[chain] |= {self.key(m) for m in mentions if self.is_name(m)
                                         and m["start"] < end and start < m["end"]}
                if first == last and upos == "PRON":
                    self.pronouns.setdefault(start, chain)
                if upos != "PRON":
                    self.phrases[chain].append((document.words[first][0], document.words[last][1],
                                                start, end))

    @staticmethod
    def is_name(mention):
        return mention["type"] != "pronoun" and mention["how"] not in chains.ANAPHORIC

    @staticmethod
    def key(mention):
        return mention["actor"] or mention["name"]

    def chains_at(self, start, end):
        return {chain for first, last, chain in self.heads if first < end and start < last}

    def is_in(self, chain, start, end):
        return any(first < end and start < last for _, _, first, last in self.phrases[chain])

    def is_right(self, chain, option):
        if option["candidate"] == "noun":
            return any(self.is_in(chain, start, end) for start, end in option["nouns"])
        members = [[self.mentions[i] for i in member] for member in option["named"]]
        if len(members) > 1:
            return self.is_set(chain, members)
        if not members or not members[0]:
            return False
        key = self.key(members[0][0])
        return (any(self.is_in(chain, m["start"], m["end"]) for m in members[0])
                or (key is not None and key in self.keys[chain]))

    def is_set(self, chain, members):
        for start, end, _, _ in self.phrases[chain]:
            if all(any(start <= m["start"] and m["end"] <= end for m in member) for member in members):
                return True
        parts = self.several.get(chain, ())
        return len(parts) == len(members) > 1 and all(
            any(part in self.chains_at(m["start"], m["end"]) for member in members for m in member)
            for part in parts)


def read(path, casus):
    """Every pronoun: document, kind, whether its chain has a name, options, which are right."""
    documents, several = chains.read(path), split_antecedents(path)
    lines = "".join(json.dumps({"id": d.name, "lang": "en", "text": d.text}) + "\n" for d in documents)
    run = subprocess.run([casus, "actors", "--choices", "--input", "jsonl", "--format", "jsonl", "-"],
                         input=lines, capture_output=True, text=True, check=True)
    found = {item["id"]: item for item in map(json.loads, run.stdout.splitlines())}
    rows = []
    for document in documents:
        item = found[document.name]
        gold = Gold(document, item["mentions"], several[document.name])
        for choice in item.get("choices", []):
            chain = gold.pronouns.get(item["mentions"][choice["mention"]]["start"])
            right = [chain is not None and gold.is_right(chain, option) for option in choice["options"]]
            right[0] = not any(right)
            rows.append({"document": document.name, "kind": PRONOUNS.index(choice["pronoun"]),
                         "named": chain in gold.named, "options": choice["options"], "right": right,
                         "mention": item["mentions"][choice["mention"]], "mentions": item["mentions"]})
    return rows


def trait_specs():
    """Names and bounds as src/reference/traits.h has them."""
    header = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src/reference/traits.h")
    found = re.findall(r'\{"(\w+)", (\d+)\}', open(header, encoding="utf-8").read())
    return [(name, int(bound)) for name, bound in found]


class Table:
    """The rows as tensors: a slot for each value of each trait, by kind of pronoun and candidate."""

    def __init__(self, rows, specs):
        bases = [0]
        for _, bound in specs:
            bases.append(bases[-1] + bound)
        self.size = bases[-1] * len(PRONOUNS) * len(CANDIDATES)
        slots, owner, right = [], [], []
        for number, row in enumerate(rows):
            for option, is_right in zip(row["options"], row["right"]):
                block = row["kind"] * len(CANDIDATES) + CANDIDATES.index(option["candidate"])
                slots.append([block * bases[-1] + base + value
                              for base, value in zip(bases, option["traits"])])
                owner.append(number)
                right.append(is_right)
        self.count = len(rows)
        self.slots, self.owner = torch.tensor(slots), torch.tensor(owner)
        self.right = torch.tensor(right)
        self.weight = torch.tensor([1.0 if row["named"] else UNNAMED for row in rows])

    def shares(self, weights):
        scores = torch.nn.functional.embedding_bag(self.slots, weights[:, None], mode="sum")[:, 0]
        grown = torch.exp(scores.clamp(-50, 50))
        return grown / torch.zeros(self.count).index_add(0, self.owner, grown)[self.owner]


def fit(table, keep):
    """`keep`: the rows to learn from."""
    options = keep[table.owner]
    slots, owner, right = table.slots[options], table.owner[options], table.right[options]
    seen = torch.bincount(slots.flatten(), minlength=table.size)
    common = (seen >= RARE).float()
    weights = torch.zeros(table.size, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")
    counts = table.weight * keep

    def loss():
        search.zero_grad()
        scores = torch.nn.functional.embedding_bag(slots, (weights * common)[:, None], mode="sum")[:, 0]
        grown = torch.exp(scores.clamp(-50, 50))
        total = torch.zeros(table.count).index_add(0, owner, grown)
        good = torch.zeros(table.count).index_add(0, owner, grown * right)
        value = -(counts[keep] * torch.log((good / total)[keep] + 1e-9)).sum()
        value = value + PENALTY * (weights ** 2).sum()
        value.backward()
        return value

    search.step(loss)
    return (weights * common).detach()


def decide(row, shares, chosen_trait):
    """As the resolver decides, but for what it never changes: the option, 0 for nobody."""
    fill, lead, drop = LIMITS[PRONOUNS[row["kind"]]]
    actors = [i for i, o in enumerate(row["options"]) if o["candidate"] == "actor"]
    nouns = [shares[i] for i, o in enumerate(row["options"]) if o["candidate"] == "noun"]
    best = max(actors, key=shares.__getitem__, default=0)
    rules = next((i for i in actors if row["options"][i]["traits"][chosen_trait] >= 4), 0)
    if not rules:
        return best if best and shares[best] >= max(nouns + [fill]) else 0
    if shares[best] - shares[rules] >= lead:
        return best
    return rules if shares[rules] >= drop else 0


def verdicts(rows, shares, specs):
    at, chosen_trait = 0, [name for name, _ in specs].index("rule_choice")
    for row in rows:
        own = shares[at:at + len(row["right"])]
        at += len(own)
        choice = decide(row, own, chosen_trait)
        yield row, "open" if not choice else "right" if row["right"][choice] else "wrong"


def report(judged):
    counts = collections.defaultdict(collections.Counter)
    for row, verdict in judged:
        names = ["all", PRONOUNS[row["kind"]]] + (["news"] if "_news_" in row["document"] else [])
        for name in names if row["named"] else ["unnamed"]:
            counts[name][verdict] += 1
    for name, count in sorted(counts.items()):
        total = sum(count.values())
        print(f"{name:8}{total:6}" + "".join(f"{100 * count[v] / total:7.1f} {v}"
                                             for v in ("right", "wrong", "open")))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--casus", default="build/release/bin/casus")
    parser.add_argument("--write")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    torch.manual_seed(0)
    rows = [row for path in options.corpus for row in read(path, options.casus)]
    fold = {name: i % options.folds for i, name in enumerate(sorted({r["document"] for r in rows}))}
    specs = trait_specs()
    table = Table(rows, specs)
    folds = torch.tensor([fold[row["document"]] for row in rows])
    shares = torch.zeros(len(table.owner))
    for part in range(options.folds):
        other = folds[table.owner] == part
        shares[other] = table.shares(fit(table, folds != part))[other]
    report(verdicts(rows, shares.tolist(), specs))
    if options.write:
        write(options.write, fit(table, folds >= 0).tolist(), specs)


def write(path, weights, specs):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Whom a pronoun means: a log-linear model over nobody, the actors and the nouns before it, fitted by\n"
                  "# training/reference.py (docs/measurements.md). A weight is in hundredths of log-odds and holds for one\n"
                  "# value of one trait (src/reference/traits.h). limits: the share at which it fills what the rules left open,\n"
                  "# the lead at which it takes another than they, the share below which whom they chose is nobody.\n"
                  "# limits\tpronoun\tfill\tlead\tdrop\n"
                  "# weight\tpronoun\tcandidate\ttrait\tvalue\thundredths\n")
        for name, limits in LIMITS.items():
            out.write("limits\t" + name + "".join(f"\t{limit}" for limit in limits) + "\n")
        slot = 0
        for pronoun in PRONOUNS:
            for candidate in CANDIDATES:
                for trait, bound in specs:
                    for value in range(bound):
                        points = round(100 * weights[slot])
                        slot += 1
                        if points:
                            out.write(f"weight\t{pronoun}\t{candidate}\t{trait}\t{value}\t{points}\n")


if __name__ == "__main__":
    main()
