"""What the network is asked for. Weights chosen so that the states do not cost the points; see the table in models/MODELS.md."""
import torch
from torch.nn import functional

from face import SIDE

WEIGHTS = dict(points=1.0, mesh=0.5, pose=0.15, visibility=0.4, presence=0.2, eyes=0.7, mouth=0.6, still=0.15)
NEAR = 0.4                      # pixels of the crop; below, an error counts by its square


def losses(raw, true):
    """A dictionary of means over a batch. Points and mesh in pixels of the crop, pose in degrees."""
    trust = true["trust"]
    out = dict(points=_weighted(_near(SIDE * (raw["points"] - true["points"])).mean((1, 2)), trust),
               mesh=_weighted(_near(SIDE * (raw["mesh"] - true["mesh"])).mean((1, 2)), trust),
               pose=_weighted(_near(torch.rad2deg(raw["pose"] - true["pose"])).mean(1), trust))
    known = ~torch.isnan(true["visible"])
    bce = functional.binary_cross_entropy_with_logits(raw["visibility"], torch.nan_to_num(true["visible"]), reduction="none")
    out["visibility"] = (bce * known).sum() / known.sum().clamp(min=1)
    sure = ~torch.isnan(true["presence"])
    bce = functional.binary_cross_entropy_with_logits(raw["presence"][:, 0], torch.nan_to_num(true["presence"]), reduction="none")
    out["presence"] = (bce * sure).sum() / sure.sum().clamp(min=1)
    eyes = [_sets(raw[name], true["eyes"][:, k], true["weights"][:, k]) for k, name in enumerate(("left_eye", "right_eye"))]
    out["eyes"], out["mouth"] = sum(eyes) / 2, _sets(raw["mouth"], true["mouth"], true["weights"][:, 2])
    out["still"] = _still(raw["points"], true["pairs"], trust)
    return out


def total(parts, still=True):
    """still: whether pairs have to agree; before the points are good that only slows them."""
    return sum(WEIGHTS[name] * value for name, value in parts.items() if still or name != "still")


def _near(error):
    return functional.smooth_l1_loss(error, torch.zeros_like(error), beta=NEAR, reduction="none")


def _weighted(values, weights):
    return (values * weights).sum() / weights.numel()


def _still(points, pairs, trust):
    """How far apart the points of the first and of the last faces are, which show the same, where there is a face."""
    n = len(pairs)
    if not n:
        return points.sum() * 0
    moved = points[:n] @ pairs[..., :2].mT + pairs[:, None, :, 2]
    return _weighted(SIDE * (moved - points[-n:]).abs().mean((1, 2)), (trust[:n] > 0).float())


def _sets(logits, allowed, weights):
    """-log of the probability of all classes that may be right; nothing is learnt where all may be."""
    inside = torch.logsumexp(logits.masked_fill(~allowed, -1e4), 1)
    return ((torch.logsumexp(logits, 1) - inside) * weights).mean()
