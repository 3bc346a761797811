"""Canvases, targets, network, export and the reading of its answers fit together."""
import cv2
import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch

import inference
from backgrounds import background
from canvases import Canvases, Scene
from export import export
from loss import loss, stacked, targets
from network import CHANNELS, SIZES, STRIDES, Proposals
from quantise import quantised
from train import mirrored, rate


@pytest.fixture
def pictures():
    """A bright disc on grey: a face of 60 pixels, and something doubtful beside it."""
    grey = np.full((120, 160), 90, np.uint8)
    cv2.circle(grey, (70, 60), 30, 220, -1)
    box = np.array([[40, 30, 100, 90]], np.float32)
    return [dict(source="portraits", name="disc", grey=grey, faces=box, doubtful=np.array([[130, 90, 150, 110]], np.float32))]


@pytest.fixture
def network():
    """Untrained, but with batch statistics and heads that are nobody's default."""
    torch.manual_seed(0)
    out = Proposals()
    for head in out.heads:
        torch.nn.init.normal_(head.weight, std=0.1)
    for _ in range(3):
        out(255 * torch.rand(4, 1, 64, 64))
    return out.eval()


def test_a_face_lies_where_its_row_says(pictures):
    rng = np.random.default_rng(3)
    for size in (12, 30, 80):
        scene = Scene(np.full((160, 160), 90, np.float32))
        scene.blend = lambda rng, part, patch, alpha: scene.pixels.__setitem__(part, patch)
        scene.paste_face(rng, pictures[0], size)
        (x, y, found), = scene.faces
        bright = np.argwhere(scene.pixels > 160)
        assert found == pytest.approx(size)
        inside = all(size / 2 < v < 160 - size / 2 for v in (x, y))
        if inside:
            assert bright.mean(0) + 0.5 == pytest.approx([y, x], abs=1.5)


def test_canvases_are_bytes_with_faces_inside_them(pictures):
    pixels, faces, doubtful = Canvases(pictures, 1).batch(12, 128, 192)
    assert pixels.shape == (12, 1, 128, 192) and pixels.dtype == np.uint8
    rows = np.concatenate(faces)
    assert len(rows) > 6
    assert (rows[:, :2] >= 0).all() and (rows[:, 0] < 192).all() and (rows[:, 1] < 128).all() and (rows[:, 2] >= 5).all()


def test_backgrounds_have_the_size_wanted(pictures):
    rng = np.random.default_rng(0)
    for _ in range(30):
        made = background(rng, 70, 110, lambda: pictures[0])
        assert made.shape == (70, 110) and 0 <= made.min() and made.max() <= 255


def test_the_grid_of_its_size_answers_for_a_face_and_no_other():
    for size, stride in ((10, 8), (25, 16), (60, 32), (200, 64)):
        wanted = targets([(100, 90, size)], [], 256, 256)
        assert [s for s, (label, _) in zip(STRIDES, wanted) if (label == 1).any()] == [stride]


def test_a_target_leads_back_to_its_face():
    for (label, place), stride in zip(targets([(101, 93, 18), (40, 200, 150)], [], 256, 256), STRIDES):
        for y, x in np.argwhere(label == 1):
            dx, dy, size = place[:, y, x]
            face = ((x + 0.5 + dx) * stride, (y + 0.5 + dy) * stride, 2 ** size * stride)
            assert any(face == pytest.approx(f, rel=1e-4) for f in ((101, 93, 18), (40, 200, 150)))


def test_doubtful_places_cost_neither_way():
    label = targets([], [(100, 100, 40)], 256, 256)[1][0]
    assert (label[5:7, 5:7] == -1).all() and (label != 1).all()


def test_a_mirrored_batch_has_mirrored_targets():
    pixels = np.random.default_rng(0).integers(0, 256, (1, 1, 128, 128)).astype(np.uint8)
    as_arrays = lambda faces: [(a.numpy(), b.numpy()) for a, b in stacked([targets(faces, [], 128, 128)])]
    flipped, wanted = mirrored((pixels, as_arrays([(30, 50, 25)])))
    assert (flipped == pixels[..., ::-1]).all()
    for (a, b), (c, d) in zip(wanted, as_arrays([(98, 50, 25)])):
        assert (a == c).all() and np.allclose(b * (a == 1)[:, None], d * (c == 1)[:, None], atol=1e-5)


def test_the_loss_is_nothing_for_the_right_answer():
    wanted = stacked([targets([(100, 90, 30)], [(20, 20, 16)], 128, 128)])
    right = [torch.cat([torch.where(label == 1, 20.0, -20.0)[:, None], place], 1) for label, place in wanted]
    wrong = [torch.zeros_like(m) for m in right]
    assert sum(loss(right, wanted)) < 1e-3 < sum(loss(wrong, wanted))


def test_the_exported_graph_answers_as_the_network_does(network, tmp_path):
    x = np.random.default_rng(2).integers(0, 256, (2, 1, 72, 100)).astype(np.uint8)
    with torch.no_grad():
        before = [m.numpy() for m in network(torch.from_numpy(x).float())]
    export(network, tmp_path / "p.onnx")
    after = inference.session(tmp_path / "p.onnx").run(None, {"input": x})
    for stride, a, b in zip(STRIDES, before, after):
        assert b.shape == (2, CHANNELS, -(-72 // stride), -(-100 // stride))
        assert np.allclose(a, b, atol=1e-3)


def test_proposals_are_read_in_pixels_of_the_picture():
    class Net:
        def run(self, _, feed):
            h, w = feed["input"].shape[2:]
            maps = [np.full((1, CHANNELS, -(-h // s), -(-w // s)), -9, np.float32) for s in STRIDES]
            maps[1][0, :, 2, 3] = 2, 0.5, -0.5, 1
            return maps
    (score, x, y, size), = inference.proposals(Net(), np.zeros((500, 800, 3), np.uint8), 0.5, 0.3)
    assert score == pytest.approx(1 / (1 + np.exp(-2)))
    assert (x, y, size) == pytest.approx((2 * 64, 2 * 32, 2 * 32))


def test_a_part_goes_and_a_larger_face_stays():
    rows = [(0.9, 100, 100, 20), (0.8, 100, 100, 80), (0.7, 105, 100, 22), (0.6, 110, 90, 30)]
    kept = [r for k, r in enumerate(rows) if all(inference.covered(r, other) <= inference.COVERED for other in rows[:k])]
    assert kept == rows[:2]


def test_rates_fall_to_the_end():
    assert rate(0) == rate(0.4) == 1 > rate(0.7) > rate(0.99) > 0


def test_sizes_leave_no_gap():
    assert all(a[1] > b[0] for a, b in zip(SIZES, SIZES[1:]))


def test_8_bits_tell_nearly_the_same_of_canvases_of_any_size(network, tmp_path):
    whole, small = tmp_path / "p.onnx", tmp_path / "p8.onnx"
    export(network, whole)
    images = np.random.default_rng(1).integers(0, 256, (12, 1, 96, 128)).astype(np.uint8)
    quantised(onnx.load(whole), images, small)
    for x in (images[:1], images[:2, :, :60, :100]):
        for said, exact in zip(inference.session(small).run(None, {"input": x}), inference.session(whole).run(None, {"input": x})):
            assert said.shape == exact.shape
            spread = exact.std((0, 2, 3), keepdims=True)
            assert abs(said - exact).mean() < 0.1 * spread.mean()
            assert abs(said - exact).max() > 0
