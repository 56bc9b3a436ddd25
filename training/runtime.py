"""The quantised runtime in numpy: the same integers, tables and single-precision steps as the C++ engine."""
import numpy as np

import container
import lemma as lemma_scripts
import names as names_data
from features import WordFeatures, hash64, normaliser
from tree import decode

F = np.float32


def q(x):
    return np.rint(np.clip(x, F(-7.999), F(7.999)) * F(4096)).astype(np.int16)


def r(x):
    return np.rint(np.clip(x, F(-7.99), F(7.99)) * F(256)).astype(np.float64)


class Linear:
    def __init__(self, model, name):
        self.w = model[name + ".w"].astype(np.float64).T.copy()     # doubles hold these integers exactly
        self.s = model[name + ".scale"] / F(4096)
        self.b = model[name + ".bias"]

    def __call__(self, x):
        return (x.astype(np.float64) @ self.w).astype(F) * self.s + self.b


class Runtime:
    def __init__(self, path):
        m = self.m = container.read(path)
        lines = {k: v.split("\n") for k, v in m.items() if isinstance(v, str)}
        self.tags = [line.split("\t") for line in lines["tag.classes"]]
        self.lemmas, self.labels, self.names = (lines[k + ".classes"] for k in ("lemma", "label", "name"))
        self.treebanks = lines["treebank.names"]
        self.root_label = self.labels.index("root")
        self.normal = normaliser((chr(int(a, 16)), b) for a, b in (line.split("\t") for line in lines["norm.map"]))
        self.features = WordFeatures(self.normal, m["form.hash"].tolist(), m["sub.emb"].shape[0])
        self.lexicon = dict(zip(m["lemma.lexicon.hash"].tolist(), m["lemma.lexicon.class"].tolist()))
        self.linear = {k[:-2]: Linear(m, k[:-2]) for k in m if k.endswith(".w") and not k.startswith("tok.")}
        self.layers = sum(k.startswith("lstm.") and k.endswith(".f.w") for k in m)

    def vector(self, forms, treebank):
        m, out = self.m, []
        bank = m["treebank.emb"][treebank].astype(F) * m["treebank.emb.scale"][0]
        for form in forms:
            row, subs = self.features(form)
            sub = m["sub.emb"][subs].astype(np.int32).sum(0)
            out.append(np.concatenate((m["form.emb"][row].astype(F) * m["form.emb.scale"][0],
                                       sub.astype(F) * m["sub.emb.scale"][0], bank)))
        return q(np.array(out, dtype=F))

    def lstm(self, name, x, lengths, reverse):
        """x: B x T x In int16, zero where a sentence has ended."""
        linear, (batch, steps, _) = self.linear[name], x.shape
        hidden = linear.b.shape[0] // 4
        sigmoid, tanh = self.m["gate.sigmoid"], self.m["gate.tanh"]
        h, c = np.zeros((batch, hidden), np.int16), np.zeros((batch, hidden), F)
        out = np.zeros((batch, steps, hidden), np.int16)

        def look(table, value):
            return table[np.clip(np.floor((value + F(8)) * F(256)), 0, 4095).astype(np.int32)]
        for t in (range(steps - 1, -1, -1) if reverse else range(steps)):
            live = (t < lengths)[:, None]
            a = linear(np.concatenate((x[:, t], h), 1))
            i, f, u, o = (a[:, k * hidden:(k + 1) * hidden] for k in range(4))
            c = np.where(live, look(sigmoid, f) * c + look(sigmoid, i) * look(tanh, u), F(0))
            h = np.where(live, q(look(sigmoid, o) * look(tanh, c)), np.int16(0))
            out[:, t] = h
        return out

    def parse(self, sentences, treebank=0):
        """sentences: lists of forms -> lists of (lemma, upos, feats, head, deprel, name) rows."""
        out = [None] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        for at in range(0, len(order), 64):
            part = order[at:at + 64]
            for i, rows in zip(part, self._batch([sentences[i] for i in part], treebank)):
                out[i] = rows
        return out

    def _batch(self, sentences, treebank):
        lengths = np.array([len(s) for s in sentences])
        width = self.linear["lstm.0.f"].w.shape[0] - self.linear["lstm.0.f"].b.shape[0] // 4
        x = np.zeros((len(sentences), lengths.max(), width), np.int16)
        for i, forms in enumerate(sentences):
            x[i, :len(forms)] = self.vector(forms, treebank)
        for layer in range(self.layers):
            x = np.concatenate([self.lstm(f"lstm.{layer}.{side}", x, lengths, side == "b") for side in "fb"], 2)
        return [self._heads(forms, x[i, :len(forms)]) for i, forms in enumerate(sentences)]

    def _heads(self, forms, h):
        lin, zero = self.linear, F(0)
        tags = lin["tag"](h).argmax(1)
        names = names_data.best_path(lin["name"](h), self.names)
        lemma_classes = lin["lemma"](h).argmax(1)
        with_root = np.concatenate((self.m["arc.root"][None], h), 0)
        dep = r(np.maximum(lin["arc.dep"](h), zero))
        turned = lin["arc.bi"](q(np.maximum(lin["arc.head"](with_root), zero)))
        scores = (dep @ r(turned[:, :-1]).T).astype(F) * F(1 / 65536) + turned[:, -1][None]
        heads = decode(scores)
        d = np.maximum(lin["label.dep"](h), zero)
        e = np.maximum(lin["label.head"](with_root), zero)[heads]
        logits = lin["label.out"](np.concatenate((q(d), q(e), q(d * e)), 1))
        top = heads == 0
        logits[~top, self.root_label] = -np.inf
        labels = np.where(top, self.root_label, logits.argmax(1))
        rows = []
        for i, form in enumerate(forms):
            upos, feats = self.tags[tags[i]]
            rows.append((self.lemma(form, upos, feats, lemma_classes[i]), upos, feats, int(heads[i]),
                         self.labels[labels[i]], self.names[names[i]]))
        return rows

    def lemma(self, form, upos, feats, otherwise):
        norm = self.normal(form)
        found = self.lexicon.get(hash64(f"{norm}\t{upos}\t{feats}"))
        if found is None:
            found = self.lexicon.get(hash64(f"{norm}\t{upos}"), otherwise)
        return lemma_scripts.apply(self.lemmas[found], norm)
