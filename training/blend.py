"""blend.py LANG --recipe R --treebanks DIR --from DIR: averages a training and its branches, weight by weight.

Branches stay close enough to the trunk that they left for the mean to be a network too, and a better one than each
("model soups", Wortsman et al. 2022). Prints the dev scores of each and of the mean; writes DIR/blend/average.pt.
"""
import argparse
import os
import shutil

import torch

import data
import names as names_data
from network import Network
from train import evaluate, save, say


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lang")
    args.add_argument("--recipe", required=True)
    args.add_argument("--treebanks", required=True)
    args.add_argument("--names", default=None)
    args.add_argument("--from", dest="folder", required=True)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    vocabulary = data.Vocabulary.load(os.path.join(args.folder, "vocabulary.json"))
    encoder = data.Encoder(recipe, vocabulary)
    _, _, dev, held = data.load(args.lang, recipe, args.treebanks, args.names or os.path.join(args.treebanks, "..", "news"),
                                lambda _: None)
    net = Network(recipe, len(vocabulary.form_hashes) + 1, len(vocabulary.treebanks), len(vocabulary.tags),
                  len(vocabulary.lemmas), len(vocabulary.labels), len(names_data.LABELS))

    def score(name, state):
        net.load_state_dict(state)
        say(f"{name}: {evaluate(net, encoder, dev, held)}")
    states = [torch.load(os.path.join(args.folder, "average.pt"))]
    score("trunk", states[0])
    for number in range(1, int(recipe["branches"]) + 1):
        states.append(torch.load(os.path.join(args.folder, f"branch-{number}", "average.pt")))
        score(f"branch {number}", states[-1])
    mean = {key: sum(state[key] for state in states) / len(states) for key in states[0]}
    score("blend", mean)
    out = os.path.join(args.folder, "blend")
    os.makedirs(out, exist_ok=True)
    save(mean, os.path.join(out, "average.pt"))
    shutil.copy(os.path.join(args.folder, "vocabulary.json"), out)


if __name__ == "__main__":
    main()
