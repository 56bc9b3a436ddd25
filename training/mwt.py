"""Multiword tokens: a list of forms, and suffix rules weighed by a small linear classifier."""
import collections
import random

import numpy as np

from features import hash64, lower

BUCKETS = 16384


def rule_of(form, words):
    """(suffix, what is put after the stem, the other words) that turns a lower form into its words."""
    same = 0
    while same < min(len(form), len(words[0])) and form[same] == words[0][same]:
        same += 1
    return form[same:], words[0][same:], tuple(words[1:])


def features(form, n, suffix, capital, before, after):
    """n names the rule: its number, or "L" and the form for a listed form that is not always split."""
    stem = form[:len(form) - len(suffix)]
    return [hash64(s) % BUCKETS for s in (
        "m0:" + n, "m1:" + form, f"m2:{n}:{stem[-1:]}", f"m3:{n}:{stem[-2:]}", f"m4:{n}:{stem[-3:]}",
        f"m5:{n}:{stem[-4:]}", f"m6:{n}:{min(len(stem), 8)}", f"m7:{n}:{capital}", f"m8:{n}:{before}",
        f"m9:{stem}", f"ma:{n}:{after}", f"mb:{stem[-2:]}", f"mc:{stem[-3:]}")]


class Splitter:
    def __init__(self, listed, rules, weights):
        self.listed, self.rules, self.weights = listed, rules, weights

    def words(self, token, before, after, normal):
        """The words of a surface token; before and after are its neighbours in the sentence ("" at the ends)."""
        form = lower(normal(token))
        if len(form) != len(token):
            return [token]
        found = self.listed.get(hash64(form))
        capital = "X" if token[0] != form[0] else "x"
        before, after = lower(normal(before)), lower(normal(after))

        def weighed(n, suffix):
            return sum(int(self.weights[f]) for f in features(form, n, suffix, capital, before, after)) > 0
        if found:
            if found[0] == "?":
                return pieces(token, form, "", found[1:], "") if weighed("L" + form, "") else [token]
            return pieces(token, form, "", found, "")
        for number, rule in enumerate(self.rules):
            if form.endswith(rule[0]) and len(form) > len(rule[0]) and weighed(str(number), rule[0]):
                return pieces(token, form, form[:len(form) - len(rule[0])], rule[2], rule[1])
        return [token]


def pieces(token, form, stem, rest, put):
    """Words with the letter case of the token; where they are merely its parts, its very characters."""
    whole = [stem + put] + list(rest) if stem else list(rest)
    if "".join(whole) == form:
        out, at = [], 0
        for word in whole:
            out.append(token[at:at + len(word)])
            at += len(word)
        return out
    if "’" in token:
        whole = [w.replace("'", "’") for w in whole]
    if len(token) > 1 and token.upper() == token and token.lower() != token:
        return [w.upper() for w in whole]
    if stem:
        return [token[:len(stem)] + put] + whole[1:]
    if token[0] != form[0]:
        whole[0] = whole[0][:1].upper() + whole[0][1:]
    return whole


def train(sentences, normal, seed):
    listed, counts, split = {}, collections.Counter(), collections.defaultdict(collections.Counter)
    forms_of = collections.defaultdict(set)
    for s in sentences:
        for t in s.tokens:
            form = lower(normal(t.form))
            counts[form] += 1
            if t.last > t.first:
                words = tuple(lower(normal(w.form)) for w in s.words[t.first:t.last + 1])
                split[form][words] += 1
                forms_of[rule_of(form, words)].add(form)
    for form, ways in split.items():
        share = sum(ways.values()) / counts[form]
        if share >= 0.98 or (share >= 0.02 and counts[form] >= 10):
            listed[form] = (("?",) if share < 0.98 else ()) + ways.most_common(1)[0][0]
    rules = sorted((r for r, f in forms_of.items() if len(f) >= 3 and r[0]), key=lambda r: (-len(r[0]), r))
    weights = _train_weights(sentences, normal, listed, rules, seed)
    return listed, rules, weights


def _examples(sentences, normal, listed, rules):
    for s in sentences:
        lows = [lower(normal(t.form)) for t in s.tokens]
        for i, t in enumerate(s.tokens):
            form, gold = lows[i], None
            capital = "X" if lower(t.form[0]) != t.form[0] else "x"
            around = capital, lows[i - 1] if i else "", lows[i + 1] if i + 1 < len(lows) else ""
            if t.last > t.first:
                gold = rule_of(form, tuple(lower(normal(w.form)) for w in s.words[t.first:t.last + 1]))
            if listed.get(form, ("",))[0] == "?":
                yield features(form, "L" + form, "", *around), 1 if gold else -1
            for number, rule in enumerate(rules):
                if form.endswith(rule[0]) and len(form) > len(rule[0]):
                    yield features(form, str(number), rule[0], *around), 1 if rule == gold else -1
                    if rule == gold:
                        break


def _train_weights(sentences, normal, listed, rules, seed):
    """Averaged perceptron with a margin; now and then without the whole form, so that endings are learnt too."""
    examples, rng = list(_examples(sentences, normal, listed, rules)), random.Random(seed)
    weights, total, step = np.zeros(BUCKETS), np.zeros(BUCKETS), 0
    for _ in range(8):
        rng.shuffle(examples)
        for fs, y in examples:
            step += 1
            use = fs[:1] + fs[2:9] + fs[10:] if rng.random() < 0.3 else fs
            if y * sum(weights[f] for f in use) <= 1.0:
                for f in use:
                    weights[f] += y
                    total[f] += y * step
    weights = weights - total / max(step, 1)
    return np.clip(np.rint(weights * 16), -32000, 32000).astype(np.int16)
