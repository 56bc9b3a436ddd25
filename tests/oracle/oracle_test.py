"""casus parse equals the trainer's own runtime, byte for byte: oracle_test.py PROGRAM.

training/predict.py is a second implementation of the syntax room in Python. It needs numpy; where
there is none, the tests are skipped and say so.
"""
import importlib.util
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "casus"
HOUSE = pathlib.Path(__file__).resolve().parents[2]
ITALIAN = [
    "Mosca e Pyongyang firmano un patto di difesa\n\nIl presidente Bianchi ha detto ieri a Roma che "
    "«l'accordo dell'8 marzo non c'è più». Nessuno, però, vuole dirglielo: né la Cina né gli U.S.A.\n",
    "Il sig. Rossi (ex-ministro) l'avrebbe ucciso con una F-35 da 1.250,75 kg... O forse no?!\n"
    "Scrivete a redazione@giornale.it o leggete www.giornale.it/a?b=1, per esempio.\n",
    "DELL’ESERCITO NON SI SA PIÙ NULLA\n\nPerché è così, città e libertà; andandosene tacque.\n",
]
ENGLISH = [
    "Moscow and Pyongyang sign a defence pact\n\nMr. Brown, the U.S. envoy, said on Jan. 5 that “the "
    "deal won't hold”. Nobody's sure: can't they see it's over? The ministers' plan failed.\n",
    "Kim Jong-un didn't meet J. R. Moss (aged 47) at 5:30 p.m. in St. Louis... Or did he?!\n"
    "Write to desk@paper.org or visit http://paper.org/a?b=1, if $2.4 billion isn't enough.\n",
    "SEOUL’S ARMY CANNOT WAIT\n\nThey gotta go – or so “they” say; I'd've stayed.\n",
]
# None that the cleaning of an article would change: the oracle does not clean.
MARKS = [".", ",", ";", ":", "?", "!", "...", "…", "-", "–", "«", "»", "“", "”", "'", "’", '"', "(",
         ")", "/", "%", "€", "1,5", "2024", "10.000", "xqzt", "Öß", "한국", "Ж", "_", "🤝"]

# Cleaning puts back the space that pages lose between two sentences.
LOST_SPACE = r"([a-zß-öø-ÿ]{3}[»”’'\")\]]*[.!?])([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’])"


def shuffled(texts, seed):
    """Articles without sense: the words of the others and hostile marks, some without a space."""
    words, chance = " ".join(texts).split(), random.Random(seed)
    for _ in range(12):
        pieces = [chance.choice(words if chance.random() < 0.7 else MARKS) for _ in range(120)]
        text = "".join(p + chance.choice(["", " ", " ", " "]) for p in pieces).strip() + " .\n"
        yield re.sub(LOST_SPACE, r"\1 \2", text)
    yield " ".join(chance.choice(words) for _ in range(900)) + ".\n"  # a sentence that is cut


class Oracle(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        if importlib.util.find_spec("numpy") is None:
            self.skipTest("numpy is not installed")

    def compare(self, language, texts):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
            for number, text in enumerate(texts):
                line = {"id": f"{language}-{number}", "lang": language, "text": text}
                file.write(json.dumps(line) + "\n")
            file.flush()
            model = HOUSE / "models" / f"{language}.model"
            predict = [sys.executable, HOUSE / "training/predict.py", "--jsonl", model, file.name]
            expected = self.printed(predict)
            found = self.printed([PROGRAM, "parse", file.name])
        self.assertGreater(expected.count("# newdoc"), len(texts) - 1)
        for one, other in zip(found.split("# newdoc"), expected.split("# newdoc")):
            self.assertEqual(one, other)
        self.assertEqual(found, expected)

    def printed(self, command):
        done = subprocess.run(command, capture_output=True, timeout=600)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        return done.stdout.decode()

    def test_italian(self):
        self.compare("it", ITALIAN)

    def test_english(self):
        self.compare("en", ENGLISH)

    def test_italian_without_sense(self):
        self.compare("it", list(shuffled(ITALIAN, 1)))

    def test_english_without_sense(self):
        self.compare("en", list(shuffled(ENGLISH, 2)))


if __name__ == "__main__":
    unittest.main(verbosity=2)
