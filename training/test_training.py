"""Tests of the trainer: python3 -m unittest discover -s training -p 'test_*.py' (they skip without numpy, and those that need torch without it)."""
import itertools
import os
import random
import tempfile
import unittest

try:
    import numpy as np
except ImportError:
    raise unittest.SkipTest("numpy is not installed")

import atoms
import conllu
import features
import lemma
import mwt
import names
import tree

ROW = "{}\t{}\t{}\tX\t_\t_\t{}\t{}\t_\t{}\n"


def sentence(forms, glue=()):
    return "".join(ROW.format(i + 1, f, f, i, "root" if i == 0 else "dep", "SpaceAfter=No" if i in glue else "_")
                   for i, f in enumerate(forms)) + "\n"


class Treebanks(unittest.TestCase):
    def test_no_test_sentence_is_trained_on(self):
        with tempfile.TemporaryDirectory() as folder:
            def put(name, *sentences):
                with open(os.path.join(folder, name + ".conllu"), "w", encoding="utf8") as out:
                    out.write("".join(sentences))
            kept = sentence(["Il", "gatto", "dorme", "."], {2})
            put("xx_one-train", kept, sentence(["Piove", "."], {0}))
            put("xx_one-dev", sentence(["Nevica", "."]))
            put("xx_one-test", sentence(["Il", "sole"]))
            put("xx_two-train", sentence(["il", "SOLE", "!"]), sentence(["Il", "gatto", "dorme", "."]), sentence(["Ciao"]))
            put("xx_two-test", sentence(["piove"]))
            got = conllu.training_sentences(folder, "xx", ["one", "two"], lambda _: None)
            self.assertEqual([[w.form for w in s.words] for s in got], [["Il", "gatto", "dorme", "."], ["Ciao"]])
            more = conllu.training_sentences(folder, "xx", ["one", "one-dev"], lambda _: None)
            self.assertEqual({s.treebank for s in more}, {"one"})
            banned = conllu.banned_keys(folder, "xx")
            self.assertFalse([s for s in got if s.key() in banned])

    def test_raw_text_keeps_spans(self):
        with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf8") as out:
            out.write(sentence(["Sì", "."], {0}) + "# newpar\n" + "1-2\tdella\t_\t_\t_\t_\t_\t_\t_\t_\n" +
                      sentence(["di", "la", "casa"]))
            out.flush()
            text, spans = conllu.raw_text(conllu.read(out.name))
        self.assertEqual(text, "Sì.\n\ndella casa\n")
        self.assertEqual([[text[a:b] for a, b in s] for s in spans], [["Sì", "."], ["della", "casa"]])


class Features(unittest.TestCase):
    def test_hash_and_shape(self):
        self.assertEqual(features.hash64(""), features.hash64(""))
        self.assertNotEqual(features.hash64("a"), features.hash64("b"))
        self.assertEqual(features.shape("McDonald's-2024"), "XxXxx'x-dd")
        self.assertEqual(features.subwords("l'")[0], "L:l'")
        self.assertEqual(len(features.subwords("x")), features.SUBWORDS)

    def test_lemma_scripts_give_the_lemma_back(self):
        for form, want in (("andiamo", "andare"), ("LONDRA", "Londra"), ("Città", "città"), ("è", "essere"), ("the", "the"),
                           ("Bushes", "Bush"), ("1994", "1994"), ("dell'", "di"), ("iPhone", "iPhone")):
            self.assertEqual(lemma.apply(lemma.script_of(form, want), form), want)
        self.assertEqual(lemma.apply("l\t0\t\t9\tx", "ab"), "ab")


class Splitting(unittest.TestCase):
    def cut(self, text):
        return [text[a:b] for a, b, _ in atoms.scan(text)]

    def test_atoms(self):
        self.assertEqual(self.cut("L'1,5% di www.a.it/x, ok... (a.b@c.org)"),
                         ["L", "'", "1,5", "%", "di", "www.a.it/x", ",", "ok", "...", "(", "a.b@c.org", ")"])
        self.assertEqual([g for _, _, g in atoms.scan(" a b-c")], [3, 1, 0, 0])

    def test_words_keep_the_letters_of_the_token(self):
        self.assertEqual(mwt.pieces("DELLA", "della", "", ["di", "la"], ""), ["DI", "LA"])
        self.assertEqual(mwt.pieces("Della", "della", "", ["di", "la"], ""), ["Di", "la"])
        self.assertEqual(mwt.pieces("It’s", "it's", "it", ["'s"], ""), ["It", "’s"])
        self.assertEqual(mwt.pieces("dell’", "dell'", "", ["di", "l'"], ""), ["di", "l’"])


class Trees(unittest.TestCase):
    def test_best_tree_with_one_root(self):
        rng = np.random.default_rng(1)
        for n in (1, 2, 3, 4, 5):
            for _ in range(40):
                scores = rng.normal(size=(n, n + 1)).astype(np.float32)
                best = max((h for h in itertools.product(range(n + 1), repeat=n)
                            if all(h[i] != i + 1 for i in range(n)) and tree.is_tree(np.array(h))),
                           key=lambda h: sum(float(scores[i, h[i]]) for i in range(n)))
                self.assertEqual(tuple(tree.decode(scores.copy())), best)


class Names(unittest.TestCase):
    def test_marked_gum_entities(self):
        words = [conllu.Word(f, f, u, "_", h, "dep", m) for f, u, h, m in (
            ("President", "PROPN", 0, "Entity=(1-person-new-cf1-1-coref"), ("Rossi", "PROPN", 1, "Entity=1)"),
            ("met", "VERB", 1, "_"), ("the", "DET", 5, "Entity=(2-organization-new-cf2-1-coref"),
            ("team", "NOUN", 3, "Entity=2)"))]
        made = conllu.Sentence("gum", words)
        names.mark_gum(made)
        self.assertEqual(made.names, ["B-PER", "I-PER", "O", "O", "O"])


class Network(unittest.TestCase):
    def test_lstm_gradient(self):
        try:
            import torch
            from lstm import LstmDirection
        except ImportError:
            self.skipTest("no torch")
        torch.manual_seed(random.Random(1).randrange(1000))
        sizes = ((4, 3, 2), (12, 2), (12, 3), (12,))
        x, a, b, c = (torch.randn(*s, dtype=torch.double, requires_grad=True) for s in sizes)
        mask = (torch.arange(4).unsqueeze(1) < torch.tensor([4, 2, 3])).double().unsqueeze(2)
        for reverse in (False, True):
            self.assertTrue(torch.autograd.gradcheck(lambda *v: LstmDirection.apply(v[0], mask, *v[1:], reverse), (x, a, b, c)))


class Teaching(unittest.TestCase):
    def setUp(self):
        try:
            import torch
        except ImportError:
            self.skipTest("no torch")
        self.torch = torch

    def test_certain_teachers_are_plain_cross_entropy(self):
        from train import soft_loss
        logits = self.torch.randn(2, 3, 5)
        gold = self.torch.tensor([[1, 2, 0], [4, 4, 3]])
        want = self.torch.nn.functional.cross_entropy(logits.reshape(6, 5), gold.reshape(6))
        whole = {"arc.soft": self.torch.nn.functional.one_hot(gold, 5).float()}
        kept = {"tag.index": gold.unsqueeze(2), "tag.soft": self.torch.ones(2, 3, 1)}
        self.assertAlmostEqual(float(soft_loss(logits, whole, "arc")), float(want), places=5)
        self.assertAlmostEqual(float(soft_loss(logits, kept, "tag")), float(want), places=5)

    def test_the_treebank_has_half_the_say(self):
        import teach
        torch = self.torch
        chance = torch.full((1, 2, 8), 1 / 8)
        sums = {key: chance for key in ("tag", "lemma", "label", "name")} | {"arc": torch.full((1, 2, 3), 1 / 3)}
        gold = {key: torch.tensor([[3, -100]]) for key in ("tag", "lemma", "label")} | {"head": torch.tensor([[0, -100]])}
        soft = teach.soft_of(gold, sums, torch.tensor([[0, 1]]), 0, 2, with_names=False)
        self.assertNotIn("name", soft)
        self.assertEqual([round(float(x), 2) for x in soft["arc"][0]], [0.67, 0.17, 0.17])
        self.assertEqual([round(float(x), 2) for x in soft["arc"][1]], [0.33, 0.33, 0.33])
        index, part = soft["tag"]
        self.assertEqual(int(index[0, -1]), 3)
        self.assertAlmostEqual(float(part[0, -1]), 0.5)
        self.assertAlmostEqual(float(part[1, -1]), 0.0)
        for row in part.float():
            self.assertAlmostEqual(float(row.sum()), 1, places=2)


if __name__ == "__main__":
    unittest.main()
