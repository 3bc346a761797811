"""Things before a face: their labels say what the picture shows, whatever the pose."""
import copy

import numpy as np
import pytest

import masks
import occluders
import surfaces
from face import LEFT_EYE, LIPS, RIGHT_EYE, cover, eye, mouth
from places import place
from faces import face

POSES = [dict(), dict(yaw=50), dict(yaw=-75), dict(roll=35), dict(pitch=25), dict(centre=(10, 80)), dict(scale=7), dict(yaw=88)]
THINGS = [*occluders.KINDS.values(), masks.wear_mask]


@pytest.fixture
def covered(monkeypatch):
    """The opacities of what was drawn, recorded."""
    seen = []

    def recording(face, colour, alpha, kind="object"):
        seen.append(alpha.copy())
        cover(face, colour, alpha, kind)

    monkeypatch.setattr(surfaces, "cover", recording)
    return seen


def at(plane, points):
    x, y = np.floor(points).astype(int).T
    inside = (x >= 0) & (y >= 0) & (x < 112) & (y < 112)
    return np.where(inside, plane[np.clip(y, 0, 111), np.clip(x, 0, 111)], 0)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.__name__)
def test_points_under_a_thing_are_covered_and_others_stay(thing, covered):
    drawn = 0
    for seed in range(40):
        before = face(**POSES[seed % len(POSES)])
        after = copy.deepcopy(before)
        covered.clear()
        thing(np.random.default_rng(seed), after)
        alpha, = covered
        grown, shrunk = ([f(np.pad(alpha, 1)[y:y + 112, x:x + 112] for y in range(3) for x in range(3))
                          for f in (lambda p: np.max(list(p), 0), lambda p: np.min(list(p), 0))])
        assert (after.visible[at(shrunk, after.points) > 0.7] == 0).all()
        assert (after.visible[at(grown, after.points) < 0.1] == 1).all()
        drawn += (after.visible == 0).any()
        assert np.array_equal(after.points, before.points) and np.array_equal(after.mesh, before.mesh)
        assert np.isfinite(alpha).all() and alpha.min() >= 0 and alpha.max() <= 1.001
        assert after.eyes.any(1).all() and after.mouth.any()
    assert drawn >= (8 if thing is occluders.hair else 20)


@pytest.mark.parametrize("thing", occluders.KINDS.values(), ids=lambda thing: thing.__name__)
def test_outside_a_thing_lies_at_most_its_shadow(thing, covered):
    for seed in range(20):
        before = face(**POSES[seed % len(POSES)])
        after = copy.deepcopy(before)
        covered.clear()
        thing(np.random.default_rng(seed), after)
        outside = covered[0] == 0
        was, now = before.image[outside].astype(int), after.image[outside].astype(int)
        assert (now <= was).all() and (now >= 0.68 * was - 1).all()
        far = at_distance(covered[0], 8)
        assert np.array_equal(after.image[far], before.image[far])


def at_distance(alpha, pixels):
    """Where nothing was drawn within so many pixels."""
    padded = np.pad(alpha > 0, pixels)
    near = np.zeros(alpha.shape, bool)
    for y in range(0, 2 * pixels + 1):
        for x in range(0, 2 * pixels + 1):
            near |= padded[y:y + 112, x:x + 112]
    return ~near


@pytest.mark.parametrize("thing", [occluders.occlude, masks.wear_mask, masks.scarf])
def test_the_seed_decides(thing):
    def drawn(seed):
        one = face(yaw=20)
        thing(np.random.default_rng(seed), one)
        return one

    for seed in range(12):
        one, two = drawn(seed), drawn(seed)
        assert np.array_equal(one.image, two.image) and np.array_equal(one.visible, two.visible, equal_nan=True)
        assert np.array_equal(one.eyes, two.eyes) and np.array_equal(one.mouth, two.mouth)
    assert len({drawn(seed).image.tobytes() for seed in range(12)}) == 12


@pytest.mark.parametrize("side", [0, 1])
def test_a_thing_over_one_eye_leaves_the_other(side, monkeypatch):
    monkeypatch.setattr(occluders, "place", lambda rng, one, name=None: on_eye(rng, one, side))
    hidden = 0
    for seed in range(60):
        one = face()
        occluders.shape(np.random.default_rng(seed), one)
        assert np.array_equal(one.eyes[1 - side], eye("bare_open"))
        assert not (one.visible[(LEFT_EYE, RIGHT_EYE)[1 - side]] == 0).any()
        assert np.array_equal(one.mouth, mouth("closed"))
        hidden += np.array_equal(one.eyes[side], eye("occluded"))
    assert hidden > 20


def on_eye(rng, one, side):
    found = place(rng, one, "eye")
    while found.side != (-1, 1)[side]:
        found = place(rng, one, "eye")
    return found


def test_one_eye_and_the_mouth_alone_are_frequent():
    counts = dict.fromkeys(("one eye", "both eyes", "mouth", "neither"), 0)
    for seed in range(400):
        one = face()
        occluders.occlude(np.random.default_rng(seed), one)
        eyes = [(state & eye("occluded")).any() for state in one.eyes]
        counts["one eye"] += sum(eyes) == 1
        counts["both eyes"] += sum(eyes) == 2
        counts["mouth"] += not sum(eyes) and not np.array_equal(one.mouth, mouth("closed"))
        counts["neither"] += not sum(eyes) and np.array_equal(one.mouth, mouth("closed"))
    assert counts["one eye"] > 90 and counts["mouth"] > 100
    assert 20 < counts["both eyes"] < 100 and counts["neither"] > 30


def test_an_eye_that_alone_can_be_seen_is_the_one_to_cover():
    one = face(yaw=70)
    one.eyes[1] = eye("self")
    assert {place(np.random.default_rng(seed), one, "eye").side for seed in range(20)} == {-1}


def worn(kind, seed, **pose):
    one = face(**pose)
    fit = masks._fits(kind)[seed % len(masks._fits(kind))]
    masks._wear(np.random.default_rng(seed), one, fit, masks._standoff(0.35, 0.8 if kind != "chin" else 0.2),
                np.full(3, 200.0), np.full(3, 200.0), masks._cloth, True)
    return one


@pytest.mark.parametrize("pose", [dict(), dict(yaw=35), dict(yaw=-60), dict(roll=30), dict(roll=-60), dict(pitch=-20)], ids=str)
def test_a_mask_hides_nose_mouth_and_chin_but_no_eye(pose):
    for seed in range(48):
        one = worn("nose", seed, **pose)
        assert np.array_equal(one.mouth, mouth("mask")) and np.array_equal(one.eyes, np.stack([eye("bare_open")] * 2))
        assert (one.visible[LIPS] == 0).all() and (one.visible[47:52] == 0).all() and (one.visible[12:21] == 0).all()
        assert (one.visible[[*range(33, 43), *range(52, 78), 104, 105]] == 1).all()
        assert one.visible[46] != 1


@pytest.mark.parametrize("pose", [dict(), dict(yaw=35), dict(yaw=-50)], ids=str)
def test_a_mask_below_the_nose_shows_it(pose):
    for seed in range(16):
        one = worn("lip", seed, **pose)
        assert one.mouth[0] and (one.visible[LIPS] == 0).mean() > 0.85 and (one.visible[13:20] == 0).all()
        assert (one.visible[43:47] == 1).all()


@pytest.mark.parametrize("pose", [dict(), dict(yaw=35), dict(yaw=-50)], ids=str)
def test_a_mask_below_the_mouth_leaves_it(pose):
    for seed in range(16):
        one = worn("chin", seed, **pose)
        assert np.array_equal(one.mouth, mouth("closed"))
        assert (one.visible[84:104] == 1).mean() > 0.9 and (one.visible[14:19] == 0).all()
