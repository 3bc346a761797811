"""Every network takes the bytes of a picture: `input` uint8 [N,3,H,W], 0..255, cast to float32 inside the graph.

A quarter of the memory is written for it and crosses a GPU's bus, and nobody outside has to know the scale a network was trained with:
it is multiplied into the weights of the first convolution (in double, stored as fp32), so that nothing is left to do but the cast.

    byte_input.py --scale SCALE FILE...         rewrites files in place; one that takes bytes already is left as it is

The converters here and own/export.py call byte_input() themselves: the command is for a network that comes from elsewhere.
SCALE is what the network wants 0..255 to be multiplied by: 1/255 may be written like that.
"""
import argparse
from fractions import Fraction
import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

FLOATS = "input_float"


def byte_input(model, scale):
    """Rewrites a model with a float32 `input` whose values are bytes times `scale`; returns it."""
    g = model.graph
    kind = g.input[0].type.tensor_type
    if kind.elem_type == T.UINT8:
        return model
    first = [n for n in g.node if "input" in n.input]
    if [n.op_type for n in first] != ["Conv"] or [v.name for v in g.input] != ["input"]:
        raise SystemExit("expected one input `input` and one convolution that reads it")
    if scale != 1:
        scale_weights(g, first[0], float(scale))
    first[0].input[0] = FLOATS
    kind.elem_type = T.UINT8
    g.node.insert(0, h.make_node("Cast", ["input"], [FLOATS], to=T.FLOAT))
    onnx.checker.check_model(model, full_check=True)
    return model


def scale_weights(g, conv, scale):
    """Padding stays right: it is zero in both units. The bias is behind the product and stays."""
    name = conv.input[1]
    if sum(name in n.input for n in g.node) != 1:
        raise SystemExit("the weights of the first convolution are used elsewhere, too")
    half = next((n for n in g.node if n.op_type == "Cast" and n.output[0] == name), None)
    stored = next(v for v in g.initializer if v.name == (half.input[0] if half else name))
    weights = (nh.to_array(stored).astype(np.float64) * scale).astype(np.float32)
    stored.CopyFrom(nh.from_array(weights, name))               # wide: products with the scale do not fit into fp16
    if half:
        g.node.remove(half)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--scale", required=True, type=lambda s: float(Fraction(s)))
    a.add_argument("files", nargs="+")
    o = a.parse_args()
    for path in o.files:
        model = byte_input(onnx.load(path), o.scale)
        onnx.save(model, path)
        print(path)


if __name__ == "__main__":
    main()
