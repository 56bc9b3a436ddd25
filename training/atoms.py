"""Cutting text into atoms, and the hashed features of the boundaries between them.

The C++ runtime does exactly the same (docs/FORMATS.md); change both or none.
"""
import re
import unicodedata

from features import hash64, lower, shape, zero_digits

WINDOW = 5
NEAR = 20               # atoms each side among which a mark is counted (lists divided by semicolons)
URL = re.compile(r"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s\"<>«»“”]+")
URL_TAIL = ".,;:!?)'’]}"
MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# "paulhastings.com", "report.pdf": a full stop between letters, the second of them small, ends nothing.
HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[a-z][A-Za-z0-9-]*)*\.[a-z][A-Za-z0-9]+")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
DATE = re.compile(r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![0-9/])")
REPEATED = ".-!?*=_~"
NONE, SPACE, START = 0, 1, 3
SPACES = {chr(c) for c in (9, 10, 11, 12, 13, 0x20, 0x85)}


def is_space(ch):
    return ch in SPACES or unicodedata.category(ch)[0] == "Z"


def kind(ch):
    category = unicodedata.category(ch)
    return "w" if category[0] in "LM" else "d" if category == "Nd" else "o"


def scan(paragraph):
    """Atoms of one paragraph: (start, end, space before); the first has START."""
    out, at, size, gap = [], 0, len(paragraph), START
    while at < size:
        ch = paragraph[at]
        if is_space(ch):
            at += 1
            gap = gap or SPACE
            continue
        end = _joined(paragraph, at, not out or gap or not _ascii_alnum(paragraph[at - 1])) or at + 1
        if end == at + 1 and kind(ch) != "o":
            of = kind(ch)
            while end < size and kind(paragraph[end]) == of:
                end += 1
        out.append((at, end, gap))
        at, gap = end, NONE
    return out


def _ascii_alnum(ch):
    return ch.isascii() and ch.isalnum()


def _joined(text, at, fresh):
    """End of a URL, mail address, host or file name, number or run of one mark that starts here, else 0."""
    ch = text[at]
    if fresh and ch in "hHwW":
        found = URL.match(text, at)
        if found:
            end = found.end()
            while end > at and text[end - 1] in URL_TAIL:
                end -= 1
            if end - at > 4:
                return end
    if fresh and _ascii_alnum(ch):
        found = MAIL.match(text, at)
        if found:
            return found.end()
        found = HOST.match(text, at)
        if found:
            return found.end()
    if "0" <= ch <= "9":
        found = fresh and DATE.match(text, at)
        if found:
            return found.end()
        end = NUMBER.match(text, at).end()
        return end if end == len(text) or kind(text[end]) != "d" else 0
    if ch in REPEATED:
        end = at
        while end < len(text) and text[end] == ch:
            end += 1
        return end if end - at > 1 else 0
    return 0


class AtomFeatures:
    """Hashed features, cached by string."""

    def __init__(self, normal, buckets):
        self.normal, self.buckets, self.cache = normal, buckets, {}
        self.pad = self.bucket("P:")

    def bucket(self, text):
        got = self.cache.get(text)
        if got is None:
            got = self.cache[text] = hash64(text) % self.buckets
        return got

    def atom(self, text, gap):
        """Six buckets of one atom."""
        norm = self.normal(text)
        low, form = zero_digits(lower(norm)), shape(norm)
        return [self.bucket(s) for s in ("L:" + low, "S:" + form, "3:" + low[-3:], f"N:{min(len(low), 9)}",
                                         f"W:{gap}", f"Z:{gap}{form}")]

    def paragraph(self, text, atoms):
        """Per atom: its six buckets; per boundary before atom k (k >= 1): seven more of the pair."""
        norm = [zero_digits(lower(self.normal(text[a:b]))) for a, b, _ in atoms]
        shapes = [shape(self.normal(text[a:b])) for a, b, _ in atoms]
        single = [self.atom(text[a:b], gap) for a, b, gap in atoms]
        first = []                       # index of the first atom of the chunk that atom k is in
        for k, (_, _, gap) in enumerate(atoms):
            first.append(k if gap else first[-1])
        last = [0] * len(atoms)
        for k in range(len(atoms) - 1, -1, -1):
            last[k] = k if k + 1 == len(atoms) or atoms[k + 1][2] else last[k + 1]
        chunk = {k: "".join(norm[k:last[k] + 1]) for k in set(first)}
        pairs = [None]
        for k in range(1, len(atoms)):
            gap = atoms[k][2]
            left, right = chunk[first[k - 1]], chunk[first[k]]
            pairs.append([self.bucket(s) for s in (
                f"B:{gap}{norm[k - 1]} {norm[k]}", f"T:{gap}{shapes[k - 1]} {shapes[k]}",
                f"C:{gap}{k - first[k - 1]}{left}", f"D:{gap}{left} {shapes[k]}", f"E:{gap}{shapes[k - 1]} {right}",
                f"F:{gap}{norm[k - 1]} {shapes[k]} {shapes[k + 1] if k + 1 < len(atoms) else ''}",
                f"G:{norm[k - 1]} {min(4, norm[max(0, k - NEAR):k + NEAR].count(norm[k - 1]))}")])
        return single, pairs


def window(single, pad, k):
    """The atoms around the boundary before atom k, with padding outside the paragraph."""
    return [single[i] if 0 <= i < len(single) else pad for i in range(k - WINDOW, k + WINDOW)]
