"""The joint network: word vectors, two bidirectional LSTM layers, thin heads."""
import torch
import torch.nn.functional as F
from torch import nn

from lstm import LstmDirection


class BiLstm(nn.Module):
    def __init__(self, width, hidden):
        super().__init__()
        for side in "fb":
            w_in, w_rec = torch.empty(4 * hidden, width), torch.empty(4 * hidden, hidden)
            nn.init.xavier_uniform_(w_in)
            for gate in range(4):
                nn.init.orthogonal_(w_rec[gate * hidden:(gate + 1) * hidden])
            bias = torch.zeros(4 * hidden)
            bias[hidden:2 * hidden] = 1.0
            for name, value in (("in", w_in), ("rec", w_rec), ("bias", bias)):
                self.register_parameter(f"{side}_{name}", nn.Parameter(value))

    def forward(self, x, mask):
        left = LstmDirection.apply(x, None, self.f_in, self.f_rec, self.f_bias, False)
        right = LstmDirection.apply(x, mask, self.b_in, self.b_rec, self.b_bias, True)
        return torch.cat((left, right), 2)


class Network(nn.Module):
    def __init__(self, recipe, rows, treebanks, tags, lemmas, labels, names):
        super().__init__()
        e, hidden, arc, label = (int(recipe[k]) for k in ("embedding", "hidden", "arc", "label"))
        self.drop_in, self.drop, self.drop_word = (float(recipe[k]) for k in ("drop.input", "drop", "drop.word"))
        self.form = nn.Embedding(rows, e, sparse=True)
        self.sub = nn.EmbeddingBag(int(recipe["buckets"]), e, mode="sum", sparse=True)
        self.treebank = nn.Embedding(treebanks, int(recipe["treebank.width"]))
        nn.init.normal_(self.form.weight, std=0.3)
        nn.init.normal_(self.sub.weight, std=0.1)
        nn.init.normal_(self.treebank.weight, std=0.3)
        width, self.layers = 2 * e + int(recipe["treebank.width"]), nn.ModuleList()
        for _ in range(int(recipe["layers"])):
            self.layers.append(BiLstm(width, hidden))
            width = 2 * hidden
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.tag, self.lemma, self.name = nn.Linear(width, tags), nn.Linear(width, lemmas), nn.Linear(width, names)
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.arc_bi = nn.Linear(arc, arc + 1)          # last output: how likely a word is to be any head
        self.label_dep, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.label_out = nn.Linear(3 * label, labels)

    def _shared_dropout(self, x, rate):
        """The same units fall out at every word of a sentence (x: T x B x D)."""
        if not self.training or rate == 0:
            return x
        return x * (torch.rand(1, x.shape[1], x.shape[2]) >= rate).float().div_(1 - rate)

    def encode(self, forms, subs, treebank, mask):
        """forms T x B, subs T x B x 10, treebank B, mask T x B x 1 or None -> T x B x 2H."""
        steps, batch = forms.shape
        weights = None
        if self.training:
            forms = forms * (torch.rand(steps, batch) >= self.drop_word).long()
            weights = (torch.rand(steps * batch, subs.shape[2]) >= 0.1).float()
        sub = self.sub(subs.view(steps * batch, -1), per_sample_weights=weights).view(steps, batch, -1)
        bank = self.treebank(treebank).unsqueeze(0).expand(steps, -1, -1)
        x = self._shared_dropout(torch.cat((self.form(forms), sub), 2), self.drop_in)
        x = torch.cat((x, bank), 2)
        for layer in self.layers:
            x = self._shared_dropout(layer(x, mask), self.drop)
        return x

    def mlp(self, linear, x):
        """ReLU layer; dropout on the units, shared by all positions of a sentence (last but one dimension)."""
        y = F.relu(linear(x))
        if self.training:
            y = y * (torch.rand(y.shape[0], 1, y.shape[2]) >= self.drop).float().div_(1 - self.drop)
        return y

    def arcs(self, h):
        """h: B x T x 2H -> scores B x T x (T + 1), column 0 the root."""
        with_root = torch.cat((self.root.expand(h.shape[0], 1, -1), h), 1)
        dep = self.mlp(self.arc_dep, h)
        turned = self.arc_bi(self.mlp(self.arc_head, with_root))
        return dep @ turned[:, :, :-1].transpose(1, 2) + turned[:, :, -1].unsqueeze(1)

    def labels(self, h, heads):
        """Label scores for the given heads (B x T, 0 the root)."""
        with_root = torch.cat((self.root.expand(h.shape[0], 1, -1), h), 1)
        dep = self.mlp(self.label_dep, h)
        head = self.mlp(self.label_head, with_root)
        head = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.label_out(torch.cat((dep, head, dep * head), 2))


def put(net, values):
    """Overwrites the parameters; returns what they were."""
    with torch.no_grad():
        before = [p.detach().clone() for p in net.parameters()]
        for p, value in zip(net.parameters(), values):
            p.copy_(value)
    return before
