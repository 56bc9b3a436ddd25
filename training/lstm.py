"""One direction of an LSTM layer with a hand-written backward pass (about twice as fast on a CPU as torch's own).

Gate order i, f, g, o. `mask` (T x B x 1, or None) sets the state to zero where a sentence has no word, so that the
backward direction of a shorter sentence starts fresh at its own last word.
"""
import torch


class LstmDirection(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, mask, w_in, w_rec, bias, reverse):
        steps, batch, _ = x.shape
        hidden = w_rec.shape[1]
        gates = torch.addmm(bias, x.reshape(steps * batch, -1), w_in.t()).view(steps, batch, 4 * hidden)
        h_all = x.new_empty(steps, batch, hidden)
        c_all = x.new_empty(steps, batch, hidden)
        tanh_c = x.new_empty(steps, batch, hidden)
        h = x.new_zeros(batch, hidden)
        c = x.new_zeros(batch, hidden)
        rec = w_rec.t()
        for t in (range(steps - 1, -1, -1) if reverse else range(steps)):
            g = gates[t]
            g.addmm_(h, rec)
            g[:, :2 * hidden].sigmoid_()
            g[:, 2 * hidden:3 * hidden].tanh_()
            g[:, 3 * hidden:].sigmoid_()
            i, f, u, o = g.split(hidden, 1)
            now = c_all[t]
            torch.mul(f, c, out=now)
            now.addcmul_(i, u)
            torch.tanh(now, out=tanh_c[t])
            torch.mul(o, tanh_c[t], out=h_all[t])
            if mask is not None:
                now.mul_(mask[t])
                h_all[t].mul_(mask[t])
            h, c = h_all[t], now
        ctx.save_for_backward(x, mask, w_in, w_rec, gates, h_all, c_all, tanh_c)
        ctx.reverse = reverse
        return h_all

    @staticmethod
    def backward(ctx, grad):
        x, mask, w_in, w_rec, gates, h_all, c_all, tanh_c = ctx.saved_tensors
        steps, batch, hidden = h_all.shape
        d_gates = torch.empty_like(gates)
        dh = grad.new_zeros(batch, hidden)
        dc = grad.new_zeros(batch, hidden)
        zero = grad.new_zeros(batch, hidden)
        one_minus = 1.0 - gates
        slope = gates * one_minus                      # sigmoid gates
        slope[:, :, 2 * hidden:3 * hidden] = 1.0 - gates[:, :, 2 * hidden:3 * hidden] ** 2
        tanh_slope = 1.0 - tanh_c ** 2
        for t in (range(steps) if ctx.reverse else range(steps - 1, -1, -1)):
            before = t + 1 if ctx.reverse else t - 1
            c_before = c_all[before] if 0 <= before < steps else zero
            i, f, u, o = gates[t].split(hidden, 1)
            di, df, du, do = d_gates[t].split(hidden, 1)
            dh = dh.add_(grad[t])
            if mask is not None:
                dh.mul_(mask[t])
                dc = dc * mask[t]
            torch.mul(dh, tanh_c[t], out=do)
            dc = dc.addcmul(dh * o, tanh_slope[t])
            torch.mul(dc, u, out=di)
            torch.mul(dc, c_before, out=df)
            torch.mul(dc, i, out=du)
            d_gates[t].mul_(slope[t])
            dc = dc * f
            dh = d_gates[t].mm(w_rec)
        flat = d_gates.view(steps * batch, -1)
        dx = flat.mm(w_in).view_as(x)
        d_in = flat.t().mm(x.reshape(steps * batch, -1))
        if ctx.reverse:
            d_rec = d_gates[:-1].reshape(-1, 4 * hidden).t().mm(h_all[1:].reshape(-1, hidden))
        else:
            d_rec = d_gates[1:].reshape(-1, 4 * hidden).t().mm(h_all[:-1].reshape(-1, hidden))
        return dx, None, d_in, d_rec, flat.sum(0), None
