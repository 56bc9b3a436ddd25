"""What a recipe says, the vocabularies it yields, and batches of words as tensors."""
import collections
import json
import os
import random

import torch

import conllu
import names as names_data
from features import WordFeatures, hash64, lower, normaliser, zero_digits
from lemma import script_of


def read_recipe(path):
    recipe = collections.defaultdict(list)
    for line in open(path, encoding="utf8"):
        if line.strip() and not line.startswith("#"):
            key, value = line.rstrip("\n").split(" ", 1)
            recipe[key].append(value)
    return {k: v if k in ("treebank", "norm", "only", "text") else v[0] for k, v in recipe.items()}


def normal_of(recipe):
    return normaliser([line.split(" ", 1) for line in recipe["norm"]])


class Vocabulary:
    """Classes and known forms; written as JSON beside the checkpoints."""

    def __init__(self, content):
        self.__dict__.update(content)
        self.tag_index = {t: i for i, t in enumerate(self.tags)}
        self.lemma_index = {t: i for i, t in enumerate(self.lemmas)}
        self.label_index = {t: i for i, t in enumerate(self.labels)}

    @staticmethod
    def build(recipe, sentences, texts=()):
        """Classes of the treebanks; forms seen twice in them, or three times with the texts."""
        normal, main = normal_of(recipe), recipe["treebank"][0]
        forms, tags, labels, scripts = (collections.Counter() for _ in range(4))
        own_tags, own_labels = set(), set()
        for s in sentences:
            for w in s.words:
                form = normal(w.form)
                forms[hash64(zero_digits(form))] += 1
                tags[w.upos + "\t" + w.feats] += 1
                labels[w.deprel] += 1
                if lemma_counts(w):
                    scripts[script_of(form, w.lemma)] += 1
                if s.treebank == main:
                    own_tags.add(w.upos + "\t" + w.feats)
                    own_labels.add(w.deprel)
        everywhere = forms + collections.Counter(hash64(zero_digits(normal(w.form))) for s in texts for w in s.words)
        return Vocabulary({
            "form_hashes": sorted(h for h, n in everywhere.items() if n >= 3 or forms[h] == 2),
            "tags": sorted(t for t, n in tags.items() if n >= 3 or t in own_tags),
            "labels": sorted(t for t, n in labels.items() if n >= 3 or t in own_labels),
            "lemmas": [t for t, n in sorted(scripts.items(), key=lambda x: (-x[1], x[0])) if n >= 3],
            "treebanks": list(dict.fromkeys(conllu.treebank_of(part) for part in recipe["treebank"]))})

    def save(self, path):
        keys = ("form_hashes", "tags", "labels", "lemmas", "treebanks")
        with open(path, "w", encoding="utf8") as out:
            json.dump({k: getattr(self, k) for k in keys}, out, ensure_ascii=False)

    @staticmethod
    def load(path):
        return Vocabulary(json.load(open(path, encoding="utf8")))


def lemma_counts(word):
    return not (word.lemma == "_" and word.form != "_") and not word.lemma.startswith("[")


def contractions(sentences):
    """Lower forms that are several words in at least 99 of 100 cases, with their commonest words."""
    split, whole = collections.defaultdict(collections.Counter), collections.Counter()
    for s in sentences:
        for t in s.tokens:
            form = lower(t.form).replace("’", "'")
            whole[form] += 1
            if t.last > t.first:
                split[form][tuple(lower(w.form) for w in s.words[t.first:t.last + 1])] += 1
    return {f: list(c.most_common(1)[0][0]) for f, c in split.items() if sum(c.values()) >= 0.99 * whole[f]}


class Encoder:
    """Sentences to tensors."""

    def __init__(self, recipe, vocabulary):
        self.v, self.normal = vocabulary, normal_of(recipe)
        self.features = WordFeatures(self.normal, vocabulary.form_hashes, int(recipe["buckets"]))
        self.bank = {name: i for i, name in enumerate(vocabulary.treebanks)}
        self.name_index = {name: i for i, name in enumerate(names_data.LABELS)}
        self.scripts = {}

    def script(self, form, lemma):
        key = form, lemma
        if key not in self.scripts:
            self.scripts[key] = self.v.lemma_index.get(script_of(self.normal(form), lemma), -100)
        return self.scripts[key]

    def batch(self, sentences, targets=True):
        """A dict of tensors, time first; targets of missing annotation are -100."""
        steps, count = max(len(s.words) for s in sentences), len(sentences)
        lengths = [len(s.words) for s in sentences]
        forms = torch.zeros(steps, count, dtype=torch.long)
        subs = torch.zeros(steps, count, 10, dtype=torch.long)
        for b, s in enumerate(sentences):
            rows = [self.features(w.form) for w in s.words]
            forms[:len(rows), b] = torch.tensor([r[0] for r in rows])
            subs[:len(rows), b] = torch.tensor([r[1] for r in rows])
        mask = None
        if min(lengths) != steps:
            mask = (torch.arange(steps).unsqueeze(1) < torch.tensor(lengths)).float().unsqueeze(2)
        out = {"forms": forms, "subs": subs, "mask": mask, "lengths": torch.tensor(lengths),
               "bank": torch.tensor([self.bank.get(s.treebank, 0) for s in sentences])}
        if targets:
            for key, of in (("tag", self._tags), ("lemma", self._lemmas), ("head", self._heads),
                            ("label", self._labels), ("name", self._names)):
                value = torch.full((count, steps), -100, dtype=torch.long)
                for b, s in enumerate(sentences):
                    value[b, :len(s.words)] = torch.tensor(of(s))
                out[key] = value
            if sentences[0].soft:
                self._add_soft(out, sentences)
        return out

    def _add_soft(self, out, sentences):
        """What teachers said: key.soft the probabilities, key.index their classes (arcs and names: of all classes)."""
        count, steps = out["head"].shape
        for key in sentences[0].soft:
            if key == "head":
                for b, s in enumerate(sentences):
                    out["head"][b, :len(s.words)] = s.soft["head"].long()
            elif key in ("arc", "name"):
                out[key + ".soft"] = torch.zeros(count, steps, steps + 1 if key == "arc" else len(names_data.LABELS))
                for b, s in enumerate(sentences):
                    part = s.soft[key]
                    out[key + ".soft"][b, :part.shape[0], :part.shape[1]] = part
            else:
                kept = sentences[0].soft[key][0].shape[1]
                out[key + ".index"] = torch.zeros(count, steps, kept, dtype=torch.long)
                out[key + ".soft"] = torch.zeros(count, steps, kept)
                for b, s in enumerate(sentences):
                    index, part = s.soft[key]
                    out[key + ".index"][b, :len(s.words)] = index
                    out[key + ".soft"][b, :len(s.words)] = part

    def _tags(self, s):
        return [self.v.tag_index.get(w.upos + "\t" + w.feats, -100) for w in s.words]

    def _lemmas(self, s):
        return [self.script(w.form, w.lemma) if lemma_counts(w) else -100 for w in s.words]

    def _heads(self, s):
        return [w.head if w.deprel != "_" else -100 for w in s.words]

    def _labels(self, s):
        return [self.v.label_index.get(w.deprel, -100) for w in s.words]

    def _names(self, s):
        return [self.name_index[n] for n in s.names] if s.names else [-100] * len(s.words)


def buckets(sentences, words, rng):
    """Batches of about `words` words, of sentences of like length, in random order."""
    order = sorted(sentences, key=lambda s: len(s.words) * rng.uniform(0.95, 1.05) + rng.random())
    out, now, longest = [], [], 0
    for s in order:
        longest = max(longest, len(s.words))
        if now and longest * (len(now) + 1) > words:
            out.append(now)
            now, longest = [], len(s.words)
        now.append(s)
    if now:
        out.append(now)
    rng.shuffle(out)
    return out


def load(lang, recipe, folder, names_folder, say):
    """(training sentences, names sentences, dev sentences, held-out names)."""
    train = conllu.training_sentences(folder, lang, recipe["treebank"], say, recipe.get("only", ()))
    train = [s for s in train if len(s.words) <= 160]
    banned = conllu.banned_keys(folder, lang)
    dev = [s for s in conllu.read(conllu.path_of(folder, f"{lang}_{recipe['treebank'][0]}-dev"), recipe["treebank"][0])
           if s.key() not in banned]
    extra, held = [], []
    if "names.file" in recipe:
        path = os.path.join(names_folder, recipe["names.file"])
        if not os.path.exists(path):
            raise SystemExit(f"training: no {path} for the names head (--names DIR)")
        extra, held = names_data.marked_texts(path, contractions(train))
        extra = [s for s in extra if len(s.words) <= 160]
    for s in train + dev:
        if s.treebank == "gum":
            names_data.mark_gum(s)
    if "names.file" not in recipe:
        held = [s for s in dev if s.names]
    return train, extra, dev, held
