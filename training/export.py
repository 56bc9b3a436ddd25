"""export.py LANG --recipe R --from DIR --treebanks DIR --tokenizer FILE -o MODEL: a checkpoint as a quantised model file."""
import argparse
import collections
import os

import numpy as np
import torch

import conllu
import container
import data
import names as names_data
from features import hash64
from lemma import script_of

LINEARS = {"tag": "tag", "lemma": "lemma", "name": "name", "arc_dep": "arc.dep", "arc_head": "arc.head",
           "arc_bi": "arc.bi", "label_dep": "label.dep", "label_head": "label.head", "label_out": "label.out"}


def rows8(weight):
    """Per-row 8-bit weights and scales."""
    weight = weight.numpy().astype(np.float32)
    scale = np.maximum(np.abs(weight).max(1), 1e-6).astype(np.float32) / np.float32(127)
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale


def table8(weight):
    """A table in 8 bits with one scale; the scale that loses least."""
    weight = weight.numpy().astype(np.float32)
    top, best = float(np.abs(weight).max()), None
    for part in (1.0, 0.85, 0.7, 0.55, 0.45, 0.35):
        scale = np.float32(top * part / 127)
        q = np.clip(np.rint(weight / scale), -127, 127)
        loss = float(((q * scale - weight) ** 2).sum())
        if best is None or loss < best[0]:
            best = loss, q.astype(np.int8), scale
    return best[1], np.array([best[2]], dtype=np.float32)


def lexicon(sentences, vocabulary, normal):
    """Hashes of (form, tag) seen in training -> lemma class, where the choice is clear."""
    seen = collections.defaultdict(collections.Counter)
    for s in sentences:
        for w in s.words:
            if data.lemma_counts(w):
                form = normal(w.form)
                script = script_of(form, w.lemma)
                seen[hash64(f"{form}\t{w.upos}\t{w.feats}")][script] += 1
                seen[hash64(f"{form}\t{w.upos}")][script] += 1
    keys, classes = [], []
    for key in sorted(seen):
        script, count = max(seen[key].items(), key=lambda x: (x[1], x[0]))
        if count >= 0.9 * sum(seen[key].values()) and script in vocabulary.lemma_index:
            keys.append(key)
            classes.append(vocabulary.lemma_index[script])
    return np.array(keys, dtype=np.uint64), np.array(classes, dtype=np.int32)


def gate_tables():
    middle = (np.arange(4096) + 0.5) / 256 - 8
    return (1 / (1 + np.exp(-middle))).astype(np.float32), np.tanh(middle).astype(np.float32)


def network_sections(state, vocabulary, recipe):
    out = {"form.hash": np.array(vocabulary.form_hashes, dtype=np.uint64)}
    for ours, theirs in (("form", "form.emb"), ("sub", "sub.emb"), ("treebank", "treebank.emb")):
        out[theirs], out[theirs + ".scale"] = table8(state[ours + ".weight"])
    out["treebank.names"] = "\n".join(vocabulary.treebanks)
    for layer in range(int(recipe["layers"])):
        for side in "fb":
            key, name = f"layers.{layer}.{side}_", f"lstm.{layer}.{side}"
            out[name + ".w"], out[name + ".scale"] = rows8(torch.cat((state[key + "in"], state[key + "rec"]), 1))
            out[name + ".bias"] = state[key + "bias"].numpy().astype(np.float32)
    for ours, theirs in LINEARS.items():
        out[theirs + ".w"], out[theirs + ".scale"] = rows8(state[ours + ".weight"])
        out[theirs + ".bias"] = state[ours + ".bias"].numpy().astype(np.float32)
    out["arc.root"] = np.rint(np.clip(state["root"].numpy(), -7.999, 7.999) * 4096).astype(np.int16)
    for name, lines in (("tag", vocabulary.tags), ("lemma", vocabulary.lemmas), ("label", vocabulary.labels),
                        ("name", names_data.LABELS)):
        out[name + ".classes"] = "\n".join(lines)
    out["gate.sigmoid"], out["gate.tanh"] = gate_tables()
    out["norm.map"] = "\n".join(f"{ord(line.split(' ', 1)[0]):04X}\t{line.split(' ', 1)[1]}" for line in recipe["norm"])
    return out


def abbreviations(lang):
    with open(os.path.join(os.path.dirname(__file__), "abbreviations", lang + ".txt"), encoding="ascii") as lines:
        return "\n".join(sorted({line.strip() for line in lines if line.strip() and not line.startswith("#")}))


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lang")
    args.add_argument("--recipe", required=True)
    args.add_argument("--from", dest="folder", required=True)
    args.add_argument("--treebanks", required=True)
    args.add_argument("--tokenizer", default=None)
    args.add_argument("-o", dest="out", required=True)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    vocabulary = data.Vocabulary.load(os.path.join(args.folder, "vocabulary.json"))
    state = torch.load(os.path.join(args.folder, "average.pt"))
    sections = {"meta": f"lang\t{args.lang}\nversion\t{recipe['version']}\nseed\t{recipe['seed']}\ntreebanks\t{' '.join(recipe['treebank'])}\ntokenizer\t2"}
    sections.update(network_sections(state, vocabulary, recipe))
    styles = recipe.get("lexicon", " ".join(recipe["treebank"][:2])).split()
    train = conllu.training_sentences(args.treebanks, args.lang, recipe["treebank"], lambda _: None,
                                        recipe.get("only", ()))
    sections["lemma.lexicon.hash"], sections["lemma.lexicon.class"] = lexicon(
        [s for s in train if s.treebank in styles], vocabulary, data.normal_of(recipe))
    sections["tok.abbreviations"] = abbreviations(args.lang)
    if args.tokenizer:
        sections.update(container.read(args.tokenizer))
    container.write(args.out, sections)
    print(f"{args.out}: {os.path.getsize(args.out) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
