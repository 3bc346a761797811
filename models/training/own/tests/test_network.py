"""Network, loss, optimiser, export and training: what goes in comes out, whichever way it is run."""
import argparse
import re

import numpy as np
import pytest
import torch

import inference
import loss
import train
from export import export
from face import FLIP106, SIDE, eye, mouth
from faces import OneFace
from geometry import FLIP468, ROOT
from inference import Network
from network import PARTS, load, untrained
from optimiser import Optimiser, orthogonal
from sample import cut
from scores import auc, calibration_error, recall_at

SMALL = dict(widths=(8, 8, 16, 16), blocks=(1, 1, 1), narrow=8)


@pytest.fixture(scope="module")
def network():
    """Untrained, but with batch statistics and weights that are nobody's default."""
    torch.manual_seed(0)
    out = untrained(**SMALL)
    torch.nn.init.normal_(out.head.weight, std=0.05)
    torch.nn.init.normal_(out.head.bias, std=0.2)
    for _ in range(3):
        out(torch.rand(8, 3, SIDE, SIDE))
    return out.eval()


@pytest.fixture
def crops():
    return np.random.default_rng(1).integers(0, 256, (4, SIDE, SIDE, 3)).astype(np.uint8)


@torch.no_grad()
def torch_answers(network, crops, temperature, bias):
    raw = network(torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255)
    out = {k: SIDE * (raw[k] + 0.5) if k == "points" else raw[k] / temperature.get(k, 1) + torch.tensor(bias.get(k, 0.0)) for k in raw}
    out["mesh"] = SIDE * (raw["mesh"] + torch.tensor([0.5, 0.5, 0.0]))
    out["pose"] = torch.rad2deg(raw["pose"])
    for k in ("visibility", "presence"):
        out[k] = out[k].sigmoid()
    for k in ("left_eye", "right_eye", "mouth"):
        out[k] = out[k].softmax(1)
    return {k: v.numpy() for k, v in out.items()}


def test_the_exported_graph_answers_as_the_network(network, crops, tmp_path):
    temperature = {"left_eye": 1.3, "right_eye": 1.3, "mouth": 0.7, "visibility": 2.0, "presence": 0.5}
    bias = {"left_eye": [0.3, 0, -1, 0.5, 0, 0, 2], "mouth": [0, 1, 0, -0.5], "presence": [0.7]}
    export(network, tmp_path / "n.onnx", temperature, bias)
    found, true = Network(tmp_path / "n.onnx").raw(crops), torch_answers(network, crops, temperature, bias)
    assert set(found) == {name for name, _ in PARTS}
    for name in found:
        assert found[name] == pytest.approx(true[name], abs=1e-3 if name in ("points", "mesh", "pose") else 1e-5), name


def test_many_at_once_are_as_one_by_one(network, crops, tmp_path):
    export(network, tmp_path / "n.onnx")
    runner = Network(tmp_path / "n.onnx")
    together, single = runner.raw(crops), [runner.raw(crops[k:k + 1]) for k in range(len(crops))]
    for name in together:
        assert together[name] == pytest.approx(np.concatenate([s[name] for s in single]), abs=1e-4)


def test_an_answer_to_a_mirrored_crop_is_given_back_its_sides(network, crops, tmp_path):
    export(network, tmp_path / "n.onnx")
    runner, frame = Network(tmp_path / "n.onnx"), (np.array([SIDE / 2, SIDE / 2]), float(SIDE), 0.0)
    plain, other = runner.look(crops[0], frame), runner.look(np.ascontiguousarray(crops[0][:, ::-1]), frame, True)
    # Both looks saw the same pixels; the second took them for a mirrored picture.
    expected = {"points": (plain["points"] * [-1, 1] + [SIDE, 0])[FLIP106], "mesh": (plain["mesh"] * [-1, 1, 1] + [SIDE, 0, 0])[FLIP468],
                "visibility": plain["visibility"][FLIP106], "pose": plain["pose"] * [-1, 1, -1], "presence": plain["presence"],
                "left_eye": plain["right_eye"], "right_eye": plain["left_eye"], "mouth": plain["mouth"]}
    for name in plain:
        assert other[name] == pytest.approx(expected[name], abs=1e-3), name


class Looks(Network):
    """Answers each look with its number; remembers the frames."""

    def __init__(self):
        self.first, self.frames = self, []

    def look(self, picture, frame, mirrored=False):
        self.frames.append((*frame, mirrored))
        return {"points": np.array([[0.0, 0.0], [10.0, 10.0]])[np.arange(106) % 2] * [1, 2], "mouth": np.full(4, len(self.frames))}


def test_the_passes_are_those_of_the_service():
    java = (ROOT / "src/main/java/io/face106/stage/landmark/Recipe.java").read_text()
    constant = lambda name: float(re.search(rf"double {name} = (?:Math.toRadians\()?([\d.]+)", java)[1])
    turn = np.radians(constant("TURN"))
    stated = [(constant(zoom), turn if sign != "-" else -turn, mirrored == "true")
              for mirrored, zoom, sign in re.findall(r"new Look\(face, (\w+), (WIDE|NARROW), (-?)TURN, 0.5\)", java)]
    assert constant("FIRST") == inference.FIRST and len(stated) == 4 and list(inference.AROUND) == stated
    looks = Looks()
    answer = looks.passes(None, (np.zeros(2), 100.0, 0.5))
    assert [answer[mode]["mouth"][0] for mode in inference.MODES] == [1, 0.25 * 1 + 0.75 * 2, (3 + 4 + 5 + 6) / 4]
    centre, side, angle, _ = looks.frames[1]
    for (c, s, a, mirrored), (zoom, turned, mirror) in zip(looks.frames[2:], inference.AROUND):
        assert (c == centre).all() and s == zoom * side and a == angle + turned and mirrored == mirror


def test_a_set_costs_what_lies_outside_of_it():
    logits = torch.log(torch.tensor([[0.1, 0.2, 0.3, 0.4]]))
    cost = lambda *names: float(loss._sets(logits, torch.from_numpy(mouth(*names))[None], torch.ones(1)))
    assert cost("open") == pytest.approx(-np.log(0.4), abs=1e-5)
    assert cost("closed", "open") == pytest.approx(-np.log(0.7), abs=1e-5)
    assert cost("mask", "other", "closed", "open") == pytest.approx(0, abs=1e-6)


def test_what_is_unknown_teaches_nothing():
    raw = {k: v.requires_grad_() for k, v in random_raw(2).items()}
    true = random_true(2)
    true["visible"][:] = torch.nan
    true["presence"][:] = torch.nan
    true["eyes"][:], true["mouth"][:] = True, True
    true["trust"][:] = 0
    loss.total(loss.losses(raw, true)).backward()
    assert all(float(v.grad.abs().max()) < 1e-6 for v in raw.values())


def random_raw(n):
    g = torch.Generator().manual_seed(3)
    shapes = dict(points=(106, 2), mesh=(468, 3), pose=(3,), visibility=(106,), presence=(1,), left_eye=(7,), right_eye=(7,), mouth=(4,))
    return {k: torch.randn(n, *s, generator=g) for k, s in shapes.items()}


def random_true(n):
    raw = random_raw(n)
    return dict(points=raw["points"] / 2, mesh=raw["mesh"] / 2, pose=raw["pose"] / 2, visible=torch.ones(n, 106), presence=torch.ones(n),
                eyes=torch.from_numpy(np.stack([np.stack([eye("dark")] * 2)] * n)), mouth=torch.from_numpy(np.stack([mouth("open")] * n)),
                trust=torch.ones(n), weights=torch.ones(n, 3), pairs=torch.zeros(0, 2, 3))


def test_a_point_that_follows_the_second_view_costs_nothing_and_one_that_stays_what_it_should_have_moved():
    first = torch.rand(2, 106, 2)
    maps = torch.tensor([[[1.01, 0.02, 0.003], [-0.02, 1.01, -0.002]]]).repeat(2, 1, 1)
    second = first @ maps[..., :2].mT + maps[:, None, :, 2]
    alone = torch.rand(4, 106, 2)
    cost = lambda last: float(loss._still(torch.cat([first, alone, last]), maps, torch.ones(8)))
    assert cost(second) == pytest.approx(0, abs=1e-5)
    assert cost(second + torch.tensor([0.5, 0.0]) / SIDE) == pytest.approx(0.25, abs=1e-4)      # the mean over both axes
    assert float(loss._still(torch.cat([first, alone, second + 1]), maps, torch.zeros(8))) == 0


def test_pairs_need_not_agree_at_first():
    parts = dict(points=torch.tensor(2.0), still=torch.tensor(5.0))
    assert float(loss.total(parts, False)) == 2 and float(loss.total(parts)) == pytest.approx(2 + 5 * loss.WEIGHTS["still"])


def test_each_part_of_a_face_has_its_own_weight():
    raw, true = {k: v.requires_grad_() for k, v in random_raw(2).items()}, random_true(2)
    true["weights"] = torch.tensor([[1.0, 0, 0], [0, 0, 1.0]])
    parts = loss.losses(raw, true)
    (parts["eyes"] + parts["mouth"]).backward()
    taught = {name: (raw[name].grad.abs().sum(1) > 0).tolist() for name in ("left_eye", "right_eye", "mouth")}
    assert taught == {"left_eye": [True, False], "right_eye": [False, False], "mouth": [False, True]}


def test_the_rate_rises_stays_and_falls():
    assert [train.rate(p) for p in (0, 0.01, 0.02, 0.3, 0.6, 0.8, 1, 1.1)] == pytest.approx([0, 0.5, 1, 1, 1, 0.5, 0, 0])


def test_coefficients_of_the_mesh_are_about_one_on_crops_as_they_are_cut():
    rng, shapes = np.random.default_rng(0), np.random.default_rng(1).normal(0, 1, (5, 468 * 3))
    cache = FewFaces()
    cache.columns["mesh"] = (120 + (20 * rng.normal(0, 1, (60, 5)) @ shapes)).reshape(60, 468, 3)
    network = train.first_network(cache, SMALL)
    flat = np.array([train.shown(cache["mesh"][k], *train.frame(rng, cache, k)) for k in rng.integers(0, 60, 2000)]).reshape(2000, -1)
    basis = network.mesh_basis.double().numpy()[:8]
    spread = ((flat - network.mesh_mean.numpy()) @ basis.T / (basis ** 2).sum(1)).std(0)
    assert ((spread > 0.6) & (spread < 1.6)).all()


def test_a_mesh_is_shown_as_its_crop_shows_it():
    cache = OneFace(yaw=25)
    change = (1.1, np.array([0.03, -0.05]), 0.3)
    face, _, _ = cut(cache, 0, *change)
    seen = SIDE * train.shown(cache.mesh, *change) + [SIDE / 2, SIDE / 2, face.mesh[:, 2].mean()]
    assert seen == pytest.approx(face.mesh, abs=1e-3)


def test_orthogonal_rows_are_nearly_orthonormal():
    x = orthogonal(torch.randn(32, 288, generator=torch.Generator().manual_seed(0)))
    values = torch.linalg.svdvals(x)
    assert 0.6 < float(values.min()) and float(values.max()) < 1.3      # the iteration's own bounds, not 1
    cosine = (x @ x.T) / x.norm(dim=1)[:, None] / x.norm(dim=1)[None]
    assert float((cosine - torch.eye(32)).abs().max()) < 0.3


def test_each_weight_has_one_optimiser():
    network = untrained(**SMALL)
    o = Optimiser(network)
    shared = [p for group in o.adam.param_groups for p in group["params"]] + o.kernels
    assert len({id(p) for p in shared}) == len(shared) == len(list(network.parameters()))


class FewFaces:
    """Enough of a cache to start a run."""
    empty = ()

    def __init__(self, *_):
        rng = np.random.default_rng(0)
        self.indices = np.arange(60)
        self.columns = dict(points=rng.normal(120, 30, (60, 106, 2)), mesh=rng.normal(120, 30, (60, 468, 3)), presence=np.ones(60),
                            box=np.full((60, 4), np.nan), scale=np.ones(60))

    def __getitem__(self, key):
        return self.columns[key]


def made_up_batch(rng, cache, size, pairs, natural):
    """As augment.batch, without faces."""
    true = {k: v.numpy() for k, v in random_true(size).items()}
    return {**true, "images": rng.integers(0, 256, (size, SIDE, SIDE, 3)).astype(np.uint8)}


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Makes a run that stops after so many images."""
    monkeypatch.setattr(train, "Cache", FewFaces)
    monkeypatch.setattr(train, "batch", made_up_batch)
    monkeypatch.setattr(train, "BATCH", 4)
    common = dict(cache=None, out=tmp_path, minutes=1e9, processes=1, adam=False, **SMALL)
    return lambda images, start=None, out=tmp_path: train.Run(argparse.Namespace(**common | dict(images=images, start=start, out=out)))


def test_training_goes_on_where_it_stopped(run, tmp_path):
    first = run(12)
    first.train()
    assert (first.step, first.images) == (3, 12)
    second = run(20)
    assert (second.step, second.images) == (3, 12)
    for a, b in zip(first.network.state_dict().values(), second.network.state_dict().values()):
        assert torch.equal(a, b)
    for a, b in zip(first.optimiser.momenta, second.optimiser.momenta):
        assert torch.equal(a, b) and float(a.abs().max()) > 0
    second.train()
    assert (second.step, second.images) == (5, 20)
    network, state = load(tmp_path / "checkpoint.pt")
    assert state["step"] == 5 and not network.training


def test_a_new_run_may_begin_with_anothers_weights(run, tmp_path):
    first = run(12)
    first.train()
    (tmp_path / "second").mkdir()
    second = run(8, tmp_path / "checkpoint.pt", tmp_path / "second")
    assert (second.step, second.images) == (0, 0)
    for name in ("network", "average"):
        state = second.network.state_dict() if name == "network" else second.average
        assert all(torch.equal(a, b) for a, b in zip(first.network.state_dict().values(), state.values()))


def test_the_first_row_after_a_stop_is_the_mean_of_the_steps_since(run, monkeypatch):
    seen, losses = [], loss.losses
    monkeypatch.setattr(train, "TELL_EVERY", 5)
    monkeypatch.setattr(loss, "losses", lambda raw, true: seen.append(losses(raw, true)) or seen[-1])
    run(12).train()
    again = run(20)
    again.train()
    assert again.curve[0]["points"] == pytest.approx(np.mean([float(s["points"].detach()) for s in seen[3:]]), abs=1e-3) and len(seen) == 5


def test_figures_of_scores():
    assert auc([0.9, 0.8], [0.1, 0.85]) == 0.75 and auc([0.5], [0.5]) == 0.5 and auc([], [1]) is None
    no = np.arange(100) / 100
    assert recall_at([0.975, 0.985, 0.99, 1.0], no) == 0.75     # one of a hundred negatives may pass: those above .98 count
    assert calibration_error([0.05] * 100, [1] * 5 + [0] * 95) == pytest.approx(0)
    assert calibration_error([0.95] * 10, [1] * 5 + [0] * 5) == pytest.approx(0.45)
