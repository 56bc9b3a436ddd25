"""The best tree with one root (Chu-Liu/Edmonds); scores[i][j] = word i+1 hangs from j, column 0 the root."""
import numpy as np

ROOT_COST = 1e5


def greedy(scores):
    heads = scores.argmax(1)
    return heads if is_tree(heads) else None


def is_tree(heads):
    if int((heads == 0).sum()) != 1:
        return False
    state = [0] * (len(heads) + 1)      # 0 unknown, 1 on the way, 2 reaches the root
    state[0] = 2
    for start in range(1, len(heads) + 1):
        at, way = start, []
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return False
        for node in way:
            state[node] = 2
    return True


def decode(scores):
    """scores: n x (n + 1) float32, the diagonal (i hangs from i) ignored."""
    scores = scores.astype(np.float64)
    n = scores.shape[0]
    scores[np.arange(n), np.arange(1, n + 1)] = -np.inf
    heads = greedy(scores)
    if heads is not None:
        return heads
    scores[:, 0] -= ROOT_COST
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    return edmonds(full)[1:]


def edmonds(scores):
    """scores[d][h]; node 0 is the root. Returns heads (heads[0] is 0)."""
    n = scores.shape[0]
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    members = np.array(cycle)
    lost = scores[members, heads[members]]
    entering = scores[np.ix_(members, outside)] - lost[:, None]
    enter_at = entering.argmax(0)
    small[m, :m] = entering.max(0)
    leaving = scores[np.ix_(outside, members)]
    leave_at = leaving.argmax(1)
    small[:m, m] = leaving.max(1)
    small[0, :] = -np.inf
    found = edmonds(small)
    result = heads.copy()
    for i in range(1, m):
        result[outside[i]] = members[leave_at[i]] if found[i] == m else outside[found[i]]
    broken = int(found[m])
    result[members[enter_at[broken]]] = outside[broken]
    result[0] = 0
    return result


def find_cycle(heads):
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        at, way = start, []
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return way[way.index(at):]
        for node in way:
            state[node] = 2
    return None
