"""predict.py MODEL [--style S] [--jsonl | --gold] FILE: CoNLL-U of raw text, as the C++ engine must print it.

--jsonl: FILE holds JSON lines with id and text; --gold: FILE is CoNLL-U, its raw text is parsed.
"""
import argparse
import json

import conllu
from runtime import Runtime
from segment import Segmenter


class Parser:
    def __init__(self, path):
        self.runtime = Runtime(path)
        self.segmenter = Segmenter(self.runtime.m, self.runtime.normal)

    def parse(self, text, style=None):
        """[(paragraph, tokens, rows)] of a text."""
        banks = self.runtime.treebanks
        style = style or banks[0]
        parts = list(self.segmenter.text(text, style))
        rows = self.runtime.parse([[w for _, _, words in s for w in words] for _, s in parts], banks.index(style))
        return [(number, sentence, row) for (number, sentence), row in zip(parts, rows)]


def print_text(parser, text, style, name=None):
    paragraph = None
    if name is not None:
        print("# newdoc id = " + name)
    for number, (at, sentence, rows) in enumerate(parser.parse(text, style)):
        if at != paragraph:
            print("# newpar")
            paragraph = at
        if name is not None:
            print(f"# sent_id = {name}-{number + 1}")
        print("# text = " + text[sentence[0][0]:sentence[-1][1]])
        index = 0
        for i, (start, end, words) in enumerate(sentence):
            misc = f"TokenRange={start}:{end}"
            if i + 1 < len(sentence) and sentence[i + 1][0] == end:
                misc = "SpaceAfter=No|" + misc
            if len(words) > 1:
                print(f"{index + 1}-{index + len(words)}\t{text[start:end]}" + "\t_" * 7 + "\t" + misc)
            for word in words:
                lemma, upos, feats, head, deprel, label = rows[index]
                notes = [n for n in ("" if label == "O" else "NE=" + label, misc if len(words) == 1 else "") if n]
                index += 1
                print(f"{index}\t{word}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t{'|'.join(notes) or '_'}")
        print()


def main():
    args = argparse.ArgumentParser()
    args.add_argument("model")
    args.add_argument("file")
    args.add_argument("--style", default=None)
    args.add_argument("--jsonl", action="store_true")
    args.add_argument("--gold", action="store_true")
    args = args.parse_args()
    parser = Parser(args.model)
    if args.jsonl:
        for line in open(args.file, encoding="utf8"):
            item = json.loads(line)
            print_text(parser, item["text"], args.style, item["id"])
    elif args.gold:
        print_text(parser, conllu.raw_text(conllu.read(args.file))[0], args.style)
    else:
        print_text(parser, open(args.file, encoding="utf8").read(), args.style)


if __name__ == "__main__":
    main()
