"""train.py RECIPE LANG --treebanks DIR [--names DIR] [--out DIR] [--branch N]: trains the joint network, resumable after a kill.

--branch N goes on from the finished training in DIR for the recipe's branch.epochs, with a shuffling and dropout of its own;
its weights stand in DIR/branch-N, for blend.py to average.
"""
import argparse
import os
import random
import time

import torch
import torch.nn.functional as F

import data
import names as names_data
from network import Network, put

torch.set_num_threads(1)


def say(text):
    print(text, flush=True)


def losses(net, batch):
    h = net.encode(batch["forms"], batch["subs"], batch["bank"], batch["mask"]).transpose(0, 1)
    total, parts = 0, {}
    real = batch["name"] != -100
    if bool(real.any()):
        parts["name"] = F.cross_entropy(net.name(h[real]), batch["name"][real])
    real = batch["tag"] != -100
    if bool(real.any()):
        parts["tag"] = F.cross_entropy(net.tag(h[real]), batch["tag"][real])
        real = batch["lemma"] != -100
        parts["lemma"] = F.cross_entropy(net.lemma(h[real]), batch["lemma"][real])
        scores = net.arcs(h)
        if batch["mask"] is not None:
            absent = batch["mask"].squeeze(2).transpose(0, 1) == 0
            scores = scores.clone()
            scores[:, :, 1:].masked_fill_(absent.unsqueeze(1), -1e9)
        parts["arc"] = F.cross_entropy(scores.reshape(-1, scores.shape[2]), batch["head"].reshape(-1))
        label = net.labels(h, batch["head"].clamp(min=0))
        parts["label"] = F.cross_entropy(label.reshape(-1, label.shape[2]), batch["label"].reshape(-1))
    for value in parts.values():
        total = total + value
    return total, {k: float(v.detach()) for k, v in parts.items()}


def evaluate(net, encoder, dev, held):
    """Gold words, no tree decoding: enough to watch a training."""
    net.eval()
    right, words = dict.fromkeys(("upos", "tag", "lemma", "uas", "las"), 0), 0
    upos = torch.tensor([sorted({t.split("\t")[0] for t in encoder.v.tags}).index(t.split("\t")[0]) for t in encoder.v.tags])
    found = gold = hit = 0
    with torch.no_grad():
        for chunk in data.buckets(dev, 4000, random.Random(0)):
            b = encoder.batch(chunk)
            h = net.encode(b["forms"], b["subs"], b["bank"], b["mask"]).transpose(0, 1)
            scores = net.arcs(h)
            if b["mask"] is not None:
                scores[:, :, 1:].masked_fill_((b["mask"].squeeze(2).t() == 0).unsqueeze(1), -1e9)
            head = scores.argmax(2)
            label, tag, lemma = net.labels(h, head).argmax(2), net.tag(h).argmax(2), net.lemma(h).argmax(2)
            real = b["head"] != -100
            words += int(real.sum())
            right["uas"] += int(((head == b["head"]) & real).sum())
            right["las"] += int(((head == b["head"]) & (label == b["label"]) & real).sum())
            right["tag"] += int(((tag == b["tag"]) & real).sum())
            right["upos"] += int(((upos[tag] == upos[b["tag"].clamp(min=0)]) & (b["tag"] != -100) & real).sum())
            right["lemma"] += int(((lemma == b["lemma"]) & real).sum())
        for chunk in data.buckets(held, 4000, random.Random(0)):
            b = encoder.batch(chunk)
            out = net.name(net.encode(b["forms"], b["subs"], b["bank"], b["mask"])).transpose(0, 1).numpy()
            for row, sentence in zip(out, chunk):
                path = names_data.best_path(row[:len(sentence.words)], names_data.LABELS)
                guess = spans([names_data.LABELS[i] for i in path])
                truth = spans(sentence.names)
                found, gold, hit = found + len(guess), gold + len(truth), hit + len(guess & truth)
    net.train()
    text = " ".join(f"{k} {100 * v / max(words, 1):.2f}" for k, v in right.items())
    return text + f" names {200 * hit / max(found + gold, 1):.2f}"


def spans(labels):
    out, start, kind = set(), None, None
    for i, label in enumerate(list(labels) + ["O"]):
        if start is not None and (label[0] != "I" or label[2:] != kind):
            out.add((start, i, kind))
            start = None
        if label[0] == "B" or (label[0] == "I" and start is None):
            start, kind = i, label[2:]
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument("recipe")
    args.add_argument("lang")
    args.add_argument("--treebanks", required=True)
    args.add_argument("--names", default=None)
    args.add_argument("--out", default=None)
    args.add_argument("--branch", type=int, default=0)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    out = args.out or f"build/training/{args.lang}"
    os.makedirs(out, exist_ok=True)
    names_folder = args.names or os.path.join(args.treebanks, "..", "news")
    train, extra, dev, held = data.load(args.lang, recipe, args.treebanks, names_folder, say)
    vocabulary = data.Vocabulary.build(recipe, train)
    vocabulary.save(os.path.join(out, "vocabulary.json"))
    encoder = data.Encoder(recipe, vocabulary)
    torch.manual_seed(int(recipe["seed"]))
    net = Network(recipe, len(vocabulary.form_hashes) + 1, len(vocabulary.treebanks), len(vocabulary.tags),
                  len(vocabulary.lemmas), len(vocabulary.labels), len(names_data.LABELS))
    say(f"{len(vocabulary.form_hashes)} forms, {len(vocabulary.tags)} tags, {len(vocabulary.lemmas)} lemma scripts, "
        f"{len(vocabulary.labels)} labels, {sum(p.numel() for p in net.parameters()) / 1e6:.2f}M parameters")
    if args.branch:
        net.load_state_dict(torch.load(os.path.join(out, "average.pt")))
        recipe.update({key: recipe.get("branch." + key, recipe[key]) for key in ("epochs", "rate", "names.share") if key in recipe})
        recipe["seed"] = str(int(recipe["seed"]) + 7919 * args.branch)
        out = os.path.join(out, f"branch-{args.branch}")
        os.makedirs(out, exist_ok=True)
        vocabulary.save(os.path.join(out, "vocabulary.json"))
    run(net, encoder, recipe, train, extra, dev, held, out)


def plan(recipe, train, extra, epoch):
    """The batches of one epoch: the treebanks once, and names batches among them."""
    rng = random.Random(int(recipe["seed"]) + epoch)
    words = int(recipe["batch.words"])
    batches = data.buckets(train, words, rng)
    if extra:
        more = data.buckets(extra, words, rng)
        batches += more[:int(len(batches) * float(recipe["names.share"]))]
        rng.shuffle(batches)
    return batches


def rate_at(recipe, epoch, part):
    """Learning rate: each cycle of the recipe falls linearly from its own rate to (almost) nothing."""
    begin = 0
    for length, rate in zip(recipe["epochs"].split(), recipe["rate"].split()):
        if epoch < begin + int(length):
            return float(rate) * max(0.02, 1 - (epoch - begin + part) / int(length)), epoch == begin
        begin += int(length)
    raise SystemExit("training: more epochs than the recipe has")


def save(thing, path):
    torch.save(thing, path + ".tmp")
    os.replace(path + ".tmp", path)


def one_epoch(net, encoder, recipe, optimiser, average, batches, epoch, step, report):
    sums, warmup = {}, int(recipe["warmup"])
    for number, chunk in enumerate(batches):
        rate, _ = rate_at(recipe, epoch, number / len(batches))
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / warmup)
        total, parts = losses(net, encoder.batch(chunk))
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        decay = min(float(recipe["average"]), step / (step + 10.0))
        with torch.no_grad():
            torch._foreach_mul_(average, decay)
            torch._foreach_add_(average, list(net.parameters()), alpha=1 - decay)
        for key, value in parts.items():
            sums.setdefault(key, []).append(value)
        if number % 50 == 49:
            report((number + 1) / len(batches), " ".join(f"{k} {sum(v[-50:]) / len(v[-50:]):.3f}" for k, v in sums.items()))
    return step


def run(net, encoder, recipe, train, extra, dev, held, out):
    epochs = sum(int(n) for n in recipe["epochs"].split())
    optimiser = torch.optim.Adam(net.parameters(), lr=0.001, betas=(0.9, 0.98), eps=1e-8)
    average = [p.detach().clone() for p in net.parameters()]
    first, step, path = 0, 0, os.path.join(out, "checkpoint.pt")
    if os.path.exists(path):
        state = torch.load(path)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        average, first, step = state["average"], state["epoch"], state["step"]
        say(f"resuming after epoch {first}")
    began = time.time()

    def end_at(done):
        spent = time.time() - began
        return time.strftime("%H:%M", time.localtime(time.time() + spent / max(done, 1e-6) * (epochs - first - done)))
    for epoch in range(first, epochs):
        torch.manual_seed(int(recipe["seed"]) * 1000 + epoch)
        if epoch and rate_at(recipe, epoch, 0)[1]:
            put(net, average)                                   # a new cycle starts from the averaged weights
        step = one_epoch(net, encoder, recipe, optimiser, average, plan(recipe, train, extra, epoch), epoch, step,
                         lambda part, text: say(f"  epoch {epoch + part:.2f}/{epochs} {text} | expected end "
                                                f"{end_at(epoch + part - first)}"))
        kept = put(net, average)
        score = evaluate(net, encoder, dev, held)
        save(net.state_dict(), os.path.join(out, "average.pt"))
        put(net, kept)
        save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average, "epoch": epoch + 1,
              "step": step}, path)
        say(f"epoch {epoch + 1}/{epochs} dev {score} | expected end {end_at(epoch + 1 - first)}")


if __name__ == "__main__":
    main()
