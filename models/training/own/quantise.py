"""Writes the network for CPUs: convolutions in 8 bits, linear layers in fp32.

    quantise.py --onnx ../../face106net.onnx --cache CACHE --out ../../face106net_int8.onnx

Weights are signed with a scale for each channel and 7 bits: without VNNI, a CPU adds two products up in 16 bits, which 8 would overflow.
Activations are unsigned with one scale for each tensor, whose bounds are the least and
largest values on crops of training faces. What is left of the error is mostly that of activations: channels of small values would have
few of the 256 steps. Before, each channel is multiplied so that its range comes half-way, geometrically, to that of the widest,
and what reads it is divided; ReLU and Add let that pass, so the network in fp32 answers as before. Idea: Nagel et al., "Data-free
quantization through weight equalization and bias correction", 2019; half-way: Xiao et al., "SmoothQuant", 2023.

The last sum and the 1 x 1 convolution behind it stay in fp32: they cost little and lie next to the answers.
"""
import argparse
import logging
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from sample import Cache, cut, frame

FACES, AT_ONCE = 400, 50
HALF_WAY = 0.5                  # measured: .081 pixels off against .105 with equal ranges, .115 without
LAST_FLOAT = 4                  # nodes before the first linear layer, flattening not counted: sum, ReLU, convolution, ReLU


def crops(folder, count=FACES):
    """Of training faces, as often as the pictures show them, cut as looks are: (count, 3, 112, 112) uint8."""
    cache, rng = Cache(folder, "train"), np.random.default_rng(5)
    drawn = [cache.draw(rng, natural=True) for _ in range(count)]
    return np.stack([cut(cache, i, *frame(rng, cache, i))[0].image for i in drawn]).transpose(0, 3, 1, 2)


def convolutions(graph):
    return [node for node in graph.node if node.op_type == "Conv"]


def streams(graph):
    """Sets of tensors whose channels are the same thing: those that ReLU and Add connect, behind one convolution, before another."""
    of = {}
    for node in graph.node:
        if node.op_type in ("Relu", "Add"):
            names = {*node.input, *node.output}
            joined = names.union(*(of.get(name, ()) for name in names))
            of.update(dict.fromkeys(joined, joined))
    read = {node.input[0] for node in convolutions(graph)}
    found = {id(s): s for s in of.values() if s & read}
    return list(found.values())


def ranges(model, names, images):
    """{tensor: largest value of each channel}"""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    for name in names:
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    parts = [session.run(names, {"input": images[k:k + AT_ONCE]}) for k in range(0, len(images), AT_ONCE)]
    return {name: np.max([p[k].max((0, 2, 3)) for p in parts], 0) for k, name in enumerate(names)}


def equalise(model, images):
    """Brings the ranges of channels nearer to each other, in place; the answers stay."""
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    for stream in streams(graph):
        seen = sorted(stream & {name for node in convolutions(graph) for name in node.input})
        widest = [r / r.max() for r in ranges(model, seen, images).values()]
        factor = np.maximum(np.max(widest, 0), 1e-3) ** -HALF_WAY
        for node in convolutions(graph):
            if node.output[0] in stream:
                multiply(stored[node.input[1]], factor[:, None, None, None])
                multiply(stored[node.input[2]], factor)
            if node.input[0] in stream:
                multiply(stored[node.input[1]], 1 / factor[:, None, None])


def multiply(tensor, factor):
    tensor.CopyFrom(numpy_helper.from_array((numpy_helper.to_array(tensor) * factor).astype(np.float32), tensor.name))


class Reader(CalibrationDataReader):
    def __init__(self, images):
        self.parts = iter([{"input": images[k:k + AT_ONCE]} for k in range(0, len(images), AT_ONCE)])

    def get_next(self):
        return next(self.parts, None)


def quantised(model, images, out):
    """images: (N, 3, 112, 112) of the model's input type."""
    for node in model.graph.node:
        node.name = node.output[0]
    equalise(model, images)
    before = [node.name for node in model.graph.node if node.op_type in ("Conv", "Relu", "Add")]
    # A warning asks for a pass that folds batch normalisation and infers shapes: export.py has done the first, none needs the second.
    logging.getLogger().setLevel(logging.ERROR)
    quantize_static(model, str(out), Reader(images), quant_format=QuantFormat.QDQ, op_types_to_quantize=["Conv", "Add", "Relu"],
                    per_channel=True, reduce_range=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, nodes_to_exclude=before[-LAST_FLOAT:])
    result = onnx.load(out)
    take_bytes(result.graph)
    onnx.checker.check_model(result, full_check=True)
    onnx.save(result, out)


def take_bytes(graph):
    """The bytes of the picture are quantised already: the first convolution reads them, not what a Cast and a QuantizeLinear make of them."""
    cast = next(node for node in graph.node if node.op_type == "Cast" and node.input[0] == "input")
    step = next(node for node in graph.node if node.op_type == "QuantizeLinear" and node.input[0] == cast.output[0])
    stored = {tensor.name: tensor for tensor in graph.initializer}
    if numpy_helper.to_array(stored[step.input[2]]) != 0:
        raise SystemExit("black is not 0 of the first convolution")
    # Calibration saw values up to 255, or nearly.
    stored[step.input[1]].CopyFrom(numpy_helper.from_array(np.float32(1), step.input[1]))
    for node in graph.node:
        node.input[:] = ["input" if name == step.output[0] else name for name in node.input]
    graph.node.remove(cast)
    graph.node.remove(step)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("onnx", "cache", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    a = parser.parse_args()
    quantised(onnx.load(a.onnx), crops(a.cache), a.out)
