"""Word features: the normalised form, its hash, and ten hashed sub-word features.

The C++ runtime computes exactly the same numbers (docs/FORMATS.md); change both or none.
"""
import unicodedata

MASK = (1 << 64) - 1
SUBWORDS = 10


def hash64(text):
    h = 14695981039346656037
    for byte in text.encode("utf8"):
        h = ((h ^ byte) * 1099511628211) & MASK
    h ^= h >> 32
    h = (h * 0x9E3779B97F4A7C15) & MASK
    return h ^ (h >> 29)


def lower(text):
    """Simple lower case, code point by code point."""
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text)


def zero_digits(text):
    return "".join("0" if "0" <= ch <= "9" else ch for ch in text)


def shape(text):
    out = []
    for ch in text:
        category = unicodedata.category(ch)
        if category in ("Lu", "Lt"):
            mark = "X"
        elif category[0] in "LM":
            mark = "x"
        elif category == "Nd":
            mark = "d"
        else:
            mark = ch
        if len(out) < 2 or out[-1] != mark or out[-2] != mark:
            out.append(mark)
    return "".join(out)


def normaliser(pairs):
    """pairs: lines "FROM TO" of a recipe's norm.map; FROM is one character."""
    table = {ord(a): b for a, b in pairs}
    return lambda text: text.translate(table)


def subwords(form):
    """The ten feature strings of a normalised form."""
    low = zero_digits(lower(form))
    out = ["L:" + low, "S:" + shape(form)]
    out += [kind + ":" + low[:n] for kind, n in (("a", 1), ("b", 2), ("c", 3))]
    out += [f"{n}:" + low[-n:] for n in range(1, 6)]
    return out


class WordFeatures:
    """Rows of the embedding tables for a form, cached."""

    def __init__(self, normal, form_hashes, buckets):
        self.normal = normal
        self.rows = {h: i + 1 for i, h in enumerate(form_hashes)}
        self.buckets = buckets
        self.cache = {}

    def __call__(self, form):
        got = self.cache.get(form)
        if got is None:
            norm = self.normal(form)
            row = self.rows.get(hash64(zero_digits(norm)), 0)
            got = (row, [hash64(s) % self.buckets for s in subwords(norm)])
            self.cache[form] = got
        return got
