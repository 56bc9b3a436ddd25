"""teach.py LANG --recipe R --treebanks DIR [--names DIR] --from DIR: what the teachers say of every sentence.

The mean of the teachers' distributions over heads, relations, tags, lemmas and names becomes the target of the student
(Hinton et al. 2015; for parsers Kuncoro et al. 2016): half of it and half the treebank's answer in the treebanks, all of it in
texts that nobody annotated. Writes DIR/taught.pt: softs of the training sentences in their order, and the texts.
"""
import argparse
import json
import os
import random

import torch

import conllu
import container
import data
import names as names_data
from conllu import Sentence, Token, Word
from network import Network
from segment import Segmenter
from train import save, say, teacher_recipe

KEPT = {"tag": 6, "lemma": 3, "label": 5}     # the likeliest classes of each word that are kept


def texts(recipe, folder, tokenizer, styles, banned):
    """Sentences of the recipe's unmarked texts, cut by the recipe's own splitter; never a sentence of a test file."""
    sections = container.read(tokenizer)
    segmenter = Segmenter(sections, data.normal_of(recipe))
    out = []
    for name in recipe.get("text", ()):
        count = 0
        for number, line in enumerate(open(os.path.join(folder, name), encoding="utf8")):
            style = styles[number % len(styles)]
            for _, tokens in segmenter.text(json.loads(line)["text"], style):
                sentence = Sentence(style)
                for _, _, forms in tokens:
                    first = len(sentence.words)
                    sentence.words.extend(Word(form, "_", "_", "_", 0, "_", "_") for form in forms)
                    sentence.tokens.append(Token("".join(forms), True, first, len(sentence.words) - 1))
                if 4 <= len(sentence.words) <= 100 and sentence.key() not in banned:
                    out.append(sentence)
                    count += len(sentence.words)
        say(f"{name}: {count} words")
    return out


def mean_of(nets, encoder, chunk):
    """Mean probabilities of the nets: arcs, tags, lemmas, names, and relations for `heads` (gold where there are any)."""
    b = encoder.batch(chunk)
    absent = None if b["mask"] is None else b["mask"].squeeze(2).t() == 0
    hidden, sums = [], {}

    def add(key, logits):
        sums[key] = sums.get(key, 0) + torch.softmax(logits, -1) / len(nets)
    for net in nets:
        h = net.encode(b["forms"], b["subs"], b["bank"], b["mask"]).transpose(0, 1)
        scores = net.arcs(h)
        if absent is not None:
            scores[:, :, 1:].masked_fill_(absent.unsqueeze(1), -1e9)
        add("arc", scores)
        for key in ("tag", "lemma", "name"):
            add(key, getattr(net, key)(h))
        hidden.append(h)
    heads = torch.where(b["head"] == -100, sums["arc"].argmax(2), b["head"])
    for net, h in zip(nets, hidden):
        add("label", net.labels(h, heads))
    return b, sums, heads


def soft_of(b, sums, heads, row, length, with_names):
    """The kept part of one sentence's targets, the treebank's answer as half of them where there is one."""
    out = {"head": heads[row, :length].to(torch.int16)}
    arc = sums["arc"][row, :length, :length + 1].clone()
    gold = b["head"][row, :length]
    known = gold != -100
    arc[known] *= 0.5
    arc[known, gold[known]] += 0.5
    out["arc"] = arc.half()
    for key, kept in KEPT.items():
        part, index = sums[key][row, :length].topk(kept)
        part /= part.sum(1, keepdim=True)
        gold = b[key][row, :length]
        known = (gold != -100).float()
        part = torch.cat((part * (1 - 0.5 * known).unsqueeze(1), 0.5 * known.unsqueeze(1)), 1)
        out[key] = torch.cat((index, gold.clamp(min=0).unsqueeze(1)), 1).to(torch.int16), part.half()
    if with_names:
        out["name"] = sums["name"][row, :length].half()
    return out


def teach(nets, encoder, sentences, with_names):
    softs, order = [None] * len(sentences), {id(s): i for i, s in enumerate(sentences)}
    with torch.no_grad():
        for chunk in data.buckets(sentences, 4000, random.Random(0)):
            b, sums, heads = mean_of(nets, encoder, chunk)
            for row, s in enumerate(chunk):
                softs[order[id(s)]] = soft_of(b, sums, heads, row, len(s.words), with_names)
    return softs


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lang")
    args.add_argument("--recipe", required=True)
    args.add_argument("--treebanks", required=True)
    args.add_argument("--names", default=None)
    args.add_argument("--from", dest="folder", required=True)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    names_folder = args.names or os.path.join(args.treebanks, "..", "news")
    train, extra, dev, _ = data.load(args.lang, recipe, args.treebanks, names_folder, say)
    nets = []
    for number in range(1, int(recipe["teachers"]) + 1):
        folder = os.path.join(args.folder, f"teacher-{number}")
        vocabulary = data.Vocabulary.load(os.path.join(folder, "vocabulary.json"))
        nets.append(Network(teacher_recipe(recipe, number), len(vocabulary.form_hashes) + 1, len(vocabulary.treebanks),
                            len(vocabulary.tags), len(vocabulary.lemmas), len(vocabulary.labels), len(names_data.LABELS)))
        nets[-1].load_state_dict(torch.load(os.path.join(folder, "average.pt")))
        nets[-1].eval()
    encoder = data.Encoder(recipe, vocabulary)          # of the last: the teachers share classes and forms
    banned = conllu.banned_keys(args.treebanks, args.lang) | {s.key() for s in dev}
    styles = recipe.get("text.styles", recipe["treebank"][0]).split()
    more = [s for s in extra if len(s.words) <= 100 and s.key() not in banned]
    more += texts(recipe, names_folder, os.path.join(args.folder, "tokenizer"), styles, banned)
    with_names = "names.file" not in recipe
    say(f"{sum(len(s.words) for s in more)} words of texts; asking the teachers")
    save({"train": teach(nets, encoder, train, with_names), "texts": more, "soft": teach(nets, encoder, more, with_names)},
         os.path.join(args.folder, "taught.pt"))


if __name__ == "__main__":
    main()
