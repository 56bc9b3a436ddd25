"""Lemmas as edit scripts: "CASE\tCUT_FRONT\tPUT_FRONT\tCUT_BACK\tPUT_BACK", or "=LEMMA".

CASE: l = lower the form first, k = keep it, t = keep the first code point and lower the rest.
Then CUT_FRONT code points go from the start and PUT_FRONT stands there, CUT_BACK from the end and PUT_BACK there.
"""
from features import lower


def cased(form, rule):
    if rule == "l":
        return lower(form)
    if rule == "t":
        return form[:1] + lower(form[1:])
    return form


def apply(script, form):
    if script.startswith("="):
        return script[1:]
    rule, front, put_front, back, put_back = script.split("\t")
    base = cased(form, rule)
    front, back = int(front), int(back)
    if front + back > len(base):
        return base
    return (put_front + base[front:len(base) - back] + put_back) or base


def script_of(form, lemma):
    """The one script that the trainer writes for a pair."""
    if lower(lemma) == lemma:
        rule = "l"
    elif form[:1] + lower(form[1:]) != form and cased(form, "t")[:2] == lemma[:2]:
        rule = "t"
    else:
        rule = "k"
    base = cased(form, rule)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 or (shared < 2 and len(lemma) > 2 and len(base) > 2):
        for cut in (1, 2):  # one or two code points differ at the start
            for put in (0, 1, 2):
                if len(base) > cut + 3 and base[cut:cut + 3] == lemma[put:put + 3]:
                    rest, want, same = base[cut:], lemma[put:], 0
                    while same < min(len(rest), len(want)) and rest[same] == want[same]:
                        same += 1
                    if same >= 4:
                        return f"{rule}\t{cut}\t{lemma[:put]}\t{len(rest) - same}\t{want[same:]}"
        return "=" + lemma
    return f"{rule}\t0\t\t{len(base) - shared}\t{lemma[shared:]}"
