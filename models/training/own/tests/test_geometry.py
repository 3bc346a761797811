"""Places stay what they are: mirrors, crops, angles."""
import cv2
import numpy as np
import pytest

import geometry as g
from face import FLIP106, SIDE
from faces import OneFace, mesh, turn
from inference import first_frame, first_mesh_frame, jitter, mesh_frame
from prepare import PIXELS
from sample import FRAME, cut
from teacher import detector_frame, detector_mesh_frame

BY_HAND = [74, 75, 76, 77, 104, 105]    # 74 and 104, 77 and 105 are the same places on the mesh: the mirror can't tell them apart


def test_flips_are_involutions():
    assert (FLIP106[FLIP106] == np.arange(106)).all() and (np.sort(FLIP106) == np.arange(106)).all()
    assert (g.FLIP468[g.FLIP468] == np.arange(468)).all()


def test_flip_of_points_is_the_mirror_of_the_canonical_face():
    points = g.mapped(g.CANONICAL)
    distance = np.linalg.norm((points * [-1, 1, 1])[:, None] - points[None], axis=2)
    nearest, found = distance.argmin(1), np.setdiff1d(np.arange(106), BY_HAND)
    assert (nearest[found] == FLIP106[found]).all()
    assert distance[np.arange(106), FLIP106].max() < 0.6        # of 13.6 between the outer eye corners, by hand or not


@pytest.mark.parametrize("place", [(31.5, 40.5), (60.3, 71.8)])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_dot_lands_where_the_crop_says(place, mirrored):
    y, x = np.mgrid[:PIXELS, :PIXELS] + 0.5
    frame = (np.array([115.2, 125.7]), 130.0, 0.3)
    m = g.crop_matrix(*frame, SIDE, mirrored)
    true = g.apply(m, np.array([place]))[0]
    dot = 250 * np.exp(-((x - true[0]) ** 2 + (y - true[1]) ** 2) / 2 / 3 ** 2)
    crop = g.warp_exact(np.float32(dot)[..., None].repeat(3, 2), m, SIDE)[..., 0]
    v, u = np.mgrid[:SIDE, :SIDE] + 0.5
    assert [(crop * u).sum() / crop.sum(), (crop * v).sum() / crop.sum()] == pytest.approx(place, abs=0.05)


def test_shrinking_large_pictures_moves_nothing():
    y, x = np.mgrid[:600, :600] + 0.5
    dot = 250 * np.exp(-((x - 310.0) ** 2 + (y - 280.0) ** 2) / 2 / 12 ** 2)
    m = g.crop_matrix((300, 290), 500, 0.2, SIDE)
    crop = g.warp(np.float32(dot)[..., None].repeat(3, 2), m, SIDE)[..., 0]
    v, u = np.mgrid[:SIDE, :SIDE] + 0.5
    centre = np.array([(crop * u).sum() / crop.sum(), (crop * v).sum() / crop.sum()])
    assert centre == pytest.approx(g.apply(g.inverse(m), np.array([[310.0, 280.0]]))[0], abs=0.05)


def test_the_inverse_undoes_a_crop_and_keeps_depth_in_scale():
    m = g.crop_matrix((100, 90), 60, 0.4, SIDE, True)
    places = np.random.default_rng(0).normal(50, 30, (20, 3))
    assert g.apply(g.inverse(m), g.apply(m, places)) == pytest.approx(places)
    a, b = g.apply(m, places[:1])[0], g.apply(m, places[1:2])[0]
    assert np.linalg.norm(a - b) == pytest.approx(60 / SIDE * np.linalg.norm(places[0] - places[1]))


@pytest.mark.parametrize("angle", [0.0, 0.4, -1.2])
def test_the_crop_around_points_is_level_and_of_the_same_size(angle):
    points = OneFace()["points"][0]
    level = g.crop_matrix(*g.points_frame(points), SIDE)
    turned = g.crop_matrix((50, 80), 300, angle, SIDE)
    again = g.crop_matrix(*g.points_frame(g.apply(turned, points)), SIDE)
    assert g.apply(g.inverse(again), g.apply(turned, points)) == pytest.approx(g.apply(g.inverse(level), points), abs=1e-6)
    assert g.points_frame(points)[0] == pytest.approx([PIXELS / 2, PIXELS / 2]) and g.points_frame(points)[1] == pytest.approx(FRAME)


def test_a_mirrored_cut_is_the_mirror_of_the_cut():
    cache = OneFace(yaw=20, pitch=5, roll=8)
    plain, angles, _ = cut(cache, 0, 1.05, (0.03, -0.02), 0.2)
    other, mirrored, _ = cut(cache, 0, 1.05, (0.03, -0.02), 0.2, True)
    assert np.abs(plain.image[:, ::-1].astype(int) - other.image).max() <= 1
    assert other.points == pytest.approx((plain.points * [-1, 1] + [SIDE, 0])[FLIP106], abs=1e-3)
    assert other.mesh == pytest.approx((plain.mesh * [-1, 1, 1] + [SIDE, 0, 0])[g.FLIP468], abs=1e-3)
    assert (other.visible == plain.visible[FLIP106]).all() and (other.eyes == plain.eyes[::-1]).all()
    assert mirrored == pytest.approx(angles * [-1, 1, -1])
    assert mirrored == pytest.approx(g.angles(g.rotation(other.mesh)), abs=1.5)     # the canonical face is nearly symmetric


@pytest.mark.parametrize("yaw,pitch,roll", [(0, 0, 0), (30, -10, 5), (-60, 20, -30)])
def test_angles_are_those_of_the_turn(yaw, pitch, roll):
    seen = mesh(yaw=yaw, pitch=pitch, roll=roll) / [1, 1, g.DEPTH_SCALE]
    signs = g.angles(turn(yaw=1, pitch=1, roll=1))
    assert signs == pytest.approx(np.sign(signs), abs=1e-6)
    assert g.angles(g.rotation(seen)) == pytest.approx(signs * [yaw, pitch, roll], abs=1e-4)


def test_a_cut_turned_by_an_angle_turns_the_roll_with_it():
    cache = OneFace(yaw=15)
    face, angles, _ = cut(cache, 0, turn=np.radians(12))
    assert angles == pytest.approx(g.angles(g.rotation(face.mesh)), abs=1e-3)
    assert angles[2] == pytest.approx(cache["angles"][0][2] - 12, abs=1e-6)


def test_first_crops_are_those_of_the_detector_where_it_found_the_face():
    cache = OneFace(roll=10)
    box, five = cache["box"][0], cache["five"][0]
    for found, true in ((first_frame(cache, 0), detector_frame(box, five)), (first_mesh_frame(cache, 0), detector_mesh_frame(box, five))):
        assert np.r_[found[0], found[1:]] == pytest.approx(np.r_[true[0], true[1:]])
    cache.columns["box"] = np.full((1, 4), np.nan)
    off = jitter(0)
    centre, side, angle = mesh_frame(cache.mesh)
    assert first_mesh_frame(cache, 0)[1:] == pytest.approx((side * off[0], angle + off[2]))
    assert first_frame(cache, 0)[1:] == pytest.approx((FRAME * off[0], off[2]))


def test_the_mesh_looks_again_around_its_own_vertices():
    shape = OneFace().mesh
    low, high = shape[:, :2].min(0), shape[:, :2].max(0)
    centre, side, angle = mesh_frame(shape)
    assert side == pytest.approx(1.5 * (high - low).max(), rel=0.01) and abs(angle) < 0.01
    assert centre == pytest.approx((low + high) / 2, abs=1)


def test_the_evaluator_cuts_as_training_does():
    cache = OneFace()
    cache.columns["box"] = np.full((1, 4), np.nan)
    m = g.crop_matrix(*first_frame(cache, 0), SIDE)
    assert (g.warp_exact(cache.crops[0], m, SIDE) == cut(cache, 0, *jitter(0))[0].image).all()


def test_the_outline_lies_on_the_hull_and_the_chin_stays():
    shape = OneFace(yaw=25).mesh
    points = g.mapped(shape[:, :2])
    out = g.outlined(points, shape)
    hull = cv2.convexHull(shape[:, :2].astype(np.float32))
    assert max(abs(cv2.pointPolygonTest(hull, tuple(map(float, p)), True)) for k, p in enumerate(out[:33]) if 3 < k < 29 and k != 16) < 0.1
    assert (out[16] == pytest.approx(points[16])) and (out[33:] == points[33:]).all()
