"""train.py RECIPE LANG --treebanks DIR [--names DIR] [--out DIR] [--teacher N]: trains the joint network, resumable after a kill.

--teacher N trains a teacher in DIR/teacher-N, by the recipe's keys "teacher.KEY" and a seed of its own; without it, a recipe
that has teachers wants what they said of the training sentences and texts in DIR/taught.pt (teach.py).
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


def soft_loss(logits, batch, key):
    """Cross-entropy with the teachers' probabilities, mean over the words that have any."""
    chance = F.log_softmax(logits, -1)
    if key + ".index" in batch:
        chance = chance.gather(-1, batch[key + ".index"])
    words = (batch[key + ".soft"].sum(-1) > 0).sum()
    return -(chance * batch[key + ".soft"]).sum() / words


def losses(net, batch):
    h = net.encode(batch["forms"], batch["subs"], batch["bank"], batch["mask"]).transpose(0, 1)
    parts = {}

    def hard(key, logits):
        real = batch[key] != -100
        if bool(real.any()):
            parts[key] = F.cross_entropy(logits[real], batch[key][real])

    def scores():
        out = net.arcs(h)
        if batch["mask"] is not None:
            absent = batch["mask"].squeeze(2).transpose(0, 1) == 0
            out = out.clone()
            out[:, :, 1:].masked_fill_(absent.unsqueeze(1), -1e9)
        return out
    hard("name", net.name(h))
    if "arc.soft" in batch:
        for key, logits in (("tag", net.tag(h)), ("lemma", net.lemma(h)), ("arc", scores()),
                            ("label", net.labels(h, batch["head"].clamp(min=0)))):
            parts[key] = soft_loss(logits, batch, key)
        if "name.soft" in batch and "name" not in parts:
            parts["name"] = soft_loss(net.name(h), batch, "name")
    elif bool((batch["tag"] != -100).any()):
        hard("tag", net.tag(h))
        hard("lemma", net.lemma(h))
        hard("head", scores())
        hard("label", net.labels(h, batch["head"].clamp(min=0)))
    return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}


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


def teacher_recipe(recipe, number):
    """The recipe of a teacher: keys "teacher.KEY" for KEY, a seed of its own."""
    own = {key.removeprefix("teacher."): value for key, value in recipe.items() if key.startswith("teacher.")}
    return {**recipe, **own, "seed": str(int(recipe["seed"]) + 7919 * number)}


def taught(path, train):
    """Gives the training sentences what teach.py wrote of them; returns its texts."""
    content = torch.load(path)
    for sentences, softs in ((train, content["train"]), (content["texts"], content["soft"])):
        for sentence, soft in zip(sentences, softs, strict=True):
            sentence.soft = soft
    return content["texts"]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("recipe")
    args.add_argument("lang")
    args.add_argument("--treebanks", required=True)
    args.add_argument("--names", default=None)
    args.add_argument("--out", default=None)
    args.add_argument("--teacher", type=int, default=0)
    args = args.parse_args()
    recipe = data.read_recipe(args.recipe)
    out = args.out or f"build/training/{args.lang}"
    if args.teacher:
        recipe = teacher_recipe(recipe, args.teacher)
        out = os.path.join(out, f"teacher-{args.teacher}")
    os.makedirs(out, exist_ok=True)
    names_folder = args.names or os.path.join(args.treebanks, "..", "news")
    train, extra, dev, held = data.load(args.lang, recipe, args.treebanks, names_folder, say)
    distilled = "teachers" in recipe and not args.teacher
    if distilled:
        extra = taught(os.path.join(out, "taught.pt"), train)
    vocabulary = data.Vocabulary.build(recipe, train, extra if distilled else ())
    vocabulary.save(os.path.join(out, "vocabulary.json"))
    encoder = data.Encoder(recipe, vocabulary)
    torch.manual_seed(int(recipe["seed"]))
    net = Network(recipe, len(vocabulary.form_hashes) + 1, len(vocabulary.treebanks), len(vocabulary.tags),
                  len(vocabulary.lemmas), len(vocabulary.labels), len(names_data.LABELS))
    say(f"{len(vocabulary.form_hashes)} forms, {len(vocabulary.tags)} tags, {len(vocabulary.lemmas)} lemma scripts, "
        f"{len(vocabulary.labels)} labels, {sum(p.numel() for p in net.parameters()) / 1e6:.2f}M parameters")
    if distilled:
        start_from(os.path.join(out, "teacher-1"), net, vocabulary)
    run(net, encoder, recipe, train, extra, dev, held, out)


def start_from(folder, net, vocabulary):
    """The student begins as its first teacher; a form that only the texts have begins as the unknown word."""
    state = torch.load(os.path.join(folder, "average.pt"))
    rows = {h: i + 1 for i, h in enumerate(data.Vocabulary.load(os.path.join(folder, "vocabulary.json")).form_hashes)}
    state["form.weight"] = state["form.weight"][torch.tensor([0] + [rows.get(h, 0) for h in vocabulary.form_hashes])]
    net.load_state_dict(state)


def plan(recipe, train, extra, epoch):
    """The batches of one epoch: the treebanks once, and batches of texts among them."""
    rng = random.Random(int(recipe["seed"]) + epoch)
    words = int(recipe["batch.words"])
    batches = data.buckets(train, words, rng)
    if extra:
        more = data.buckets(extra, words, rng)
        batches += more[:int(len(batches) * float(recipe["text.share"]))]
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


class Adam:
    """Adam that touches only the rows of the embedding tables which a batch uses: most of the parameters, few of the rows."""

    def __init__(self, net, betas=(0.9, 0.98)):
        self.tables = [net.form.weight, net.sub.weight]
        dense = [p for p in net.parameters() if all(p is not table for table in self.tables)]
        self.dense, self.betas, self.steps = torch.optim.Adam(dense, betas=betas, eps=1e-8), betas, 0
        self.moments = [(torch.zeros_like(table), torch.zeros_like(table)) for table in self.tables]
        self.parameters = dense

    def step(self, rate):
        """One step with gradients that are in place, their norm bounded by 5."""
        self.steps += 1
        used = [table.grad.coalesce() for table in self.tables]
        rows, parts = [g.indices()[0] for g in used], [g.values() for g in used]
        norms = [p.grad.norm() for p in self.parameters if p.grad is not None] + [part.norm() for part in parts]
        bound = min(1.0, 5.0 / (float(torch.stack(norms).norm()) + 1e-6))
        for p in self.parameters:
            if p.grad is not None:
                p.grad.mul_(bound)
        for group in self.dense.param_groups:
            group["lr"] = rate
        self.dense.step()
        first, second = self.betas
        lift = (1 - second ** self.steps) ** 0.5 / (1 - first ** self.steps)
        with torch.no_grad():
            for table, at, part, (mean, square) in zip(self.tables, rows, parts, self.moments):
                part.mul_(bound)
                mean[at] = m = mean[at].mul_(first).add_(part, alpha=1 - first)
                square[at] = v = square[at].mul_(second).addcmul_(part, part, value=1 - second)
                table[at] -= rate * lift * m / (v.sqrt() + 1e-8)

    def state_dict(self):
        return {"dense": self.dense.state_dict(), "moments": self.moments, "steps": self.steps}

    def load_state_dict(self, state):
        self.dense.load_state_dict(state["dense"])
        self.moments, self.steps = state["moments"], state["steps"]


AVERAGED_EVERY = 8


def one_epoch(net, encoder, recipe, optimiser, average, batches, epoch, report):
    sums, warmup = {}, int(recipe["warmup"])
    for number, chunk in enumerate(batches):
        rate, _ = rate_at(recipe, epoch, number / len(batches))
        total, parts = losses(net, encoder.batch(chunk))
        net.zero_grad(set_to_none=True)
        total.backward()
        optimiser.step(rate * min(1.0, (optimiser.steps + 1) / warmup))
        if optimiser.steps % AVERAGED_EVERY == 0:
            decay = min(float(recipe["average"]), optimiser.steps / (optimiser.steps + 10.0)) ** AVERAGED_EVERY
            with torch.no_grad():
                torch._foreach_mul_(average, decay)
                torch._foreach_add_(average, list(net.parameters()), alpha=1 - decay)
        for key, value in parts.items():
            sums.setdefault(key, []).append(value)
        if number % 50 == 49:
            report((number + 1) / len(batches), " ".join(f"{k} {sum(v[-50:]) / len(v[-50:]):.3f}" for k, v in sums.items()))


def run(net, encoder, recipe, train, extra, dev, held, out):
    epochs = sum(int(n) for n in recipe["epochs"].split())
    optimiser = Adam(net)
    average = [p.detach().clone() for p in net.parameters()]
    first, path = 0, os.path.join(out, "checkpoint.pt")
    if os.path.exists(path):
        state = torch.load(path)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        average, first = state["average"], state["epoch"]
        say(f"resuming after epoch {first}")
    began = time.time()

    def end_at(done):
        spent = time.time() - began
        return time.strftime("%H:%M", time.localtime(time.time() + spent / max(done, 1e-6) * (epochs - first - done)))
    for epoch in range(first, epochs):
        torch.manual_seed(int(recipe["seed"]) * 1000 + epoch)
        if epoch and rate_at(recipe, epoch, 0)[1]:
            put(net, average)                                   # a new cycle starts from the averaged weights
        one_epoch(net, encoder, recipe, optimiser, average, plan(recipe, train, extra, epoch), epoch,
                  lambda part, text: say(f"  epoch {epoch + part:.2f}/{epochs} {text} | expected end "
                                         f"{end_at(epoch + part - first)}"))
        kept = put(net, average)
        score = evaluate(net, encoder, dev, held)
        save(net.state_dict(), os.path.join(out, "average.pt"))
        put(net, kept)
        save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average, "epoch": epoch + 1}, path)
        say(f"epoch {epoch + 1}/{epochs} dev {score} | expected end {end_at(epoch + 1 - first)}")


if __name__ == "__main__":
    main()
