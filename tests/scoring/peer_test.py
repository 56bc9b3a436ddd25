"""casus eval equals the scripts that measure the project: peer_test.py PROGRAM.

The held-out sets and their scripts stand beside the house, in ../shared/gold, and in no checkout of
it; where they are missing, the tests are skipped and say so. Compared are all figures, on what casus
itself writes and on outputs that are made wrong at random.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "casus"
GOLD = pathlib.Path(__file__).resolve().parents[3] / "shared" / "gold"
LEVELS = "detect type pair actors actors0 roles status claimant code root".split()
CODES = ["EU", "IGOEUREEC", "NATO", "IGOWSTNAT", "IGOUNOIAE", "UN", "IMGMUSISI", "ISI", "NGM", "INT", "usa gov",
         "ROMGOV", "GZACVL", "PSEUAF", "MED", "UAF", "PRKPRE", "---", "None", "~", "WST", "BRI", "IGOAFUWAS", "IGOX"]
TYPES = ["DEMAND", "yield", "SACTION", "", "NONE", "ASSAULT", "CONSULT", "SUPPORT"]
CAMEOS = ["175", "1712", "192", "084", "08", "057", "01", "2", "190*", "", "112"]
STATUSES = ["Future", "conditional", "historical", "", "other", "asserted", "alleged"]


def printed(figures):
    """As the reports print them."""
    shares = [None if x is None else f"{100 * x:.1f}" for x in figures[:3]]
    return shares + [f"{x:.0f}" for x in figures[3:]]


def of_script(figures):
    return printed([figures[k] for k in ("P", "R", "F1", "gold", "sys")])


def of_casus(row):
    return printed([row[k] for k in ("p", "r", "f1", "gold", "output")])


def spoilt(gold, seed):
    """An output that is right in part: what a coder with every kind of fault might write."""
    chance, lines = random.Random(seed), []
    everything = [event for item in gold for event in item["events"]]

    def maybe(share):
        return chance.random() < share

    for item in gold:
        if maybe(0.1):
            continue
        events = [{k: v for k, v in event.items() if k not in ("optional", "evidence")}
                  for event in item["events"] if maybe(0.8)]
        events += chance.sample(everything, chance.choice([0, 0, 1, 2]))
        events = copy.deepcopy(events)
        for event in events:
            if maybe(0.3):
                event.update(copy.deepcopy(chance.choice(event.get("alt") or [{}])))
            event.pop("alt", None)
            event.pop("optional", None)
            if maybe(0.15):
                event["source"], event["target"] = event["target"], event["source"]
            for side in ("source", "target", "claimant"):
                if maybe(0.15):
                    event[side] = chance.choice([[], None, "RUS", "", chance.sample(CODES, 2),
                                                 (event.get(side) or []) + chance.sample(CODES, 1)])
            for field, values in (("plover", TYPES), ("cameo", CAMEOS), ("status", STATUSES)):
                if maybe(0.15):
                    event[field] = chance.choice(values)
            if maybe(0.1):
                event["event_date"] = chance.choice(["2001-01-01", item["date"], "soon", None])
            if event.get("place") and maybe(0.5):
                event["place"] = {"name": "Near " + event["place"].upper()}
        if maybe(0.3):
            events += copy.deepcopy(events[:1])
        commitments = copy.deepcopy(item.get("commitments", []))
        for one in commitments:
            if maybe(0.3):
                one[chance.choice(["kind", "obligation", "trigger", "status"])] = "other"
            if maybe(0.2):
                one["parties"] = one["parties"][:1]
        lines.append({"id": item["id"], "events": events,
                      "commitments": commitments + copy.deepcopy(commitments[:1]) * maybe(0.3)})
    return lines


def spoilt_claims(gold, seed):
    chance, lines = random.Random(seed), []

    def moved(spans):
        shift = chance.choice([0, 0, 0, 2, 15])
        return [{"start": max(0, s - shift), "end": e + shift // 2} for s, e in spans]

    for item in gold:
        claims = []
        for number, one in enumerate(item["attributions"]):
            if chance.random() < 0.2:
                continue
            source, cue = moved(one["source"]), moved(one["cue"])
            claims.append({"id": f"k{number}", "source": source[0] if source else None,
                           "cue": cue[0] if cue and chance.random() < 0.9 else None, "content": moved(one["content"]),
                           "parent": f"k{number - 1}" if chance.random() < 0.3 else None})
        lines.append({"id": item["id"], "claims": claims})
    return lines


@unittest.skipUnless((GOLD / "score.py").exists(), "no ../shared/gold beside the house")
class Peer(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def printed(self, *command):
        done = subprocess.run(command, capture_output=True, timeout=600)
        self.assertEqual(b"", done.stderr)
        return done.stdout.decode()

    def lines(self, path):
        return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return path

    def coded(self, gold):
        path = self.folder / "coded"
        path.write_text(self.printed(PROGRAM, "code", str(gold)))
        return path

    def evaluated(self, gold, output, *more):
        """What both say: (the script's answer, casus's rows by part)."""
        script = "score_claims.py" if "claims" in gold.name else "score.py"
        said = json.loads(self.printed(sys.executable, str(GOLD / script), "--json", *more, str(gold), str(output)))
        rows = {}
        for line in self.printed(PROGRAM, "eval", "--format", "jsonl", *more, str(gold), str(output)).splitlines():
            row = json.loads(line)
            rows.setdefault(row["part"], []).append(row)
        self.assertEqual([(said["items"], said["answered"])],
                         [(r["number"], r["answered"]) for r in rows["articles"]])
        return said, rows

    def same_events(self, gold, output, *more):
        said, rows = self.evaluated(gold, output, *more)
        self.assertEqual({level: of_script(said["total"][level]) for level in LEVELS},
                         {row["level"]: of_casus(row) for row in rows["events"]})
        self.assertEqual([(said["no_event"]["false_alarm_items"], said["no_event"]["items"])],
                         [(row["articles"], row["of"]) for row in rows["false_alarms"]])
        commitments = said["commitments"]
        self.assertEqual([of_script(commitments["match"]), of_script(commitments["full"])],
                         [of_casus(row) for row in rows["commitments"]])
        self.assertEqual([commitments["attributes"].get(k, 0) for k in ("n", "obligation", "trigger", "status")],
                         [rows["matched_commitments"][0][k] for k in ("number", "obligation", "trigger", "status")])
        self.assertEqual((said["traps"]["n"], len(said["traps"]["fallen_into"])),
                         (rows["forbidden"][0]["of"], len(rows["forbidden"][0]["made"])))
        for name, part in (("date", "date"), ("place", "place"), ("claim", "claimant")):
            self.assertEqual([said["attributes"].get(name + k, 0) for k in ("_ok", "_n")],
                             [rows[part][0]["right"], rows[part][0]["all"]])
        self.assertEqual(list(said["status_confusion"].items()),
                         [(f"{r['gold']}->{r['output']}", r["number"]) for r in rows.get("status_of_found", [])])
        self.same_groups(said, rows)

    def same_groups(self, said, rows):
        for prefix, part in (("lang:", "language"), ("phen:", "phenomenon"), ("type:", "type"), ("stat:", "status")):
            names = sorted((k for k in said["groups"] if k.startswith(prefix)),
                           key=lambda k: -said["ngroup"].get(k, 0))
            self.assertEqual([name[5:] for name in names],
                             list(dict.fromkeys(row["name"] for row in rows.get(part, []))))
            for row in rows.get(part, []):
                group = prefix + row["name"]
                self.assertEqual(said["ngroup"].get(group, 0), row["number"])
                theirs = said["groups"][group][row["level"]]
                if part == "status":
                    self.assertEqual(printed([theirs["R"]]), printed([row["r"]]), group)
                else:
                    self.assertEqual(of_script(theirs), of_casus(row), group)
                self.assertEqual(said["false_alarms"].get(group, 0), row.get("false_alarms", 0))
        agreements = {row["name"]: row for row in rows.get("agreement", [])}
        self.assertEqual(list(said["agreement"]), list(agreements))
        for name, theirs in said["agreement"].items():
            ours = agreements[name]
            self.assertEqual(printed([theirs[k] for k in ("type_dice", "actors_dice", "status_dice", "items")]),
                             printed([ours[k] for k in ("type", "actors", "status", "number")]))
            self.assertEqual(printed([theirs["detect_agree"], theirs["actors_identical"]]),
                             printed([ours["detect"], ours["actors_identical"]]))

    def same_claims(self, gold, output):
        said, rows = self.evaluated(gold, output)
        self.assertEqual({level: of_script({**said[level], "gold": said["gold"], "sys": said["system"]})
                          for level in ("content", "speaker", "cue")},
                         {row["level"]: of_casus(row) for row in rows["claims"]})

    def test_what_casus_writes(self):
        for name in ("seed.it", "dev-it", "dev-en"):
            with self.subTest(name):
                gold = GOLD / f"{name}.jsonl"
                output = self.coded(gold)
                self.same_events(gold, output)
                self.same_events(gold, output, "--strict")

    def test_claims_that_casus_writes(self):
        gold = GOLD / "claims-dev.en.jsonl"
        self.same_claims(gold, self.coded(gold))

    def test_wrong_outputs(self):
        names = ("seed.it", "dev-it", "dev-en", "dev-es", "dev-fr", "dev-de")
        items = [item for name in names for item in self.lines(GOLD / f"{name}.jsonl")]
        gold = self.write("gold", items)
        for seed in range(4):
            with self.subTest(seed=seed):
                output = self.write("output", spoilt(items, seed))
                self.same_events(gold, output)
                self.same_events(gold, output, "--strict")

    def test_wrong_claims(self):
        items = self.lines(GOLD / "claims-dev.en.jsonl")[:30]
        gold = self.write("claims", items)
        for seed in range(3):
            with self.subTest(seed=seed):
                self.same_claims(gold, self.write("output", spoilt_claims(items, seed)))


if __name__ == "__main__":
    unittest.main(verbosity=2)
