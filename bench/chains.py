#!/usr/bin/env python3
"""How many third-person pronouns casus resolves to the right named chain of a corpus.

chains.py FILE.conllu.xz [--casus PROGRAM] [--misses N]

The corpus has chains of entities in MISC (Entity=, as GUM writes them). Counted are he, she, it and
they in all their forms whose chain holds a proper name. casus reads the raw text, not the trees:
right when it names who a name of that chain names to it, wrong when somebody else, open when nobody.
Several who are meant together ("they") are right when one phrase of the chain names just them. casus
has one mention for a contraction ("she's"), the trees two words: it counts for its pronoun.
"""
import argparse
import collections
import json
import lzma
import re
import subprocess
import sys

LEMMAS = {"he", "she", "it", "they", "his", "her", "hers", "its", "their", "theirs",
          "himself", "herself", "itself", "themselves"}
ANAPHORIC = {"pronoun", "zero", "possessive", "description", "both", "first_person", "first-person"}


class Document:
    def __init__(self, name):
        self.name, self.text, self.words, self.open = name, "", [], []
        self.mentions = collections.defaultdict(list)  # chain: [(first, last, head)] in words

    def start_sentence(self, paragraph):
        if self.text:
            self.text = self.text.rstrip() + ("\n" if paragraph else " ")

    def add(self, form, space, parts):
        """One surface token of one or more words (form, upos, lemma, misc)."""
        start = len(self.text)
        self.text += form + (" " if space else "")
        exact = "".join(p[0] for p in parts) == form
        for word, upos, lemma, misc in parts:
            end = start + len(word) if exact else len(self.text.rstrip())
            index = len(self.words)
            self.words.append((start, end, upos, lemma))
            start = end if exact else start
            for label in re.findall(r"\([^()]*\)?|[^()]+\)", misc.get("Entity", "")):
                self.entity(label, index)

    def entity(self, label, index):
        chain = label.strip("()").split("-")[0].split("[")[0]
        if label.startswith("("):
            fields = label.strip("()").split("-")
            head = next((f for f in fields[4:] if re.fullmatch(r"[\d,]+", f)), "1")
            self.open.append((chain, index, int(head.split(",")[0])))
        if label.endswith(")"):
            for at in range(len(self.open) - 1, -1, -1):
                known, first, head = self.open[at]
                if known == chain:
                    del self.open[at]
                    self.mentions[chain].append((first, index, min(first + head - 1, index)))
                    return


def read(path):
    documents, paragraph, surface, parts, until = [], False, None, [], 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                documents.append(Document(line.split("=")[1].strip()))
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text ="):
                documents[-1].start_sentence(paragraph)
                paragraph = False
            elif line and not line.startswith("#"):
                field = line.split("\t")
                if "." in field[0]:
                    continue
                misc = dict(f.split("=", 1) for f in field[9].split("|") if "=" in f)
                space = misc.get("SpaceAfter") != "No"
                if "-" in field[0]:
                    surface, until = (field[1], space), int(field[0].split("-")[1])
                    continue
                parts.append((field[1], field[3], field[2], misc))
                if surface and int(field[0]) < until:
                    continue
                documents[-1].add(*(surface or (field[1], space)), parts)
                surface, parts = None, []
    return documents


def judge(document, found):
    """Yields (verdict, pronoun, names of the chain, answer)."""
    anaphors, names = {}, []
    for mention in found:
        several = frozenset(one["actor"] or one["name"] for one in mention.get("actors", []))
        key = mention["actor"] or mention["name"] or several or None
        if mention["how"] in ANAPHORIC or mention["type"] in ("pronoun", "zero"):
            if mention["type"] == "pronoun" and re.search("['’]", mention["text"]):
                mention["end"] = mention["start"] + len(re.split("['’]", mention["text"])[0])
            anaphors.setdefault((mention["start"], mention["end"]), key)
        elif key:
            names.append((mention["start"], mention["end"], key))
    for chain, mentions in sorted(document.mentions.items()):
        heads = [document.words[head] for _, _, head in mentions]
        named = [w for w in heads if w[2] == "PROPN"]
        if not named:
            continue
        keys = {key for start, end, key in names for w in named if start < w[1] and w[0] < end}
        phrases = [(document.words[first][0], document.words[last][1]) for first, last, _ in mentions]
        sets = [{key for start, end, key in names if at <= start and end <= to} for at, to in phrases]
        label = "/".join(sorted({document.text[w[0]:w[1]] for w in named}))
        for first, last, _ in mentions:
            start, end, upos, lemma = document.words[first]
            if first != last or upos != "PRON" or lemma.lower() not in LEMMAS:
                continue
            answer = anaphors.get((start, end))
            verdict = "open" if not answer else "right" if answer in keys or answer in sets else "wrong"
            yield verdict, (start, end), label, answer


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--casus", default="build/release/bin/casus")
    parser.add_argument("--misses", type=int, default=0, help="list so many that are not right")
    options = parser.parse_args()
    documents = read(options.file)
    lines = "".join(json.dumps({"id": d.name, "lang": "en", "text": d.text}) + "\n" for d in documents)
    run = subprocess.run([options.casus, "actors", "--input", "jsonl", "--format", "jsonl", "-"],
                         input=lines, capture_output=True, text=True, check=True)
    found = {}
    for line in run.stdout.splitlines():
        item = json.loads(line)
        found[item["id"]] = item["mentions"]
    counts, shown = collections.defaultdict(collections.Counter), 0
    for document in documents:
        for verdict, (start, end), label, answer in judge(document, found[document.name]):
            word = document.text[start:end].lower()
            kind = {"he": "he", "him": "he", "his": "he", "himself": "he"}.get(
                word, "she" if word in ("she", "her", "hers", "herself") else
                "it" if word in ("it", "its", "itself") else "they")
            groups = ["all", kind] + (["news"] if "_news_" in document.name else [])
            for group in groups:
                counts[group][verdict] += 1
            if verdict != "right" and shown < options.misses:
                shown += 1
                before = document.text[max(0, start - 150):start].replace("\n", " | ")
                after = document.text[end:end + 50].replace("\n", " | ")
                print(f"{verdict} {document.name}: …{before}[{document.text[start:end]}]{after}…\n"
                      f"    {label} not {answer}")
    print(f"{'pronouns':10}{'n':>6}{'right':>8}{'wrong':>8}{'open':>8}")
    for group in ("all", "news", "he", "she", "it", "they"):
        count = counts[group]
        total = max(1, sum(count.values()))
        shares = "".join(f"{100 * count[v] / total:7.1f}%" for v in ("right", "wrong", "open"))
        print(f"{group:10}{sum(count.values()):6}{shares}")


if __name__ == "__main__":
    sys.exit(main())
