"""The network in 8 bits: what may be changed without changing an answer, and how near the rest comes."""
import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch
from onnx import TensorProto

import quantise
from export import export
from face import SIDE
from inference import Network
from network import untrained

SMALL = dict(widths=(8, 8, 16, 16), blocks=(1, 1, 2), narrow=8)


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(1).integers(0, 256, (60, 3, SIDE, SIDE)).astype(np.uint8)


@pytest.fixture(scope="module")
def path(images, tmp_path_factory):
    """An exported network whose channels differ widely."""
    torch.manual_seed(0)
    network = untrained(**SMALL)
    torch.nn.init.normal_(network.head.weight, std=0.05)
    for norm in (m for m in network.modules() if isinstance(m, torch.nn.BatchNorm2d)):
        norm.weight.data = torch.exp(torch.randn(len(norm.weight)))
    for _ in range(3):
        network(torch.from_numpy(images[:8]).float() / 255)
    out = tmp_path_factory.mktemp("networks") / "n.onnx"
    export(network.eval(), out)
    return out


def answers(model, images):
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return dict(zip([o.name for o in session.get_outputs()], session.run(None, {"input": images})))


def test_channels_behind_one_stream_belong_together(path):
    found = quantise.streams(onnx.load(path).graph)
    assert sorted(map(len, found)) == sorted([2, 2, 2, 2, 2, 5, 5, 8])
    assert {"trunk1", "trunk1_relu", "trunk2b", "trunk2", "trunk2_relu"} in found
    assert not any(name in stream for stream in found for name in ("input_float", "trunk9"))


def test_equal_ranges_leave_the_answers(path, images):
    model = onnx.load(path)
    before, spread = answers(model, images[:8]), ratio(model, images)
    quantise.equalise(model, images)
    after = answers(model, images[:8])
    for name in before:
        assert after[name] == pytest.approx(before[name], abs=2e-3), name
    assert ratio(model, images) == pytest.approx(spread ** (1 - quantise.HALF_WAY), rel=0.05)


def ratio(model, images):
    """Of the widest channel's range to the narrowest one's, between the convolutions of a residual block."""
    widest = quantise.ranges(model, ["trunk4a_relu"], images)["trunk4a_relu"]
    return widest.max() / widest[widest > 0].min()


def test_8_bits_answer_nearly_the_same_to_bytes(path, images, tmp_path):
    quantise.quantised(onnx.load(path), images, tmp_path / "q.onnx")
    graph = onnx.load(tmp_path / "q.onnx").graph
    assert graph.input[0].type.tensor_type.elem_type == TensorProto.UINT8
    assert not [node for node in graph.node if node.op_type == "Cast"]
    crops = images[:8].transpose(0, 2, 3, 1)
    found, true = Network(tmp_path / "q.onnx").raw(crops), Network(path).raw(crops)
    assert list(found) == list(true)
    off = {name: float(np.abs(found[name] - true[name]).max() / np.ptp(true[name])) for name in found}
    assert max(off.values()) < 0.1, off
    assert max(off.values()) > 1e-4
