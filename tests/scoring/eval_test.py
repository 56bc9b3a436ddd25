"""casus eval as a person calls it: eval_test.py PROGRAM."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "casus"
AID = {"plover": "AID", "source": ["NOR"], "target": ["FIN"], "status": "asserted"}


class Eval(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, *lines):
        text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
        (self.folder / name).write_text(text)

    def casus(self, *words, stdin=""):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, input=stdin.encode(), timeout=300,
                              capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_output_from_a_pipe(self):
        self.write("gold", {"id": "a", "events": [AID]})
        status, out, talk = self.casus("eval", "gold", "-", stdin=json.dumps({"id": "a", "events": [AID]}))
        self.assertEqual((0, ""), (status, talk))
        self.assertIn("articles 1, answered 1\n", out)
        self.assertRegex(out, r"actors +100\.0 +100\.0 +100\.0 +1 +1\n")

    def test_what_casus_codes_can_be_scored(self):
        text = "Russia and North Korea signed a defence treaty on Wednesday."
        self.write("gold.jsonl", {"id": "a", "lang": "en", "date": "2024-06-20", "text": text, "events": [
            {"plover": "SUPPORT", "source": ["RUS", "PRK"], "target": ["RUS", "PRK"]}]})
        self.assertEqual((0, "", ""), self.casus("code", "--out", "out.jsonl", "gold.jsonl"))
        status, out, _ = self.casus("eval", "--format", "jsonl", "gold.jsonl", "out.jsonl")
        rows = [json.loads(line) for line in out.splitlines()]
        actors = [r for r in rows if r["part"] == "events" and r["level"] == "actors"]
        self.assertEqual((0, 1.0), (status, actors[0]["r"]))

    def test_strict_errors_and_out(self):
        self.write("gold", {"id": "a", "text": "Oslo paid.", "events": [{**AID, "alt": [{"target": ["SWE"]}]}]})
        self.write("out", {"id": "a", "events": [{**AID, "target": ["SWE"]}]})
        for words, recall in (([], "100.0"), (["--strict"], "0.0")):
            self.assertEqual((0, "", ""), self.casus("eval", *words, "--errors", "3", "--out", "t", "gold", "out"))
            table = (self.folder / "t").read_text()
            self.assertRegex(table, rf"actors +{recall} +{recall} +{recall} +1 +1\n")
            self.assertEqual("--strict" in words, "missed  a  AID asserted NOR > FIN  | Oslo paid.\n" in table)

    def test_every_broken_line_is_one_sentence_and_no_figures(self):
        self.write("gold", {"id": "a", "events": []}, "{", "", {"id": "a", "events": []}, "[]")
        self.write("out", {"id": "a"})
        status, out, talk = self.casus("eval", "gold", "out")
        self.assertEqual((1, ""), (status, out))
        lines = talk.splitlines()
        self.assertEqual(3, len(lines))
        self.assertTrue(lines[0].startswith("casus: gold:2: is no valid JSON: "))
        self.assertEqual(["casus: gold:4: its id 'a' stands already in line 1 (one line an article)",
                          "casus: gold:5: is no JSON object"], lines[1:])
        self.write("out", {"id": "a"}, {"events": []})
        self.write("gold", {"id": "a", "events": []})
        self.assertEqual((1, "", "casus: out:2: has no \"id\" (it must be that of the gold)\n"),
                         self.casus("eval", "gold", "out"))

    def test_another_kind_of_file(self):
        self.write("gold", *["Oslo paid."] * 1000)
        status, out, talk = self.casus("eval", "gold", "gold")
        self.assertEqual((1, "", 21), (status, out, talk.count("\n")))
        self.assertTrue(talk.endswith("casus: gold: more lines were not read\n"))

    def test_what_cannot_be_compared(self):
        self.write("gold", {"id": "a", "events": [AID]})
        self.write("out", {"id": "b", "events": [AID]})
        self.assertEqual((1, "", "casus: out: answers no article of gold (the two are compared by \"id\")\n"),
                         self.casus("eval", "gold", "out"))
        self.assertEqual((1, "", "casus: none: no such file\n"), self.casus("eval", "gold", "none"))
        self.assertEqual((2, "", "casus: GOLD and OUT cannot both be standard input\n"),
                         self.casus("eval", "-", "-"))
        self.assertEqual(2, self.casus("eval", "gold")[0])

    def test_own_aliases(self):
        self.write("gold", {"id": "a", "events": [{**AID, "source": ["PHX"]}]})
        self.write("out", {"id": "a", "events": [{**AID, "source": ["PHL"]}]})
        (self.folder / "mine/ontology").mkdir(parents=True)
        self.write("mine/ontology/aliases.tsv", "state\tPHX\tPHL")
        self.assertRegex(self.casus("eval", "gold", "out")[1], r"actors +0\.0 ")
        self.assertRegex(self.casus("--knowledge", "mine", "eval", "gold", "out")[1], r"actors +100\.0 ")
        self.write("mine/ontology/aliases.tsv", "state\tPHX\tPHILIPPINES")
        status, _, talk = self.casus("lint-knowledge", "mine")
        self.assertEqual((1, True), (status, "aliases.tsv:1: unknown state 'PHILIPPINES'" in talk))


if __name__ == "__main__":
    unittest.main(verbosity=2)
