"""The graph that the service runs: bytes in, the cast in it, batch normalisation folded, scores as shares.

    export.py --checkpoint OUT/checkpoint.pt --out proposals.onnx
"""
import argparse
import io
from pathlib import Path

import onnx
import torch
from torch import nn

from network import STRIDES, Proposals


class Service(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return tuple(self.network(x.float()))


def load(checkpoint):
    network = Proposals()
    network.load_state_dict(torch.load(checkpoint, weights_only=False)["mean"])
    return network.eval()


def folded(network):
    """In place: each normalisation, and for the patches the scaling of the pixels, goes into the convolution before it."""
    for module in list(network.modules()):
        if isinstance(module, nn.Sequential) and len(module) == 2 and isinstance(module[1], nn.BatchNorm2d):
            fused = nn.utils.fusion.fuse_conv_bn_eval(module[0], module[1])
            module[0], module[1] = fused, nn.Identity()
    patch = network.trunk["patch"][0]
    with torch.no_grad():
        patch.bias -= patch.weight.sum((1, 2, 3))
        patch.weight /= 128
    network.raw = True
    return network


def export(network, path):
    names = [f"stride{s}" for s in STRIDES]
    axes = {"input": {0: "N", 2: "H", 3: "W"}, **{n: {0: "N", 2: f"h{n[6:]}", 3: f"w{n[6:]}"} for n in names}}
    buffer = io.BytesIO()
    torch.onnx.export(Service(folded(network)), (torch.zeros(1, 1, 64, 64, dtype=torch.uint8),), buffer, input_names=["input"],
                      output_names=names, dynamic_axes=axes, opset_version=17, dynamo=False)
    model = onnx.load_from_string(buffer.getvalue())
    model.ir_version = 8
    for value in [*model.graph.node]:
        value.doc_string = ""
    onnx.checker.check_model(model)
    onnx.save(model, path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    export(load(a.checkpoint), a.out)
