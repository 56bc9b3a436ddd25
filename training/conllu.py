"""Reading CoNLL-U treebanks: sentences, surface tokens, raw text, and the ban on test sentences."""
import glob
import lzma
import os
import re
import unicodedata
from dataclasses import dataclass, field

NO_SPACE = re.compile(r"(^|\|)SpaceAfter=No(\||$)")


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    misc: str


@dataclass
class Token:
    """A surface token: words first..last (0-based, inclusive) are written as `form`."""
    form: str
    space: bool
    first: int
    last: int


@dataclass
class Sentence:
    treebank: str
    words: list = field(default_factory=list)
    tokens: list = field(default_factory=list)
    fresh: bool = False  # a paragraph or document starts here
    id: str = ""
    names: list = None   # BIO labels, or None when the treebank marks no names
    soft: dict = None    # what teachers said of the sentence (teach.py), or None

    def key(self):
        return normalised("".join(t.form for t in self.tokens))


def normalised(text):
    """What two texts share when they differ only in case, spaces and typography."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(ch for ch in text if ch.isalnum()) or re.sub(r"\s", "", text)


def open_text(path):
    if path.endswith(".xz"):
        return lzma.open(path, "rt", encoding="utf8")
    return open(path, encoding="utf8")


def read(path, treebank=""):
    """All sentences of one file."""
    out, now, skip, fresh = [], Sentence(treebank), 0, False
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")):
                fresh = True
            elif line.startswith("# sent_id"):
                now.id = line.split("=", 1)[1].strip()
            elif line and line[0] != "#":
                cells = line.split("\t")
                number = cells[0]
                space = not NO_SPACE.search(cells[9])
                if "." in number:
                    continue
                if "-" in number:
                    first, skip = (int(n) for n in number.split("-"))
                    now.tokens.append(Token(cells[1], space, first - 1, skip - 1))
                    continue
                at = int(number) - 1
                now.words.append(Word(cells[1], cells[2], cells[3], cells[5], int(cells[6]), cells[7], cells[9]))
                if at >= skip:
                    now.tokens.append(Token(cells[1], space, at, at))
            elif not line:
                if now.words:
                    now.fresh = fresh
                    out.append(now)
                now, skip, fresh = Sentence(treebank), 0, False
    if now.words:
        now.fresh = fresh
        out.append(now)
    return out


def path_of(folder, name):
    for end in (".conllu.xz", ".conllu"):
        path = os.path.join(folder, name + end)
        if os.path.exists(path):
            return path
    raise SystemExit(f"training: no treebank {name}.conllu.xz in {folder}")


def banned_keys(folder, lang):
    """Keys of every sentence of every test file of the language: none of them may be trained on."""
    keys = set()
    for path in sorted(glob.glob(os.path.join(folder, f"{lang}_*-test.conllu*"))):
        keys.update(s.key() for s in read(path))
    return keys


def treebank_of(part):
    """The treebank of a recipe's part: "NAME" or "NAME-dev"."""
    return part.removesuffix("-dev")


def training_sentences(folder, lang, names, say=print, only=()):
    """The train parts of the named treebanks, without test sentences, without repeats across treebanks.

    "NAME-dev" is the dev part of a treebank; its sentences count as the treebank's.
    only: "TREEBANK PATTERN" lines; of that treebank, sentences whose id begins with the pattern.
    """
    wanted = {line.split(" ", 1)[0]: re.compile(line.split(" ", 1)[1]) for line in only}
    banned, seen, out = banned_keys(folder, lang), set(), []
    dev = {s.key() for s in read(path_of(folder, f"{lang}_{names[0]}-dev"))}
    for part in names:
        name = treebank_of(part)
        sentences = read(path_of(folder, f"{lang}_{part if part != name else name + '-train'}"), name)
        sentences = [s for s in sentences if name not in wanted or wanted[name].match(s.id)]
        kept = [s for s in sentences if s.key() not in banned and s.key() not in dev and s.key() not in seen]
        seen.update(s.key() for s in kept)
        say(f"{lang}_{part}: {len(kept)} of {len(sentences)} sentences, {sum(len(s.words) for s in kept)} words")
        out.extend(kept)
    return out


def raw_text(sentences):
    """The raw text of the sentences (a blank line at paragraphs), and the span of every surface token in it."""
    parts, spans, at, gap = [], [], 0, ""
    for sentence in sentences:
        if parts:
            gap = "\n\n" if sentence.fresh else (gap or " ")
        own = []
        for token in sentence.tokens:
            parts.append(gap + token.form)
            at += len(gap)
            own.append((at, at + len(token.form)))
            at += len(token.form)
            gap = " " if token.space else ""
        spans.append(own)
    return "".join(parts) + "\n", spans
