"""The network: plain 3 x 3 convolutions, one linear layer for all answers.

Input (N, 3, 112, 112), R, G, B, 0..1. Plain convolutions because they run near the processor's limit in bf16 when trained and
in fp32 when used; depthwise ones compute less and take as long.
"""
import numpy as np
import torch
from torch import nn

from face import EYE, MOUTH, SIDE

POINTS, VERTICES = 106, 468
MESH_RANK = 48                  # principal components of the mesh


class Conv(nn.Sequential):
    def __init__(self, inputs, outputs, stride=1, size=3, active=True):
        super().__init__(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs),
                         nn.ReLU() if active else nn.Identity())


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.first, self.second = Conv(channels, channels), Conv(channels, channels, active=False)

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class Trunk(nn.Sequential):
    """(N, 3, 112, 112) -> (N, features): places stay in place, so that the head can measure."""
    def __init__(self, widths=(24, 32, 64, 128), blocks=(1, 1, 2), narrow=32):
        a, b, c, d = widths
        layers = [Conv(3, a, 2), Conv(a, b, 2), *(Residual(b) for _ in range(blocks[0])),
                  Conv(b, c, 2), *(Residual(c) for _ in range(blocks[1])),
                  Conv(c, d, 2), *(Residual(d) for _ in range(blocks[2])),
                  Conv(d, narrow, size=1), nn.Flatten()]
        super().__init__(*layers)
        self.features = narrow * (SIDE // 16) ** 2


# Name and length of each part of the linear layer's answer, in order.
PARTS = (("points", 2 * POINTS), ("visibility", POINTS), ("pose", 3), ("presence", 1), ("left_eye", len(EYE)),
         ("right_eye", len(EYE)), ("mouth", len(MOUTH)), ("mesh", MESH_RANK))


class FaceNetwork(nn.Module):
    """Trunk and head. Raw answers, a dictionary: points and mesh in units of the crop from its centre, pose in radians, logits."""

    def __init__(self, mean_points, mesh_mean, mesh_basis, **shape):
        super().__init__()
        self.shape = shape
        self.trunk = Trunk(**shape)
        self.head = nn.Linear(self.trunk.features, sum(length for _, length in PARTS))
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.zeros_(self.head.bias)
        with torch.no_grad():
            self.head.bias[:2 * POINTS] = torch.as_tensor(mean_points, dtype=torch.float32).flatten()
        # (3 * 468), (rank, 3 * 468): columns scaled so that each coefficient is about one.
        self.register_buffer("mesh_mean", torch.as_tensor(mesh_mean, dtype=torch.float32))
        self.register_buffer("mesh_basis", torch.as_tensor(mesh_basis, dtype=torch.float32))

    def forward(self, images):
        answer = self.head(self.trunk(images)).float()
        parts = dict(zip((n for n, _ in PARTS), answer.split([length for _, length in PARTS], 1)))
        parts["points"] = parts["points"].unflatten(1, (POINTS, 2))
        parts["mesh"] = (self.mesh_mean + parts["mesh"] @ self.mesh_basis).unflatten(1, (VERTICES, 3))
        return parts


def untrained(**shape):
    rng = np.random.default_rng(0)
    return FaceNetwork(np.zeros((POINTS, 2)), np.zeros(3 * VERTICES), rng.normal(size=(MESH_RANK, 3 * VERTICES)), **shape)


def load(path):
    """A network from a checkpoint, with averaged weights, and all that the checkpoint holds."""
    state = torch.load(path, map_location="cpu", weights_only=False)
    network = untrained(**state["shape"])
    network.load_state_dict(state["average"])
    return network.eval(), state
