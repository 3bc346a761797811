"""Writes the trained network as ONNX: batch normalisation folded, units and calibration in the last layer, batch free.

Input   input       (N, 3, 112, 112)  R, G, B, bytes; the 0..1 of the training is in the first weights
Outputs points      (N, 106, 2)       pixels of the crop, i + 0.5; the jaw on the visible outline
        visibility  (N, 106)          0..1, how surely a point can be seen
        mesh        (N, 468, 3)       pixels of the crop, z in the same unit, smaller is nearer
        pose        (N, 3)            yaw, pitch, roll in degrees, in the crop
        presence    (N, 1)            0..1, that the crop shows a face; learnt as 1 up to about 45 degrees of roll, as 0 beyond 80,
                                      and not at all between
        left_eye, right_eye (N, 7)    face.EYE, probabilities; left and right of the image
        mouth       (N, 4)            face.MOUTH, probabilities

    export.py --checkpoint FILE --out FILE
"""
import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

sys.path.append(str(Path(__file__).resolve().parents[1]))
from byte_input import byte_input
from face import SIDE
from network import PARTS, POINTS, VERTICES, Conv, Residual, load

OUTPUTS = {"points": [POINTS, 2], "visibility": [POINTS], "mesh": [VERTICES, 3], "pose": [3], "presence": [1],
           "left_eye": [7], "right_eye": [7], "mouth": [4]}


class Graph:
    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, name, values):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output] if isinstance(output, str) else output, **attributes))
        return output

    def conv(self, layer, x, name):
        """A convolution with its batch normalisation folded in; without its ReLU."""
        conv, norm = layer[0], layer[1]
        factor = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).double()
        w = (conv.weight.double() * factor[:, None, None, None]).float().detach().numpy()
        b = (norm.bias.double() - norm.running_mean.double() * factor).float().detach().numpy()
        pad = [conv.padding[0]] * 4
        return self.add("Conv", [x, self.weight(name + "_w", w), self.weight(name + "_b", b)], name,
                        kernel_shape=list(conv.kernel_size), strides=list(conv.stride), pads=pad)

    def relu(self, x):
        return self.add("Relu", [x], x + "_relu")


def trunk(graph, network, x):
    for number, layer in enumerate(network.trunk):
        name = f"trunk{number}"
        if isinstance(layer, Conv):
            x = graph.relu(graph.conv(layer, x, name))
        elif isinstance(layer, Residual):
            y = graph.relu(graph.conv(layer.first, x, name + "a"))
            y = graph.conv(layer.second, y, name + "b")
            x = graph.relu(graph.add("Add", [x, y], name))
        else:
            x = graph.add("Flatten", [x], name)
    return x


def head(graph, network, x, temperature, bias):
    """One Gemm in the outputs' units, split into its parts; logits become logits / temperature + bias of each part."""
    w, b = network.head.weight.detach().double().numpy().copy(), network.head.bias.detach().double().numpy().copy()
    at = 0
    for name, length in PARTS:
        rows = slice(at, at + length)
        scale = {"points": SIDE, "pose": 180 / np.pi}.get(name, 1 / temperature.get(name, 1.0))
        w[rows] *= scale
        b[rows] *= scale
        b[rows] += SIDE / 2 if name == "points" else np.asarray(bias.get(name, 0.0))
        at += length
    gemm = graph.add("Gemm", [x, graph.weight("head_w", w.astype(np.float32)), graph.weight("head_b", b.astype(np.float32))],
                     "head", transB=1)
    sizes = graph.weight("sizes", np.array([n for _, n in PARTS], np.int64))
    graph.add("Split", [gemm, sizes], ["raw_" + name if name != "pose" else name for name, _ in PARTS], axis=1)
    for name in ("visibility", "presence"):
        graph.add("Sigmoid", ["raw_" + name], name)
    for name in ("left_eye", "right_eye", "mouth"):
        graph.add("Softmax", ["raw_" + name], name, axis=1)
    graph.add("Reshape", ["raw_points", graph.weight("points_shape", np.array([-1, POINTS, 2], np.int64))], "points")
    basis = (SIDE * network.mesh_basis.double()).float().numpy()
    mean = (SIDE * (network.mesh_mean.double().reshape(VERTICES, 3) + torch.tensor([0.5, 0.5, 0.0]))).float().numpy().ravel()
    flat = graph.add("Gemm", ["raw_mesh", graph.weight("mesh_basis", basis), graph.weight("mesh_mean", mean)], "mesh_flat")
    graph.add("Reshape", [flat, graph.weight("mesh_shape", np.array([-1, VERTICES, 3], np.int64))], "mesh")


def export(network, path, temperature=None, bias=None):
    """temperature: {part: number}, bias: {part: one number a class}, as calibrate.py puts them into a checkpoint."""
    graph = Graph()
    head(graph, network.eval(), trunk(graph, network, "input"), temperature or {}, bias or {})
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", *s]) for n, s in OUTPUTS.items()]
    inputs = [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["N", 3, SIDE, SIDE])]
    model = helper.make_model(helper.make_graph(graph.nodes, "face106", inputs, outputs, graph.weights),
                              opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="face106")
    onnx.save(byte_input(model, 1 / 255), path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True)
    a = parser.parse_args()
    network, state = load(a.checkpoint)
    export(network, a.out, state.get("temperature"), state.get("bias"))
