"""restore.py MODEL -o DIR: a checkpoint out of a model file, so that a training can go on from a shipped model.

Writes average.pt, vocabulary.json and tokenizer as train.py and tokenizer.py leave them; weights are those of the
8-bit model, so a little coarser than the checkpoint that the model was made from.
"""
import argparse
import json
import os

import numpy as np
import torch

import container
from export import LINEARS


def state_of(model):
    def matrix(name):
        return torch.tensor(model[name + ".w"].astype(np.float32) * model[name + ".scale"][:, None])

    def table(name):
        return torch.tensor(model[name].astype(np.float32) * model[name + ".scale"][0])
    state = {"root": torch.tensor(model["arc.root"].astype(np.float32) / 4096)}
    for ours in ("form", "sub", "treebank"):
        state[ours + ".weight"] = table(ours + ".emb")
    for name in model:
        if name.startswith("lstm.") and name.endswith(".w"):
            _, layer, side, _ = name.split(".")
            weight, key = matrix(name[:-2]), f"layers.{layer}.{side}_"
            hidden = weight.shape[0] // 4
            state[key + "in"] = weight[:, :-hidden].contiguous()
            state[key + "rec"] = weight[:, -hidden:].contiguous()
            state[key + "bias"] = torch.tensor(model[name[:-2] + ".bias"])
    for ours, theirs in LINEARS.items():
        state[ours + ".weight"] = matrix(theirs)
        state[ours + ".bias"] = torch.tensor(model[theirs + ".bias"])
    return state


def main():
    args = argparse.ArgumentParser()
    args.add_argument("model")
    args.add_argument("-o", dest="out", required=True)
    args = args.parse_args()
    model = container.read(args.model)
    os.makedirs(args.out, exist_ok=True)
    torch.save(state_of(model), os.path.join(args.out, "average.pt"))
    vocabulary = {"form_hashes": model["form.hash"].tolist(), "treebanks": model["treebank.names"].split("\n")}
    for key, section in (("tags", "tag"), ("labels", "label"), ("lemmas", "lemma")):
        vocabulary[key] = model[section + ".classes"].split("\n")
    with open(os.path.join(args.out, "vocabulary.json"), "w", encoding="utf8") as out:
        json.dump(vocabulary, out, ensure_ascii=False)
    container.write(os.path.join(args.out, "tokenizer"), {k: v for k, v in model.items() if k.startswith(("tok.", "mwt."))})


if __name__ == "__main__":
    main()
