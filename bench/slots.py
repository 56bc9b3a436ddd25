#!/usr/bin/env python3
"""How well casus fills those slots of gold events that the text gives by an anaphor or a description.

slots.py [GOLD.jsonl ...] [--casus PROGRAM] [--misses N] [--sample N]

A slot is one actor of the source, target or claimant of a required event. It counts when it rests on an
anaphor or a description: a pronoun, a subject left out, a possessive, a first person, "the country", "the two
leaders", "the minister", or a role without a country ("police"). That is derived, nobody marked it by hand:

  - the coded event fills the slot by such a mention, or
  - the sentence of the event's evidence does not name the slot's country or body, but has such a mention that
    no other actor of the event accounts for.

Right: the coded event has the actor there; open: it has nobody there, or only others of the gold side; wrong:
it has somebody else. Of events that were not coded at all, the mentions of the sentence answer instead: right
when one of them means the actor, wrong when one means nobody of that event's gold, else open; they are
counted apart as well. Slots of which the sentence holds neither name nor anaphor are only counted ("nowhere").
Countries and bodies are compared, not roles. Without GOLD: dev-it and dev-en beside the project; where they
are missing, nothing is measured and a line says so.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys

ANAPHORIC = {"pronoun", "zero", "possessive", "description", "both", "first-person", "role"}
SIDES = ("source", "target", "claimant")
SHARED = pathlib.Path(__file__).resolve().parent.parent.parent / "shared" / "gold"


def run(casus, verb, path):
    command = [casus, verb, "--input", "jsonl", "--format", "jsonl", str(path)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {item["id"]: item for item in map(json.loads, lines.splitlines())}


class Item:
    """One gold text with what casus finds in it."""

    def __init__(self, gold, coded, found, score):
        self.gold, self.events, self.score = gold, coded["events"], score
        self.claims = {claim["id"]: claim for claim in coded["claims"]}
        self.text, self.mentions = gold["text"], found["mentions"]

    def keys(self, codes):
        return {key[0] for key in self.score.keyset(codes)} - {"?"}

    def sentence(self, start):
        """The stretch between full stops around a place of the text."""
        first, last = 0, len(self.text)
        for at in range(len(self.text) - 1):
            if self.text[at] in ".!?\n" and self.text[at + 1] in " \n»\"”" and self.is_end(at):
                if at < start:
                    first = at + 1
                elif last == len(self.text):
                    last = at + 1
        return first, last

    def is_end(self, at):
        word = self.text[:at].split()[-1:] or [""]
        return len(word[0].strip("(\"“«")) > 3 or word[0].islower() or self.text[at] != "."

    def anaphors(self, first, last):
        return [m for m in self.mentions if first <= m["start"] < last and
                (m["how"] in ANAPHORIC or m["type"] in ("pronoun", "zero"))]

    def is_named(self, key, first, last):
        return any(first <= m["start"] < last and key in self.keys(m["codes"]) for m in self.mentions
                   if m["how"] not in ANAPHORIC and m["type"] not in ("pronoun", "zero"))

    def fillers(self, coded, side):
        """Who fills a side of a coded event, each with the way it is told."""
        if coded is None or side != "claimant":
            return (coded or {}).get(side + "_actors") or []
        claim = self.claims.get(coded["claim"]) or {}
        speakers = [a for a in claim.get("speaker_actors", []) if a["code"] in coded["claimant"]]
        told = {a["code"] for a in speakers}
        return speakers + [{"code": code, "how": "name"} for code in coded["claimant"] if code not in told]

    def match(self, event, first, last):
        """The coded event of that type whose evidence lies in the sentence and which fits best."""
        best, most = None, -1
        for other in self.events:
            if other["plover"] not in {r["plover"] for r in self.score.readings(event)}:
                continue
            if not any(first <= e["start"] < last for e in other["evidence"]):
                continue
            fit = sum(len(self.keys(event.get(s)) & self.keys(other.get(s))) for s in SIDES)
            fit += other["status"] == event["status"]
            if fit > most:
                best, most = other, fit
        return best


def judge(item):
    """Yields (kind, verdict, coded, side, actor, evidence, sentence) of each slot that counts."""
    for event in item.gold["events"]:
        at = item.text.find(event.get("evidence") or "\0")
        if event.get("optional") or at < 0:
            continue
        first, last = item.sentence(at)
        coded = item.match(event, first, last)
        gold = {key for side in SIDES for key in item.keys(event.get(side))}
        for side in SIDES:
            for key in sorted(item.keys(event.get(side))):
                kind, verdict = slot(item, coded, gold, event, side, key, first, last)
                yield kind, verdict, coded is not None, side, key, event["evidence"], item.text[first:last]


def slot(item, coded, gold, event, side, key, first, last):
    fillers = item.fillers(coded, side)
    own = [f for f in fillers if key in item.keys([f["code"]])]
    others = [f for f in fillers if not item.keys([f["code"]]) & item.keys(event.get(side))]
    named = item.is_named(key, first, last)
    if own:
        by = next((f["how"] for f in own if f["how"] in ANAPHORIC), None)
        # A name in the sentence before may fill it too, through a chain of subjects.
        return (by, "right") if by else (None, None)
    if others and any(f["how"] in ANAPHORIC for f in others) and not named:
        return next(f["how"] for f in others if f["how"] in ANAPHORIC), "wrong"
    if named:
        return None, None
    near = item.anaphors(first, last)
    if not near:
        return "nowhere", None
    if coded is not None:
        values = item.keys(coded.get(side)) - item.keys(event.get(side))
        if side == "claimant" and item.keys(event.get("claimant")) <= item.keys(coded.get("source")):
            return None, None
        return kind_of(near, item, key), "wrong" if values else "open"
    meant = [item.keys(m["codes"]) for m in near]
    if any(key in keys for keys in meant):
        return kind_of(near, item, key), "right"
    return kind_of(near, item, key), "wrong" if any(keys - gold for keys in meant) else "open"


def kind_of(near, item, key):
    """How the mention refers that means the actor, or else the first of the sentence."""
    best = next((m for m in near if key in item.keys(m["codes"])), near[0])
    return best["how"] if best["how"] in ANAPHORIC else best["type"]


def table(counts, title):
    print(f"{title:16}{'n':>6}{'right':>8}{'wrong':>8}{'open':>8}")
    for kind, count in sorted(counts.items(), key=lambda pair: (pair[0] != "all", -sum(pair[1].values()))):
        total = sum(count.values())
        shares = "".join(f"{100 * count[v] / total:7.1f}%" for v in ("right", "wrong", "open"))
        print(f"{kind:16}{total:6}{shares}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=pathlib.Path)
    parser.add_argument("--casus", default="build/release/bin/casus")
    parser.add_argument("--misses", type=int, default=0, help="list so many that are not right")
    parser.add_argument("--sample", type=int, default=0, help="list so many drawn from all")
    options = parser.parse_args()
    files = options.gold or [SHARED / "dev-it.jsonl", SHARED / "dev-en.jsonl"]
    missing = [str(path) for path in files if not path.exists()]
    if missing or not (SHARED / "score.py").exists():
        print("skipped: no gold files", *missing)
        return 0
    sys.path.insert(0, str(SHARED))
    import score  # the scorer of the gold files knows which codes are one actor
    for path in files:
        coded, found = run(options.casus, "code", path), run(options.casus, "actors", path)
        counts, missed = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
        nowhere, listed = 0, []
        for gold in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            for row in judge(Item(gold, coded[gold["id"]], found[gold["id"]], score)):
                kind, verdict, is_coded, side = row[:4]
                nowhere += kind == "nowhere"
                if verdict is None:
                    continue
                for group in ("all", kind, "as " + side):
                    counts[group][verdict] += 1
                missed["all" if is_coded else "not coded"][verdict] += 1
                listed.append((gold["id"],) + row)
        table(counts, path.stem)
        table({"coded" if k == "all" else k: v for k, v in missed.items()}, "… of events")
        print(f"neither named nor meant in the sentence: {nowhere}\n")
        if options.sample:
            random.Random(0).shuffle(listed)
        shown = listed[:options.sample] or [row for row in listed if row[2] != "right"][:options.misses]
        for name, kind, verdict, is_coded, side, key, evidence, sentence in shown:
            print(f"{verdict} {name} {side} {key} by {kind}{'' if is_coded else ', not coded'}: "
                  f"“{evidence}” in …{sentence.strip()}…")
    return 0


if __name__ == "__main__":
    sys.exit(main())
