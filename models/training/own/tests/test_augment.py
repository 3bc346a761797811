"""A training sample is what its labels say, whatever was done to it."""
import numpy as np
import pytest

import augment
import camera
from face import SIDE, eye, mouth
from faces import OneFace, face
from geometry import apply
import occluders
from occluders import HELD_OUT, KINDS, occlude
from prepare import PIXELS
from sample import FRAME, cut, empty_sample, fill_beyond, frame, rarity, second_view
from teacher import detector_frame


def spot(place=(56.0, 56.0), sigma=9):
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    plane = 220 * np.exp(-((x - place[0]) ** 2 + (y - place[1]) ** 2) / 2 / sigma ** 2)
    return np.repeat(plane[..., None], 3, 2).astype(np.uint8)


def centroid(image):
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    weight = image.astype(float).sum(2)
    weight[weight < 0.05 * weight.max()] = 0
    return np.array([(weight * x).sum(), (weight * y).sum()]) / weight.sum()


@pytest.mark.parametrize("side", [SIDE, 83, 50, 21])
@pytest.mark.parametrize("enlarged", camera.ENLARGED)
def test_no_camera_moves_a_spot(side, enlarged):
    for seed in range(20):
        rng = np.random.default_rng(seed)
        settings = camera.Camera(rng)
        settings.tables, settings.grain, settings.best = None, 0, None
        settings.side, settings.enlarged, settings.kernel = side, enlarged, camera.blur(rng, side)
        image = spot()
        settings.take(rng, image)
        assert centroid(image) == pytest.approx([56, 56], abs=0.08)


def test_kernels_are_odd_centred_and_keep_the_light():
    for seed in range(60):
        k = camera.blur(np.random.default_rng(seed), SIDE)
        assert k.shape[0] % 2 == 1 and k.sum() == pytest.approx(1) and k == pytest.approx(k[::-1, ::-1])


def test_jpeg_keeps_red_red():
    image = np.full((SIDE, SIDE, 3), (210, 40, 30), np.uint8)
    assert np.abs(camera.jpeg(image, 90).astype(int) - image).max() < 6


def test_two_pictures_of_one_camera_have_the_same_light():
    settings = camera.Camera(np.random.default_rng(3))
    settings.grain, settings.best = 0, None
    one, two = spot(), spot()
    settings.take(np.random.default_rng(1), one)
    settings.take(np.random.default_rng(2), two)
    assert (one == two).all()


def test_the_second_view_shows_what_the_map_says():
    for seed in range(10):
        made = face(centre=(54.3, 51.8))
        made.image[:] = spot(made.points[46])
        sample = augment.Sample(made, np.array([3.0, 4.0, 5.0]), 1.0, 1.0, np.ones(3))
        other, m = second_view(np.random.default_rng(seed), sample)
        assert apply(m, made.points) == pytest.approx(other.face.points, abs=1e-3)
        assert np.linalg.norm(other.face.points - made.points, axis=1).max() < 3
        assert centroid(other.face.image) == pytest.approx(other.face.points[46], abs=0.05)
        assert other.angles[2] == pytest.approx(5 + np.degrees(np.arctan2(m[1, 0], m[0, 0])), abs=1e-4)


def test_a_batch_holds_pairs_whose_maps_take_labels_to_labels():
    made = augment.batch(np.random.default_rng(0), OneFace(yaw=10), 16, 4)
    assert made["images"].shape == (16, SIDE, SIDE, 3) and made["pairs"].shape == (4, 2, 3) and made["weights"].shape == (16, 3)
    moved = made["points"][:4] @ made["pairs"][..., :2].transpose(0, 2, 1) + made["pairs"][:, None, :, 2]
    assert moved == pytest.approx(made["points"][-4:], abs=1e-5)
    assert (made["eyes"][:4] == made["eyes"][-4:]).all() and (made["weights"][:4] == made["weights"][-4:]).all()
    assert made["mesh"][..., 2].mean(1) == pytest.approx(0, abs=1e-5) and all(v.dtype != np.float64 for v in made.values())


def test_what_is_drawn_is_known_and_the_rest_as_far_as_before(monkeypatch):
    cache = OneFace()
    cache["eyes"][0] = eye("bare_open", "glasses_open")
    monkeypatch.setattr(augment, "frame", lambda *_: (1.0, (0, 0), 0.0))
    for seed in range(40):
        def cover_left(rng, made, often):
            made.eyes[0], made.mouth = eye("occluded"), made.mouth | mouth("other")
        monkeypatch.setattr(augment, "dress", cover_left)
        monkeypatch.setattr(augment, "cut_off", lambda *_: None)
        weights = augment.seen_face(np.random.default_rng(seed), cache, 0).weights
        assert weights == pytest.approx([1, 0.3, 0.3])
    monkeypatch.setattr(augment, "dress", lambda *_: None)
    assert augment.seen_face(np.random.default_rng(0), cache, 0).weights == pytest.approx([0.3] * 3)


def test_a_crop_beside_a_face_has_its_centre_outside_whichever_way():
    for seed in range(200):
        factor, shift = augment.beside(np.random.default_rng(seed))
        assert np.abs(shift).max() > 0.5 * factor
    near = [augment.beside(np.random.default_rng(seed)) for seed in range(200)]
    assert 60 < sum(np.abs(shift).max() + 0.5 * factor < 0.85 for factor, shift in near) < 140


def test_first_frames_are_those_of_the_service_on_average_and_second_ones_level():
    cache = OneFace(roll=0)
    centre, side, _ = detector_frame(cache["box"][0], cache["five"][0])
    rng = np.random.default_rng(0)
    factors = np.log([frame(rng, cache, 0)[0] for _ in range(3000)])
    # Half around the box, half around the points: two clusters.
    assert np.median(factors[factors < np.log(side / FRAME) / 2]) == pytest.approx(np.log(side / FRAME), abs=0.02)
    assert np.median(factors[factors > np.log(side / FRAME) / 2]) == pytest.approx(0, abs=0.02)
    cache.columns["box"] = np.full((1, 4), np.nan)
    assert np.mean([frame(rng, cache, 0)[1] for _ in range(2000)], 0) == pytest.approx([0, 0], abs=0.003)


def test_black_beyond_the_cached_crop_is_never_seen():
    cache = OneFace()
    for seed in range(20):
        made, _, borders = cut(cache, 0, 2.2)
        fill_beyond(np.random.default_rng(seed), made.image, *borders, cache.empty)
        colour = made.image[0, 0].astype(int)
        assert (made.image[:, 0] == colour).all() and (made.image[56, 56] != colour).any()


def test_only_things_before_an_eye_are_rare_and_not_heads_that_hide_one():
    cache = OneFace()
    cache.columns["weight"] = np.ones(1)
    cache["eyes"][0] = [eye("self"), eye("bare_open")]
    assert rarity(cache, 0) == 1
    cache["eyes"][0] = [eye("occluded", "self"), eye("bare_open")]
    assert rarity(cache, 0) == 4


def test_held_out_kinds_are_drawn_only_by_name(monkeypatch):
    drawn = []
    monkeypatch.setattr(occluders, "_DRAWN", [lambda rng, made, name=t.__name__: drawn.append(name) for t in occluders._DRAWN])
    for seed in range(300):
        occlude(np.random.default_rng(seed), None)
    assert not set(drawn) & set(HELD_OUT) and len(set(drawn)) == len(KINDS) - len(HELD_OUT)
    for kind in HELD_OUT:
        made = face()
        before = made.image.copy()
        occlude(np.random.default_rng(1), made, kind)
        assert (made.image != before).any()


def test_without_a_face_the_crop_mostly_shows_the_middle():
    image = np.zeros((PIXELS, PIXELS, 3), np.uint8)
    image[80:160, 80:160] = 255
    rng = np.random.default_rng(0)
    made = [empty_sample(rng, image) for _ in range(40)]
    assert np.mean([s.face.image[36:76, 36:76].mean() > 200 for s in made]) > 0.6
    assert all(s.presence == 0 and s.trust == 0 and not s.weights.any() and np.isnan(s.face.visible).all() for s in made)
