"""The proposal network: grey pixels in; per cell of four grids a score, where the face's centre is and how large it is."""
import math

import torch
from torch import nn

STRIDES = (8, 16, 32, 64)
# Longer sides of faces, pixels of the input, that a grid answers for; neighbours overlap.
SIZES = ((6, 20), (14, 44), (32, 100), (76, 640))
WIDTHS = (16, 16, 32, 48, 64)   # of the patches, then of each grid: ONNX Runtime works in blocks of 16
PATCH = 4
TWO = (True, True, False, False)        # grids whose block has two convolutions
CHANNELS = 4                    # logit; centre less the cell's, right and down, in strides; log2 of the size in strides


def conv(inputs, outputs, kernel=3, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2 if kernel != stride else 0, bias=False),
                         nn.BatchNorm2d(outputs))


class Block(nn.Module):
    """Residual, of one or two convolutions."""

    def __init__(self, width, two):
        super().__init__()
        self.first = conv(width, width)
        self.second = conv(width, width) if two else None

    def forward(self, x):
        y = self.first(x)
        if self.second is not None:
            y = self.second(torch.relu(y))
        return torch.relu(x + y)


class Proposals(nn.Module):
    def __init__(self, widths=WIDTHS, two=TWO):
        super().__init__()
        self.raw = False        # whether the patches' weights are for 0..255 themselves
        self.trunk = nn.ModuleDict({"patch": conv(1, widths[0], PATCH, PATCH)})
        for k, stride in enumerate(STRIDES):
            self.trunk[f"down{stride}"] = conv(widths[k], widths[k + 1], 3, 2)
            self.trunk[f"block{stride}"] = Block(widths[k + 1], two[k])
        self.heads = nn.ModuleList(nn.Conv2d(w, CHANNELS, 1) for w in widths[1:])
        for head, sizes, stride in zip(self.heads, SIZES, STRIDES):
            nn.init.normal_(head.weight, std=0.01)
            typical = math.log2(math.sqrt(sizes[0] * min(sizes[1], 300)) / stride)
            head.bias.data = torch.tensor([-4.6, 0.0, 0.0, typical])

    def forward(self, x):
        """(N, 1, H, W), 0..255; sides are multiples of 4. One map (N, CHANNELS, ceil(H / s), ceil(W / s)) for each stride s."""
        x = torch.relu(self.trunk["patch"](x if self.raw else x * (1 / 128) - 1))
        maps = []
        for stride, head in zip(STRIDES, self.heads):
            x = self.trunk[f"block{stride}"](torch.relu(self.trunk[f"down{stride}"](x)))
            maps.append(head(x))
        return maps
