"""evaluate.py MODEL GOLD.conllu[.xz] [--style S] [--only PREFIX,...]: CoNLL-2018 scores from raw text.

A quick look during training; `casus eval-syntax` is the official measure.
"""
import argparse
import collections

import conllu
from predict import Parser

KEPT_FEATS = {"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
              "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite"}
FUNCTION = {"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"}


def universal(feats):
    return "|".join(f for f in feats.split("|") if f.split("=")[0] in KEPT_FEATS)


def word(start, end, form, lemma, upos, feats, head, deprel, sentence, multi):
    return dict(span=(start, end), form=form.lower(), lemma=lemma, upos=upos, feats=universal(feats), head=head,
                deprel=deprel.split(":")[0], sub=deprel, sentence=sentence, multi=multi)


def of_gold(sentences):
    """Words with spans in characters that are no space; sentence and token spans."""
    words, sents, tokens, at = [], [], [], 0
    for number, s in enumerate(sentences):
        begin, base = at, len(words)
        for t in s.tokens:
            end = at + len("".join(t.form.split()))
            tokens.append((at, end))
            for i in range(t.first, t.last + 1):
                w = s.words[i]
                words.append(word(at, end, w.form, w.lemma, w.upos, w.feats, base + w.head - 1 if w.head else None, w.deprel,
                                  number, t.last > t.first))
            at = end
        sents.append((begin, at))
    return words, sents, tokens


def of_system(text, parsed):
    words, sents, tokens, at = [], [], [], 0
    for number, (_, sentence, rows) in enumerate(parsed):
        begin, base, index = at, len(words), 0
        for a, b, forms in sentence:
            end = at + len("".join(text[a:b].split()))
            tokens.append((at, end))
            for form in forms:
                lemma, upos, feats, head, deprel, _ = rows[index]
                index += 1
                words.append(word(at, end, form, lemma, upos, feats, base + head - 1 if head else None, deprel, number,
                                  len(forms) > 1))
            at = end
        sents.append((begin, at))
    return words, sents, tokens


def align(gold, system):
    """Pairs of aligned words: equal spans, and within multiword spans the longest common subsequence of forms."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        if not (gold[g]["multi"] or system[s]["multi"]):
            if gold[g]["span"] == system[s]["span"]:
                pairs.append((g, s))
                g, s = g + 1, s + 1
            elif gold[g]["span"][0] <= system[s]["span"][0]:
                g += 1
            else:
                s += 1
            continue
        if gold[g]["multi"] and (not system[s]["multi"]) and system[s]["span"][1] <= gold[g]["span"][0]:
            s += 1
            continue
        if system[s]["multi"] and (not gold[g]["multi"]) and gold[g]["span"][1] <= system[s]["span"][0]:
            g += 1
            continue
        if gold[g]["span"][1] <= system[s]["span"][0]:
            g += 1
            continue
        if system[s]["span"][1] <= gold[g]["span"][0]:
            s += 1
            continue
        gi, si, end = g, s, max(gold[g]["span"][1] if gold[g]["multi"] else 0, system[s]["span"][1] if system[s]["multi"] else 0)
        while True:
            before = end
            while gi < len(gold) and gold[gi]["span"][0] < end:
                if gold[gi]["multi"]:
                    end = max(end, gold[gi]["span"][1])
                gi += 1
            while si < len(system) and system[si]["span"][0] < end:
                if system[si]["multi"]:
                    end = max(end, system[si]["span"][1])
                si += 1
            if end == before:
                break
        pairs.extend(common(gold, system, g, gi, s, si))
        g, s = gi, si
    return pairs


def common(gold, system, g, ge, s, se):
    a, b = [w["form"] for w in gold[g:ge]], [w["form"] for w in system[s:se]]
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            yield g + i, s + j
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1


def scores(gold_sentences, text, parsed, keep=None):
    gold, gold_sents, gold_tokens = of_gold(gold_sentences)
    system, sents, tokens = of_system(text, parsed)
    pairs = align(gold, system)
    back = {s: g for g, s in pairs}

    def f1(hit, a, b):
        return 200.0 * hit / max(a + b, 1)
    out = {"Tokens": f1(len(set(gold_tokens) & set(tokens)), len(gold_tokens), len(tokens)),
           "Sentences": f1(len(set(gold_sents) & set(sents)), len(gold_sents), len(sents)),
           "Words": f1(len(pairs), len(gold), len(system))}
    if keep is not None:
        pairs = [p for p in pairs if gold[p[0]]["sentence"] in keep]
        wanted = sum(w["sentence"] in keep for w in gold)
        total = wanted, wanted
    else:
        total = len(gold), len(system)
    hit = collections.Counter()
    for g, s in pairs:
        a, b = gold[g], system[s]
        head = (a["head"] is None and b["head"] is None) or (
            a["head"] is not None and b["head"] is not None and back.get(b["head"]) == a["head"])
        hit["UPOS"] += a["upos"] == b["upos"]
        hit["UFeats"] += a["feats"] == b["feats"]
        hit["Lemmas"] += a["lemma"] == b["lemma"] or a["lemma"] == "_"
        hit["UAS"] += head
        hit["LAS"] += head and a["deprel"] == b["deprel"]
    for key in ("UPOS", "UFeats", "Lemmas", "UAS", "LAS"):
        out[key] = f1(hit[key], *total)
    content = [w["deprel"] not in FUNCTION for w in gold], [w["deprel"] not in FUNCTION for w in system]
    good = 0
    for g, s in pairs:
        a, b = gold[g], system[s]
        head = (a["head"] is None and b["head"] is None) or (
            a["head"] is not None and b["head"] is not None and back.get(b["head"]) == a["head"])
        good += head and a["deprel"] == b["deprel"] and content[0][g] and content[1][s]
    out["CLAS"] = f1(good, sum(content[0]), sum(content[1])) if keep is None else 0.0
    relations = collections.defaultdict(lambda: [0, 0])
    for w in gold:
        relations[w["sub"]][1] += 1
    for g, s in pairs:
        a, b = gold[g], system[s]
        head = (a["head"] is None and b["head"] is None) or (
            a["head"] is not None and b["head"] is not None and back.get(b["head"]) == a["head"])
        relations[a["sub"]][0] += head and a["sub"] == b["sub"]
    return out, relations


def main():
    args = argparse.ArgumentParser()
    args.add_argument("model")
    args.add_argument("gold")
    args.add_argument("--style", default=None)
    args.add_argument("--only", default=None)
    args.add_argument("--relations", action="store_true")
    args = args.parse_args()
    gold = conllu.read(args.gold)
    text, _ = conllu.raw_text(gold)
    keep = None
    if args.only:
        keep = {i for i, s in enumerate(gold) if s.id.startswith(tuple(args.only.split(",")))}
    result, relations = scores(gold, text, Parser(args.model).parse(text, args.style), keep)
    print(args.gold.split("/")[-1], args.style or "", args.only or "", " ".join(f"{k} {v:.2f}" for k, v in result.items()))
    if args.relations:
        for name, (hit, all_) in sorted(relations.items(), key=lambda x: -x[1][1]):
            print(f"  {name} {100.0 * hit / all_:.1f} ({all_})")


if __name__ == "__main__":
    main()
