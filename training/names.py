"""Training data of the names head: BIO labels from marked texts and from GUM's Entity= annotation."""
import json
import re

import numpy as np

from conllu import Sentence, Token, Word

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
PIECE = re.compile(r"\w+['’](?=\w)|po['’]|\w+|\.\.\.|[^\w\s]")
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def best_path(logits, labels):
    """The likeliest classes of a sentence (numpy array, a row a word) in which every I goes on a B or I of its type."""
    never = np.float32(-np.inf)
    bar = np.array([[0 if b[0] != "I" or (a != "O" and a[2:] == b[2:]) else never for b in labels] for a in labels], np.float32)
    best = np.where([label[0] == "I" for label in labels], never, logits[0])
    before = []
    for row in logits[1:]:
        through = best[:, None] + bar
        before.append(through.argmax(0))
        best = through.max(0) + row
    out = [int(best.argmax())]
    for step in reversed(before):
        out.append(int(step[out[-1]]))
    return out[::-1]


def marked_texts(path, contractions):
    """One sentence a line of each text of a JSON-lines file with `text` and `names` (start, end, type).

    A plain regular expression cuts the words; forms in `contractions` become their words.
    Returns (training, held out): the last tenth of the items is held out.
    """
    items = [json.loads(line) for line in open(path, encoding="utf8")]
    cut = len(items) - len(items) // 10
    return ([s for item in items[:cut] for s in _lines(item, contractions)],
            [s for item in items[cut:] for s in _lines(item, contractions)])


def _lines(item, contractions):
    begin = 0
    for line in item["text"].split("\n"):
        sentence = Sentence("", names=[])
        for found in PIECE.finditer(line):
            start, end, form = begin + found.start(), begin + found.end(), found.group()
            label = "O"
            for name in item["names"]:
                if name["start"] <= start < name["end"]:
                    label = ("B-" if not _inside(sentence, name) else "I-") + name["type"]
                    sentence.mark = name["start"], name["type"]
                    break
            first = len(sentence.words)
            for piece in contractions.get(form.lower().replace("’", "'"), [form]):
                if first == len(sentence.words) and form[:1].isupper():
                    piece = piece[:1].upper() + piece[1:]
                sentence.words.append(Word(piece, "_", "_", "_", 0, "_", "_"))
                sentence.names.append(label if first == len(sentence.words) - 1 else label.replace("B-", "I-"))
            sentence.tokens.append(Token(form, True, first, len(sentence.words) - 1))
        if sentence.words:
            yield sentence
        begin += len(line) + 1


def _inside(sentence, name):
    return getattr(sentence, "mark", None) == (name["start"], name["type"])


def gum_entities(sentence):
    """(first, last, type, identity) of the entity spans that open and close within the sentence."""
    open_spans, out = [], []
    for at, word in enumerate(sentence.words):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        if not found:
            continue
        for part in re.finditer(r"\(([^()]*)(\)?)|([^()]+)\)", found.group(1)):
            opened, closes, closed = part.groups()
            if opened is not None:
                cells = opened.split("-")
                kind = cells[1] if len(cells) > 1 else ""
                identity = "-".join(cells[7:]) if len(cells) > 7 else ""
                span = [cells[0], kind, identity, at]
                if closes:
                    out.append((at, at, kind, identity))
                else:
                    open_spans.append(span)
            else:
                for i in range(len(open_spans) - 1, -1, -1):
                    if open_spans[i][0] == closed:
                        label, kind, identity, start = open_spans.pop(i)
                        out.append((start, at, kind, identity))
                        break
    return out


def mark_gum(sentence):
    """Names of a GUM sentence: spans of persons, organisations and places whose head is a proper noun."""
    words, labels = sentence.words, ["O"] * len(sentence.words)
    spans = sorted(gum_entities(sentence), key=lambda s: s[0] - s[1])
    for first, last, kind, identity in spans:
        if kind not in KINDS:
            continue
        heads = [i for i in range(first, last + 1) if not first <= words[i].head - 1 <= last]
        if not heads or words[heads[0]].upos != "PROPN":
            continue
        left, right = _name_part(words, first, last, heads[0])
        if any(labels[i] != "O" for i in range(left, right + 1)):
            continue
        labels[left] = "B-" + KINDS[kind]
        for i in range(left + 1, right + 1):
            labels[i] = "I-" + KINDS[kind]
    sentence.names = labels


def _name_part(words, first, last, head):
    """The name around the head: proper nouns, and what stands between them inside the span."""
    def solid(i):
        return words[i].upos == "PROPN" or (words[i].upos in ("NOUN", "ADJ", "NUM", "VERB") and words[i].form[:1].isupper())

    def glue(i):
        return words[i].form in ("-", "of", "&", "the", ".", "'s", "’s", "and", "for") and words[i].upos != "PRON"

    left = right = head
    while left > first and (solid(left - 1) or (words[left - 1].form == "-" and left - 1 > first and solid(left - 2))):
        left -= 2 if not solid(left - 1) else 1
    while right < last:
        ahead = right + 1
        while ahead < last and glue(ahead) and ahead - right < 3:
            ahead += 1
        if not solid(ahead):
            break
        right = ahead
    return left, right
