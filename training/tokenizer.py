"""tokenizer.py LANG --recipe R --treebanks DIR -o FILE: trains the token and sentence splitter from raw text."""
import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import atoms
import conllu
import container
import data
import mwt
from features import hash64
from network import put

torch.set_num_threads(1)
JOIN, SPLIT, END = 0, 1, 2
BUCKETS, WIDTH, HIDDEN = 16384, 24, 64
LONGEST = 300           # tokens; a longer sentence is cut


def paragraphs(sentences, rng, share):
    """Groups of consecutive sentences: the treebank's paragraphs, cut once more at random places."""
    group = []
    for s in sentences:
        if group and (s.fresh or rng.random() < share):
            yield group
            group = []
        group.append(s)
    if group:
        yield group


def examples(feats, group, style):
    """(window buckets, pair buckets, class, allowed join) of one paragraph."""
    text, spans = conllu.raw_text(group)
    text = text.rstrip("\n").replace("\n", " ")
    starts = {a: END if i == 0 else SPLIT for sent in spans for i, (a, _) in enumerate(sent)}
    found = atoms.scan(text)
    single, pairs = feats.paragraph(text, found)
    pad, style = [feats.pad] * 6, feats.bucket("Y:" + style)
    for k in range(1, len(found)):
        gold = starts.get(found[k][0], JOIN)
        if gold == JOIN and found[k][2]:
            gold = SPLIT
        yield atoms.window(single, pad, k), pairs[k] + [style], gold, found[k][2] == 0


class Splitter(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.EmbeddingBag(BUCKETS, WIDTH, mode="sum")
        nn.init.normal_(self.emb.weight, std=0.1)
        self.hidden = nn.Linear((2 * atoms.WINDOW + 1) * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, 3)

    def forward(self, windows, pairs):
        batch, slots, count = windows.shape
        around = self.emb(windows.view(batch * slots, count), per_sample_weights=self._keep(batch * slots, count))
        pair = self.emb(pairs, per_sample_weights=self._keep(batch, pairs.shape[1]))
        x = torch.cat((around.view(batch, -1), pair), 1)
        return self.out(F.dropout(F.relu(self.hidden(F.dropout(x, 0.1, self.training))), 0.2, self.training))

    def _keep(self, *size):
        """Features fall out in training, so that no single memory of a form is trusted."""
        return (torch.rand(*size) >= 0.15).float() if self.training else None


def tensors(feats, files, seed):
    rng, rows = random.Random(seed), []
    for style, sentences, share in files:
        for group in paragraphs(sentences, rng, share):
            rows.extend(examples(feats, group, style))
    return (torch.tensor([r[0] for r in rows], dtype=torch.int32), torch.tensor([r[1] for r in rows], dtype=torch.int32),
            torch.tensor([r[2] for r in rows]), torch.tensor([r[3] for r in rows]))


def logits_of(net, part, at):
    out = net(part[0][at].long(), part[1][at].long())
    glued = part[3][at]
    return out.masked_fill(torch.stack((~glued, glued & False, glued), 1), -1e9)    # a sentence ends at white space only


def train(recipe, files, dev_files, seed, say):
    torch.manual_seed(seed)
    feats = atoms.AtomFeatures(data.normal_of(recipe), BUCKETS)
    net, epochs, size = Splitter(), int(recipe["tokenizer.epochs"]), 512
    dev = tensors(feats, dev_files, seed)
    average, step = [p.detach().clone() for p in net.parameters()], 0
    optimiser = torch.optim.Adam(net.parameters(), lr=0.002)
    for epoch in range(epochs):
        part = tensors(feats, files, seed + epoch)
        count = part[2].shape[0]
        for group in optimiser.param_groups:
            group["lr"] = 0.002 * (1 - epoch / epochs)
        order = torch.randperm(count)
        for at in range(0, count, size):
            pick = order[at:at + size]
            loss = F.cross_entropy(logits_of(net, part, pick), part[2][pick])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            step += 1
            with torch.no_grad():
                torch._foreach_mul_(average, min(0.999, step / (step + 10.0)))
                torch._foreach_add_(average, list(net.parameters()), alpha=1 - min(0.999, step / (step + 10.0)))
        net.eval()
        kept = put(net, average)
        with torch.no_grad():
            guess = torch.cat([logits_of(net, dev, slice(i, i + 4096)).argmax(1) for i in range(0, dev[2].shape[0], 4096)])
        net.train()
        if epoch + 1 < epochs:
            put(net, kept)
        gold, hit = dev[2] == END, ((guess == END) & (dev[2] == END)).sum()
        say(f"tokenizer epoch {epoch + 1}/{epochs}: {count} boundaries, dev sentence ends F1 "
            f"{200.0 * hit / (gold.sum() + (guess == END).sum()):.2f}, token boundaries wrong "
            f"{int(((guess == JOIN) != (dev[2] == JOIN)).sum())} of {dev[2].shape[0]}")
    return net


def sections(net, listed, rules, weights):
    from export import rows8, table8
    out = {}
    state = {k: v.detach() for k, v in net.state_dict().items()}
    out["tok.emb"], out["tok.emb.scale"] = table8(state["emb.weight"])
    for name in ("hidden", "out"):
        out[f"tok.{name}.w"], out[f"tok.{name}.scale"] = rows8(state[name + ".weight"])
        out[f"tok.{name}.bias"] = state[name + ".bias"].numpy()
    keys = sorted((hash64(form), " ".join(words)) for form, words in listed.items())
    out["mwt.hash"] = np.array([k for k, _ in keys], dtype=np.uint64)
    out["mwt.split"] = "\n".join(words for _, words in keys)
    out["mwt.suffix"] = "\n".join(f"{suffix}\t{put}\t{' '.join(rest)}" for suffix, put, rest in rules)
    out["mwt.weights"] = weights
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lang")
    args.add_argument("--recipe", required=True)
    args.add_argument("--treebanks", required=True)
    args.add_argument("-o", dest="out", required=True)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    names = recipe["tokenizer.treebanks"].split()
    sentences = conllu.training_sentences(args.treebanks, args.lang, names, only=recipe.get("only", ()))
    shares = {n: 0.05 if any(s.fresh for s in sentences if s.treebank == n) else 0.25 for n in names}
    files = [(n, [s for s in sentences if s.treebank == n], shares[n]) for n in names]
    dev = [(n, conllu.read(conllu.path_of(args.treebanks, f"{args.lang}_{n}-dev"), n), 0.0)
           for n in recipe["tokenizer.dev"].split()]
    net = train(recipe, files, dev, int(recipe["seed"]), lambda text: print(text, flush=True))
    listed, rules, weights = mwt.train(sentences, data.normal_of(recipe), int(recipe["seed"]))
    print(f"{len(listed)} multiword forms, {len(rules)} suffix rules")
    container.write(args.out, sections(net, listed, rules, weights))


if __name__ == "__main__":
    main()
