"""The card's figures react to what they measure."""
import csv

import numpy as np
import pytest
import torch
from PIL import Image

import card
import figures_drawn as drawn
import figures_points as points
import figures_states as states
from calibrate import best
from face import LEFT_EYE, RIGHT_EYE, eye, mouth
from faces import OneFace, face
from figures_stability import recoded
from geometry import apply, crop_matrix, mapped


def test_the_68_points_are_those_of_the_same_name():
    of = dict(zip(range(68), points.OF_68))
    assert len(points.OF_68) == 68
    assert [of[k] for k in (0, 8, 16, 17, 26, 27, 30, 33, 36, 39, 42, 45, 48, 54, 60, 67)] == \
        [0, 16, 32, 33, 42, 43, 46, 49, 52, 55, 58, 61, 84, 90, 96, 103]


@pytest.mark.parametrize("angle", [0.0, 0.5])
def test_offsets_of_the_contour_turn_and_grow_with_the_face(angle):
    shape = OneFace().mesh
    turned = apply(crop_matrix((0, 0), 2.0, angle, 1), shape)
    moved = points.with_offsets(mapped(turned[:, :2]), turned) - mapped(turned[:, :2])
    unit = np.linalg.norm(turned[263] - turned[33])
    assert np.linalg.norm(moved[:33], axis=1) == pytest.approx(unit * np.linalg.norm(points.OFFSETS, axis=1))
    level = moved @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    assert level[:33] == pytest.approx(unit * points.OFFSETS, abs=0.02 * unit)      # the canonical eyes are level to .02
    assert (moved[33:] == 0).all()


def test_the_shift_of_labels_follows_the_crop(tmp_path):
    stored = np.random.default_rng(0).integers(20, 90, (68, 2)).astype(float)
    (tmp_path / "points68").mkdir()
    with open(tmp_path / "points68/train.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", *(f"{a}{k}" for k in range(68) for a in "xy")])
        writer.writerow(["one.jpg", *stored.ravel()])
    m = crop_matrix((7, 9), 3.0, 0.6, 1)       # a crop that enlarges and turns
    cache = {"name": np.array(["one.jpg"]), "labels68": apply(m, stored + 0.5)[None]}
    moved = apply(m, stored + 0.5 - points.LABEL_SHIFT)
    shift = points.label_shifts(cache, [0], tmp_path)
    assert cache["labels68"][0] - shift[0] == pytest.approx(moved)


def test_a_perfect_answer_has_no_distance_and_a_shifted_one_has_its_shift():
    cache, answer = OneFace(), {"one": {"points": OneFace()["points"] + [3.0, 4.0]}}
    unit = np.linalg.norm(cache.mesh[263] - cache.mesh[33])
    assert points.to_teacher(cache.columns, [0], answer)["one"] == pytest.approx(np.full((1, 106), 5 / unit))


def test_differences_of_angles_go_round():
    assert points.off(np.array([[179.0, 10, 0]]), np.array([[-179.0, 12, 0]])) == pytest.approx([2, 2, 0])


def test_a_label_that_leaves_a_question_open_is_left_out_of_it():
    sets = np.stack([eye("dark"), eye("dark", "occluded"), eye("dark", "bare_open"), eye("bare_closed")])
    assert states.within(sets, states.COVERED).tolist() == [True, True, False, False]
    assert states.within(sets, ~states.COVERED).tolist() == [False, False, False, True]
    assert states.within(sets, states.DARK).tolist() == [True, False, False, False]


def test_a_drawn_mask_is_read_where_it_lies(tmp_path):
    truth = np.zeros((50, 100), np.uint8)
    truth[30:, 50:] = 2
    picture = Image.fromarray(truth, "P")
    picture.putpalette(list(range(256)) * 3)
    picture.save(tmp_path / "a.png")
    m = crop_matrix((10, 20), 2.0, 0.3, 1)
    places = np.array([[75.0, 40], [49.5, 40], [50.5, 30.5], [75, 29.5], [120, 40]])
    cache = {"name": ["a.jpg"], "points": [apply(m, places)], "corners": [apply(m, np.array([[0, 0], [100, 0], [100, 50], [0, 50.0]]))]}
    hidden, known = states.under_mask(cache, 0, tmp_path)
    assert hidden[:4].tolist() == [True, False, True, False] and known.tolist() == [True] * 4 + [False]


@pytest.mark.parametrize("kind", drawn.PATCHES)
@pytest.mark.parametrize("side", [0, 1])
def test_a_patch_covers_its_eye_and_no_other(kind, side):
    cache = OneFace()
    changed = (drawn.patch(np.random.default_rng(1), cache.crops[0], cache["points"][0], side, kind) != cache.crops[0]).any(2)
    at = lambda part: changed[tuple(cache["points"][0][part].astype(int).T[::-1])]
    eyes = (LEFT_EYE, RIGHT_EYE)
    assert at(eyes[side]).all() and not at(eyes[1 - side]).any()


def test_the_best_temperature_undoes_overconfidence():
    rng = np.random.default_rng(0)
    honest = torch.from_numpy(rng.normal(0, 2, (4000, 4)))
    temperature, bias = best(2 * honest, drawn_from(honest))
    assert temperature == pytest.approx(2, rel=0.08) and bias.numpy() == pytest.approx(np.zeros(4), abs=0.15)
    p = honest[:, 0]
    yes = torch.from_numpy((rng.random(4000) < p.sigmoid().numpy()).astype(np.float32))
    temperature, bias = best(3 * p, yes)
    assert temperature == pytest.approx(3, rel=0.1) and bias is None


def test_the_best_bias_undoes_a_class_drawn_too_often():
    honest = torch.from_numpy(np.random.default_rng(0).normal(0, 2, (8000, 4)))
    often = torch.tensor([0.0, 1.2, 0.0, 0.0])
    temperature, bias = best(honest + often, drawn_from(honest))
    assert temperature == pytest.approx(1, rel=0.08)
    assert (bias - bias[0]).numpy() == pytest.approx(-often.numpy(), abs=0.2)


def test_a_bias_on_few_faces_stays_small():
    honest = torch.from_numpy(np.random.default_rng(0).normal(0, 1, (3, 4)))
    _, bias = best(honest, torch.nn.functional.one_hot(torch.tensor([2, 2, 2]), 4).bool())
    assert abs(bias).max() < 0.15


def drawn_from(logits):
    """A class of each row, as often as its share says."""
    at = torch.multinomial(logits.softmax(1), 1, generator=torch.Generator().manual_seed(0))[:, 0]
    return torch.nn.functional.one_hot(at, logits.shape[1]).bool()


def test_a_recoded_picture_is_what_a_file_would_hold(tmp_path):
    """Red and blue are not alike in JPEG: with them exchanged it loses something else."""
    picture = np.random.default_rng(0).integers(0, 256, (4, 4, 3)).astype(np.uint8).repeat(8, 0).repeat(8, 1)
    Image.fromarray(picture).save(tmp_path / "a.jpg", quality=60)
    lost = abs(recoded(picture, 60).astype(int) - np.array(Image.open(tmp_path / "a.jpg"))).mean()
    swapped = abs(recoded(picture[..., ::-1], 60)[..., ::-1].astype(int) - np.array(Image.open(tmp_path / "a.jpg"))).mean()
    assert lost < 0.5 * swapped
    assert abs(recoded(picture, 100).astype(int) - picture).mean() < 12


def test_flags_count_for_parts_covered_and_parts_left_alone():
    one, two = face(), face()
    one.eyes[0] = eye("occluded")
    two.mouth = mouth("mask", "other")
    two.eyes[1] = eye("occluded", "bare_open")      # may be covered or not: asks nothing
    called = np.array([[True, True, False], [False, True, False]])
    assert drawn.found_and_false(called, [one, two]) == {"covered": 2, "found": 0.5, "bare": 3, "flagged": pytest.approx(1 / 3)}
    rows = [{"covered": 2, "found": 0.5, "bare": 3, "flagged": 0}, {"covered": 0, "found": None, "bare": 1, "flagged": 1}]
    assert drawn.together(rows) == {"covered": 2, "found": 0.5, "bare": 4, "flagged": 0.25}


def test_a_figure_says_what_it_was_taken_on():
    figures = {"faces": 900, "labels": {"faces": 7, "moved": {"two": {"all": 0.05, "eyes": 0.04}}},
               "pose": {"test": {"faces": 5, "two, head": [1, 2, 3]}},
               "objects": {"hand": {"covered": 3, "found": 1, "bare": 4, "flagged": 0}}, "milliseconds": {"one": 2},
               "states": {"two": {"faces": 400, "eye closed": {"positives": 4, "negatives": 80, "auc": 0.9},
                                  "bare eyes": {"eyes": 9, "called glasses": 0}}}}
    keys = {("labels", "moved", "two", "all"): "7 faces", ("pose", "test", "two, head", 0): "5 faces", ("milliseconds", "one"): "-",
            ("objects", "hand", "found"): "3 parts", ("objects", "hand", "flagged"): "4 parts",
            ("states", "two", "eye closed", "auc"): "4 against 80", ("states", "two", "bare eyes", "called glasses"): "9 eyes"}
    assert {k: card.counted(figures, k) for k in keys} == keys


def test_each_target_is_met_or_not():
    figures = {"milliseconds": {"one": 1.7, "two": 3.7}, "distance": {"cmu": {"faces": 3, "one": {"all": 0.04}, "mesh_one": {"all": 0.05}}}}
    rows = {row.split(" | ")[0].strip("| "): row.split(" | ")[-1].strip(" |") for row in card.targets(figures).splitlines()}
    assert rows["crop + network, one pass, ms"] == "yes" and rows["crop + network, two passes, ms"] == "**no**"
    assert rows["distance to the teacher, CMU, one pass, against the 468 mesh in one"] == "yes" and rows["roll"] == "-"
