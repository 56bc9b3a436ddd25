"""Raw text to sentences of tokens and words with the quantised splitter, as the C++ runtime does it."""
import re

import numpy as np

import atoms
import mwt
from features import hash64, shape
from runtime import Linear, q

LONGEST = 300
LOWER = re.compile("[A-Z]")
F = np.float32


class Segmenter:
    def __init__(self, model, normal):
        self.emb = model["tok.emb"].astype(np.int32)
        self.scale = model["tok.emb.scale"][0]
        self.hidden, self.out = Linear(model, "tok.hidden"), Linear(model, "tok.out")
        self.feats = atoms.AtomFeatures(normal, self.emb.shape[0])
        self.normal = normal
        self.abbreviations = set(model.get("tok.abbreviations", "").split("\n"))
        listed = dict(zip(model["mwt.hash"].tolist(), [line.split(" ") for line in model["mwt.split"].split("\n")]))
        rules = [line.split("\t") for line in model["mwt.suffix"].split("\n")]
        self.mwt = mwt.Splitter(listed, [(a, b, c.split(" ")) for a, b, c in rules], model["mwt.weights"])

    def paragraph(self, text, style):
        """Sentences of one paragraph: lists of (start, end, [words])."""
        found = atoms.scan(text)
        if not found:
            return []
        single, pairs = self.feats.paragraph(text, found)
        choices = self._corrected(text, found, [1] + (self._choose(single, pairs, style, found) if len(found) > 1 else []))
        sentences, now = [], []
        for (start, end, _), choice in zip(found, choices):
            if now and (choice == 2 or (choice == 1 and len(now) >= LONGEST)):
                sentences.append(now)
                now = []
            if choice == 0:
                now[-1] = (now[-1][0], end)
            else:
                now.append((start, end))
        sentences.append(now)
        return [self._words(text, s) for s in sentences]

    def _choose(self, single, pairs, style, found):
        pad, more = [self.feats.pad] * 6, self.feats.bucket("Y:" + style)
        count = len(found) - 1
        around = np.array([atoms.window(single, pad, k) for k in range(1, count + 1)])
        pair = np.array([p + [more] for p in pairs[1:]])
        slots = np.concatenate((self.emb[around].sum(2), self.emb[pair].sum(1)[:, None]), 1)
        x = q(slots.reshape(count, -1).astype(F) * self.scale)
        logits = self.out(q(np.maximum(self.hidden(x), F(0))))
        spaced = np.array([gap != 0 for _, _, gap in found[1:]])
        logits[spaced, 0] = -np.inf
        logits[~spaced, 2] = -np.inf
        return logits.argmax(1).tolist()

    def _corrected(self, text, found, choices):
        """Abbreviations that something must follow; a new sentence behind an exclamation or question."""
        forms = [text[a:b] for a, b, _ in found]
        for k in range(1, len(found)):
            if not found[k][2]:
                if forms[k] == "." and self._abbreviates(text, found, forms, k):
                    choices[k] = 0
                    if k + 1 < len(found) and choices[k + 1] == 2:
                        choices[k + 1] = 1
            elif choices[k] == 1 and forms[k - 1] in ("!", "?") and shape(forms[k][0]) == "X":
                choices[k] = 2
        return choices

    def _abbreviates(self, text, found, forms, stop):
        """Whether what stands before the full stop, with the stops inside it ("e.g"), is listed."""
        first = stop - 1
        while (first >= 2 and not found[first][2] and not found[first - 1][2] and forms[first - 1] == "."
               and shape(forms[first - 2][-1]) in ("x", "X")):
            first -= 2
        whole = text[found[first][0]:found[stop][0]]
        if whole not in self.abbreviations and LOWER.sub(lambda m: m.group().lower(), whole) not in self.abbreviations:
            return False
        return bool(found[first][2]) or shape(forms[first - 1][-1]) not in ("x", "X", "d")

    def _words(self, text, spans):
        forms = [text[a:b] for a, b in spans]
        out = []
        for i, (a, b) in enumerate(spans):
            before = forms[i - 1] if i else ""
            after = forms[i + 1] if i + 1 < len(forms) else ""
            out.append((a, b, self.mwt.words(forms[i], before, after, self.normal)))
        return out

    def text(self, text, style):
        """(paragraph number, sentence) over a text: a line is a paragraph; offsets are of the text."""
        begin, number = 0, 0
        for line in text.split("\n"):
            for sentence in self.paragraph(line, style):
                yield number, [(begin + a, begin + b, words) for a, b, words in sentence]
            begin += len(line) + 1
            number += 1
