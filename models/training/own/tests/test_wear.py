"""Glasses, lids and looks: their labels say what the picture shows, whatever the pose."""
import copy

import cv2
import numpy as np
import pytest

import glasses
import lids
import looks
from eyewear import SHAPES
from face import EYE, LEFT_EYE, LIPS, RIGHT_EYE, eye, mouth
from faces import face

POSES = [dict(), dict(yaw=30), dict(yaw=-50), dict(roll=35), dict(pitch=20), dict(centre=(10, 80)), dict(scale=7), dict(yaw=88)]
PUPILS = [104, 105]


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def with_eyes(**pose):
    """A face with white eyes, dark pupils and lips."""
    made = face(**pose)
    for points in (LEFT_EYE, RIGHT_EYE):
        cv2.fillConvexPoly(made.image, cv2.convexHull(made.points[points[:8]].astype(np.int32)), (240, 240, 240))
        cv2.circle(made.image, made.points[points[-1]].astype(int).tolist(), 1, (30, 20, 20), -1)
    cv2.fillConvexPoly(made.image, cv2.convexHull(made.points[LIPS].astype(np.int32)), (170, 70, 70))
    return made


def same_labels(a, b):
    return all(np.array_equal(getattr(a, name), getattr(b, name), equal_nan=name == "visible")
               for name in ("points", "mesh", "visible", "eyes", "mouth"))


def opening(made, side, points=True):
    """The gap between the middles of the lids across the line of the corners, by the eye's width."""
    upper, lower = (lids.UPPER, lids.LOWER) if points else (lids.UPPER_MESH, lids.LOWER_MESH)
    at = made.points if points else made.mesh[:, :2]
    frame, line = lids.Frame(at[upper[side][0]], at[upper[side][-1]]), at[lower[side]]
    u, v = frame.of(at[upper[side][len(upper[side]) // 2]])
    below, across = frame.of(line)
    return (np.interp(u, below, across) - v) / frame.width


@pytest.mark.parametrize("shape", SHAPES)
def test_clear_glasses_change_the_class_and_keep_the_points(rng, shape):
    made = with_eyes()
    made.eyes[1] = eye("bare_closed", "bare_open")
    glasses.wear_glasses(rng, made, "clear", shape)
    assert (made.eyes == [eye("glasses_open"), eye("glasses_open", "glasses_closed")]).all()
    assert (made.visible[:84] != 0).all() and (made.visible[LIPS] == 1).all()
    assert (made.points == face().points).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_dark_glasses_hide_the_eyes_and_not_the_mouth(rng, shape):
    made = with_eyes()
    glasses.wear_glasses(rng, made, "dark", shape)
    assert (made.eyes == eye("dark")).all()
    assert (made.visible[[*LEFT_EYE, *RIGHT_EYE]] == 0).all()
    assert (made.visible[LIPS] == 1).all() and (made.mouth == mouth("closed")).all()


def test_an_eye_beyond_the_picture_is_as_dark_as_the_other(rng):
    made = with_eyes(centre=(16, 60))
    assert (made.points[LEFT_EYE, 0] < 0).any()
    glasses.wear_glasses(rng, made, "dark", "rectangle")
    assert (made.eyes == eye("dark")).all() and (made.visible[LEFT_EYE] == 0).all()


def test_dark_glasses_replace_what_is_behind_them(rng):
    white, black = with_eyes(), with_eyes()
    at = tuple(white.points[LEFT_EYE[:8]].astype(int).T[::-1])
    white.image[:], black.image[:] = (140, 140, 140), (140, 140, 140)
    white.image[at], black.image[at] = 255, 0
    glasses.wear_glasses(np.random.default_rng(1), white, "dark", "rectangle")
    glasses.wear_glasses(np.random.default_rng(1), black, "dark", "rectangle")
    assert np.abs(white.image[at].astype(int) - black.image[at]).max() < 60


def test_tinted_glasses_leave_the_lids_unknown(rng):
    made = with_eyes()
    glasses.wear_glasses(rng, made, "tinted", "rectangle")
    assert (made.eyes == eye("glasses_open", "dark")).all()
    assert np.isnan(made.visible[LEFT_EYE]).all()


@pytest.mark.parametrize("seed", range(20))
def test_pushed_up_glasses_leave_eyes_bare(seed):
    made = with_eyes(pitch=seed - 10)
    before = made.image.copy()
    glasses.wear_glasses(np.random.default_rng(seed), made, "pushed")
    assert (made.eyes == eye("bare_open")).all()
    assert (made.visible[[*LEFT_EYE, *RIGHT_EYE]] == 1).all()
    assert (made.image != before).any()


@pytest.mark.parametrize("seed", range(10))
def test_slid_glasses_never_make_an_eye_certainly_dark(seed):
    made = with_eyes()
    glasses.wear_glasses(np.random.default_rng(seed), made, "slid")
    assert (made.eyes[:, EYE.index("bare_open")]).all() and not (made.visible[[*LEFT_EYE, *RIGHT_EYE]] == 0).all()


def test_an_eye_that_the_head_hides_stays_so(rng):
    made = with_eyes(yaw=-60)
    made.eyes[0] = eye("self")
    made.visible[LEFT_EYE] = np.nan
    assert glasses.can_wear(made)
    glasses.wear_glasses(rng, made, "dark", "rectangle")
    assert (made.eyes[0] == eye("self")).all() and not (made.visible[LEFT_EYE] == 1).any()
    assert made.eyes[1, EYE.index("dark")]


@pytest.mark.parametrize("states", [("glasses_open",), ("dark",), ("occluded",), ("glasses_open", "glasses_closed")])
def test_no_second_pair_and_none_over_a_hand(states):
    made = with_eyes()
    assert glasses.can_wear(made)
    made.eyes[1] = eye(*states)
    assert not glasses.can_wear(made)


@pytest.mark.parametrize("pose", POSES)
def test_shut_eyes_meet_and_are_closed(rng, pose):
    made = with_eyes(**pose)
    for side in lids.close_eyes(rng, made):
        assert opening(made, side) < 0.03 and opening(made, side, points=False) < 0.03
        assert (made.eyes[side] == eye("bare_closed")).all() and made.visible[PUPILS[side]] == 0
    if not pose:
        assert (made.eyes == eye("bare_closed")).all()


def test_a_shut_eye_shows_no_white(rng):
    made = with_eyes(scale=5)
    lids.close_eyes(rng, made)
    white = (made.image.min(-1) > 215).sum()
    assert white < 0.15 * (with_eyes(scale=5).image.min(-1) > 215).sum()


@pytest.mark.parametrize("side", [0, 1])
def test_one_eye_shut_leaves_the_other_untouched(rng, side):
    made, before = with_eyes(), with_eyes()
    assert lids.close_eyes(rng, made, (side,)) == [side]
    other = (LEFT_EYE, RIGHT_EYE)[1 - side]
    assert (made.points[other] == before.points[other]).all() and (made.eyes[1 - side] == before.eyes[1 - side]).all()
    half = (slice(None), slice(56, None) if side == 0 else slice(0, 56))
    assert (made.image[half] == before.image[half]).all() and (made.image != before.image).any()
    assert (made.points[33:43] == before.points[33:43]).all()


def test_glasses_stay_on_shut_eyes(rng):
    made = with_eyes()
    made.eyes[:] = eye("bare_open", "glasses_open")
    lids.close_eyes(rng, made)
    assert (made.eyes == eye("bare_closed", "glasses_closed")).all()


@pytest.mark.parametrize("states", [("bare_closed",), ("bare_open", "bare_closed"), ("dark",), ("bare_open", "occluded"),
                                    ("self",)])
def test_only_eyes_open_for_certain_are_shut(rng, states):
    made = with_eyes()
    made.eyes[:] = eye(*states)
    before = copy.deepcopy(made)
    assert lids.close_eyes(rng, made) == [] and lids.narrow_eyes(rng, made) == []
    lids.touch_eyes(rng, made)
    assert same_labels(made, before) and (made.image == before.image).all()


@pytest.mark.parametrize("seed", range(8))
def test_narrow_eyes_are_certain_only_when_more_than_half_open(seed):
    made, before = with_eyes(), with_eyes()
    lids.narrow_eyes(np.random.default_rng(seed), made)
    for side in (0, 1):
        share = opening(made, side) / opening(before, side)
        assert 0.38 < share < 0.72
        if abs(share - 0.5) > 0.02:
            assert made.eyes[side, EYE.index("bare_closed")] == (share < 0.5)


def test_touched_eyes_stay_open(rng):
    made, before = with_eyes(), with_eyes()
    lids.touch_eyes(rng, made)
    assert (made.eyes == before.eyes).all() and (made.visible == 1).all() and (made.image != before.image).any()
    assert min(opening(made, side) / opening(before, side) for side in (0, 1)) > 0.8


@pytest.mark.parametrize("seed", range(6))
def test_an_opened_mouth_has_labels_and_darkness_between_the_lips(seed):
    made, before = with_eyes(), with_eyes()
    assert lids.open_mouth(np.random.default_rng(seed), made)
    assert (made.mouth == mouth("open")).all()
    width = np.linalg.norm(made.points[96] - made.points[100])
    for name, upper, lower in (("points", 98, 102), ("mesh", 13, 14)):
        after, old = ((getattr(x, name)[lower] - getattr(x, name)[upper])[1] for x in (made, before))
        assert after > old + 0.12 * width
    assert (made.points[:, 1] >= before.points[:, 1] - 0.01).all() and (made.points[33:84] == before.points[33:84]).all()
    assert made.points[16, 1] > before.points[16, 1]
    x, y = made.points[[98, 102]].mean(0).astype(int)
    assert made.image[y, x].tolist() != before.image[y, x].tolist()


def test_a_mouth_that_may_be_open_or_masked_is_left_alone(rng):
    for states in (("open",), ("closed", "mask"), ("mask",), ("other",)):
        made = with_eyes()
        made.mouth = mouth(*states)
        assert not lids.open_mouth(rng, made) and (made.image == with_eyes().image).all()


@pytest.mark.parametrize("name", looks.LOOKS)
@pytest.mark.parametrize("pose", POSES)
def test_looks_change_the_picture_and_no_label(name, pose):
    changed = False
    for seed in range(6):
        made, before = with_eyes(**pose), with_eyes(**pose)
        looks.look(np.random.default_rng(seed), made, name)
        assert same_labels(made, before)
        changed |= bool((made.image != before.image).any())
    assert changed


def test_a_grey_picture_stays_grey():
    for draw in (looks.look, glasses.wear_glasses, lids.open_mouth, lids.close_eyes):
        for seed in range(30):
            made = with_eyes()
            made.image[:] = made.image.mean(-1, keepdims=True).astype(np.uint8)
            draw(np.random.default_rng(seed), made)
            assert np.ptp(made.image.astype(int), axis=-1).max() <= 1


def test_weights_are_shares():
    assert sum(looks.WEIGHTS.values()) == pytest.approx(1) and sum(glasses.KINDS.values()) == pytest.approx(1)


@pytest.mark.parametrize("draw", [glasses.wear_glasses, lids.close_eyes, lids.narrow_eyes, lids.touch_eyes, lids.open_mouth,
                                  looks.look])
@pytest.mark.parametrize("pose", POSES)
def test_same_seed_same_face_and_nothing_but_numbers(draw, pose):
    for seed in range(12):
        a, b = with_eyes(**pose), with_eyes(**pose)
        draw(np.random.default_rng(seed), a)
        draw(np.random.default_rng(seed), b)
        assert same_labels(a, b) and (a.image == b.image).all()
        assert np.isfinite(a.points).all() and np.isfinite(a.mesh).all()
        assert a.eyes.any(1).all() and a.mouth.any() and a.points.dtype == np.float32 and a.mesh.dtype == np.float32
