"""Writes the network for CPUs: convolutions in 8 bits but for the first and those that answer.

    quantise.py --onnx ../../face_proposals.onnx --cache CACHE --out ../../face_proposals_int8.onnx

Weights are signed with a scale for each channel and 7 bits, activations unsigned with one for each tensor, from the least and largest
values on training canvases; why: ../own/quantise.py. Measured, and not done:
  the first convolution in 8 bits, too: it has one channel to read, takes 160 of 520 us longer on 576 x 328 and doubles the error;
  ranges of channels brought together first, as for the face network: scores .0044 off instead of .0048.
"""
import argparse
import logging
import pickle
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from canvases import Canvases
from train import KEPT_BACK

CANVASES, HEIGHT, WIDTH = 150, 384, 512
SEED = 5


class Reader(CalibrationDataReader):
    def __init__(self, images):
        self.images = iter(images)

    def get_next(self):
        image = next(self.images, None)
        return None if image is None else {"input": image[None]}


def quantised(model, images, out):
    """images: (N, 1, H, W) uint8."""
    for node in model.graph.node:
        node.name = node.output[0]
    answers = {o.name for o in model.graph.output}
    convolutions = [node.name for node in model.graph.node if node.op_type == "Conv"]
    kept = [name for name in convolutions if name in answers or name == convolutions[0]]
    # A warning asks for a pass that folds batch normalisation and infers shapes: export.py has done the first, none needs the second.
    logging.getLogger().setLevel(logging.ERROR)
    quantize_static(model, str(out), Reader(images), quant_format=QuantFormat.QDQ, op_types_to_quantize=["Conv", "Add", "Relu"],
                    per_channel=True, reduce_range=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, nodes_to_exclude=kept)
    onnx.checker.check_model(onnx.load(out), full_check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("onnx", "cache", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    a = parser.parse_args()
    pictures = pickle.loads((a.cache / "pictures.pickle").read_bytes())
    seen = [picture for i, picture in enumerate(pictures) if i % KEPT_BACK]
    quantised(onnx.load(a.onnx), Canvases(seen, SEED).batch(CANVASES, HEIGHT, WIDTH)[0].astype(np.uint8), a.out)
