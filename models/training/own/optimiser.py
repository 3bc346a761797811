"""Muon for the convolutions, AdamW for the rest.

Muon: momentum made orthogonal by a Newton-Schulz iteration (Jordan et al., "Muon: an optimizer for hidden layers in neural
networks", 2024). It needs fewer images than AdamW for the same error; see the table in models/MODELS.md.
"""
import torch

MUON_RATE, RATE, DECAY = 0.02, 2e-3, 0.01


class Optimiser:
    def __init__(self, network, muon=True):
        kernels = [p for p in network.trunk.parameters() if p.ndim == 4 and p.shape[1] > 3] if muon else []
        known = {id(p) for p in kernels}
        rest = [p for p in network.parameters() if id(p) not in known]
        self.adam = torch.optim.AdamW([{"params": [p for p in rest if p.ndim > 1], "weight_decay": DECAY},
                                       {"params": [p for p in rest if p.ndim <= 1], "weight_decay": 0.0}], lr=RATE, fused=True)
        self.kernels, self.momenta = kernels, [torch.zeros_like(p) for p in kernels]

    def step(self, rate):
        """rate: factor of both learning rates, 0..1."""
        for group in self.adam.param_groups:
            group["lr"] = rate * RATE
        self.adam.step()
        with torch.no_grad():
            for p, m in zip(self.kernels, self.momenta):
                m.lerp_(p.grad, 0.05)
                update = orthogonal(p.grad.lerp(m, 0.95).flatten(1)).view_as(p)
                scale = max(1.0, p.shape[0] / update[0].numel()) ** 0.5
                p.mul_(1 - rate * MUON_RATE * DECAY).add_(update, alpha=-rate * MUON_RATE * scale)

    def zero(self):
        self.adam.zero_grad(set_to_none=True)
        for p in self.kernels:
            p.grad = None

    def state(self):
        return {"adam": self.adam.state_dict(), "momenta": self.momenta}

    def restore(self, state):
        self.adam.load_state_dict(state["adam"])
        for m, saved in zip(self.momenta, state["momenta"]):
            m.copy_(saved)


def orthogonal(g, steps=5):
    """Nearest matrix with orthonormal rows, about."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g / (g.norm() + 1e-7)
    for _ in range(steps):
        s = x @ x.T
        x = a * x + (b * s + c * s @ s) @ x
    return x
