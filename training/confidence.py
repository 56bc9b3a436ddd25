#!/usr/bin/env python3
"""Fits knowledge/ontology/confidence.tsv: how sure an event is, from what it rests on.

  confidence.py --coded OUT.jsonl... --verdicts FILE.jsonl... [--write TSV]

OUT.jsonl: `casus code --grounds --min-confidence 0`. A verdict is {"key", "right"}; its key is
"ID|text or title|START|TYPE|SOURCES|TARGETS|STATUS" of the event judged, its sides joined by commas.
A logistic model with a quadratic penalty; the folds of the cross-validation are whole articles, so
that no event is judged by a model that has seen its article. Needs numpy only.
"""
import argparse
import collections
import json
import math
import sys

import numpy as np

PENALTY = 15.0
RARE = 8  # a ground of fewer events weighs nothing
FOLDS = 10


def key_of(article, event):
    where = event["evidence"][0]
    sides = (",".join(event[side]) for side in ("source", "target"))
    return "|".join([article, where.get("in", "text"), str(where["start"]), event["plover"], *sides,
                     event["status"]])


def read(coded, verdicts):
    """(article, grounds, right) of every judged event that the coder still gives."""
    judged = collections.defaultdict(list)
    for path in verdicts:
        for line in open(path, encoding="utf8"):
            verdict = json.loads(line)
            judged[verdict["key"]].append(bool(verdict["right"]))
    rows, told = [], set()
    for path in coded:
        for line in open(path, encoding="utf8"):
            article = json.loads(line)
            for event in article["events"]:
                key = key_of(article["id"], event)
                if key in told:
                    continue
                told.add(key)
                for right in judged.get(key, []):
                    rows.append((article["id"], event["grounds"], right))
    return rows


def fit(features, right, weight, penalty=PENALTY):
    """Newton's method; the first column is the base and bears no penalty."""
    count = features.shape[1]
    theta = np.zeros(count)
    ridge = np.full(count, penalty)
    ridge[0] = 1e-6
    for _ in range(50):
        probability = 1 / (1 + np.exp(-features @ theta))
        gradient = features.T @ (weight * (probability - right)) + ridge * theta
        curvature = (features.T * (weight * probability * (1 - probability))) @ features
        step = np.linalg.solve(curvature + np.diag(ridge), gradient)
        theta -= step
        if np.abs(step).max() < 1e-8:
            break
    return theta


def wilson(hits, total):
    if total == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def rank(scores, right):
    """Share of pairs of a right and a wrong event that the scores put in order."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    good, bad = right.sum(), len(right) - right.sum()
    return (ranks[right == 1].sum() - good * (good + 1) / 2) / (good * bad)


def report(scores, right):
    print(f"events {len(right)}, right {100 * right.mean():.1f} %, pairs in order {100 * rank(scores, right):.1f} %")
    print("confidence  events  right  95 % interval")
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1)
        total, hits = int(inside.sum()), int(right[inside].sum())
        if total:
            least, most = wilson(hits, total)
            print(f"{low:.1f} to {low + 0.1:.1f}  {total:6}  {100 * hits / total:5.1f}  {100 * least:.0f} to {100 * most:.0f}")
    print("least  kept  right of the kept  right ones kept  F1")
    for least in np.arange(0, 0.75, 0.05):
        kept = scores >= least
        precision = right[kept].mean() if kept.any() else 0
        recall = right[kept].sum() / right.sum()
        print(f"{least:.2f}  {int(kept.sum()):5}  {100 * precision:6.1f}  {100 * recall:6.1f}  {200 * precision * recall / (precision + recall):6.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--coded", nargs="+", required=True)
    parser.add_argument("--verdicts", nargs="+", required=True)
    parser.add_argument("--write")
    parser.add_argument("--least", nargs="+", default=["0.4"],
                        help="the row `least`, then rows for languages: 0.4 it=0.5")
    options = parser.parse_args()
    rows = read(options.coded, options.verdicts)
    if not rows:
        sys.exit("confidence.py: no verdict fits an event; were the outputs made with --grounds?")
    counts = collections.Counter(ground for _, grounds, _ in rows for ground in grounds)
    names = ["base"] + sorted(name for name, count in counts.items() if count >= RARE)
    column = {name: index for index, name in enumerate(names)}
    features = np.zeros((len(rows), len(names)))
    features[:, 0] = 1
    for index, (_, grounds, _) in enumerate(rows):
        for ground in grounds:
            if ground in column:
                features[index, column[ground]] = 1
    right = np.array([float(one) for _, _, one in rows])
    weight = np.ones(len(rows))
    articles = sorted({article for article, _, _ in rows})
    fold_of = {article: index % FOLDS for index, article in enumerate(articles)}
    folds = np.array([fold_of[article] for article, _, _ in rows])
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        train = folds != fold
        theta = fit(features[train], right[train], weight[train])
        scores[~train] = 1 / (1 + np.exp(-features[~train] @ theta))
    report(scores, right)
    if options.write:
        theta = fit(features, right, weight)
        with open(options.write, "w", encoding="utf8") as out:
            out.write("# What an event's confidence rests on: a logistic model of whether type, sides and status are\n"
                      "# right, fitted by training/confidence.py to judged events (docs/measurements.md). A weight is in\n"
                      "# log-odds; \"base\" holds for every event; below \"least\" `casus code` leaves an event out.\n"
                      "# ground\tweight\n")
            for least in options.least:
                language, _, value = least.rpartition("=")
                out.write(f"least{' ' * bool(language)}{language}\t{value}\n")
            for name, value in zip(names, theta):
                if name == "base" or abs(value) >= 0.005:
                    out.write(f"{name}\t{value:.2f}\n")


if __name__ == "__main__":
    main()
