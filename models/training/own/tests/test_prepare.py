"""What is kept of a picture: labels, splits, crops, what the detector found."""
from types import SimpleNamespace

import numpy as np
import pytest

import prepare
import sets
from face import eye, mouth
from faces import OneFace
from geometry import apply, crop_matrix, mapped
from teacher import detector_frame


@pytest.mark.parametrize("lids,glasses,classes", [
    ("open", "none", ["bare_open"]), ("closed", "clear", ["glasses_closed"]), ("unsure", "none", ["bare_open", "bare_closed"]),
    ("open", "dark", ["dark"]), ("unsure", "dark", ["dark"]), ("open", "tinted", ["glasses_open", "dark"]),
    ("open", "unsure", ["bare_open", "glasses_open", "dark"]), ("occluded", "none", ["occluded", "self"])])
def test_a_label_of_an_eye_leaves_these_classes(lids, glasses, classes):
    assert (sets._eye(lids, glasses) == eye(*classes)).all()


def test_labels_of_a_mouth():
    assert (sets._mouth("teeth") == mouth("open")).all() and (sets._mouth("unsure") == mouth("closed", "open")).all()
    assert (sets._mouth("mask") == mouth("mask")).all() and (sets._mouth("other") == mouth("other")).all()


def test_every_fifth_picture_and_all_with_a_shut_eye_are_left_out(tmp_path):
    (tmp_path / "sunglasses").mkdir()
    names = [f"{k}.jpg" for k in range(10)]
    for name in names:
        (tmp_path / "sunglasses" / name).touch()
    row = dict(x=0, y=0, w=9, h=9, left_glasses="none", right_glasses="none", mouth="closed")
    labels = {"sunglasses/1.jpg": row | dict(left_eye="closed", right_eye="open"),
              "sunglasses/2.jpg": row | dict(left_eye="unsure", right_eye="open")}
    split = {item.name[11:-4]: item.split for item in sets._folders(tmp_path, labels, {"ann_lee"})}
    assert [k for k in split if split[k] == "test"] == ["1", "4", "9"]


def measured(angle=0.0, scale=2.0, centre=(300.0, 200.0)):
    """A face in a picture of 640 x 480, turned and sized, as the teacher gives it; with the detector's box and points."""
    cache = OneFace()
    to_picture = crop_matrix(centre, 240 * scale, angle, 240)
    mesh = apply(to_picture, cache.mesh)
    five = apply(to_picture, cache["five"][0])
    box = np.r_[five.mean(0) - [50, 70], five.mean(0) + [50, 70]]
    return SimpleNamespace(mesh=mesh, points=mapped(mesh[:, :2]), presence=1.0, spread=0.01, score=0.9, box=box), five


@pytest.mark.parametrize("angle", [0.0, 0.6])
def test_the_crop_shows_the_face_level_and_the_first_frame_is_the_same_place_as_in_the_picture(angle):
    face, five = measured(angle)
    item = sets.Item("pose", "a.jpg", "train", None)
    picture = np.random.default_rng(0).integers(0, 256, (480, 640, 3)).astype(np.uint8)
    row = prepare.record(item, picture, face, 0, five)
    assert row["points"] == pytest.approx(OneFace()["points"][0], abs=0.3) and row["crop"].shape == (240, 240, 3)
    back = np.linalg.lstsq(np.column_stack([row["points"], np.ones(106)]), face.points, rcond=None)[0].T
    centre, side, turn = detector_frame(row["box"], row["five"])
    true_centre, true_side, true_turn = detector_frame(face.box, five)
    assert apply(back, centre[None])[0] == pytest.approx(true_centre, abs=1e-3)
    assert side / row["scale"] == pytest.approx(true_side) and turn + angle == pytest.approx(true_turn, abs=0.02)
    assert np.isnan(prepare.record(item, picture, face, 0)["box"]).all()


def test_states_of_unlabelled_faces_are_open_only_where_the_mesh_is_sure():
    face, _ = measured()
    mesh = face.mesh
    for top, bottom, a, b, opening in ((159, 145, 33, 133, 0.4), (386, 374, 362, 263, 0.1)):
        width = np.linalg.norm(mesh[a] - mesh[b])
        mesh[bottom] = mesh[top] + [0, opening * width, 0]
    mesh[14] = mesh[13] + [0, 0.5 * np.linalg.norm(mesh[78] - mesh[308]), 0]
    states = prepare.guessed(face, "faces")
    assert (states["eyes"] == [eye("bare_open", "glasses_open"), eye("bare_open", "glasses_open", "bare_closed", "glasses_closed")]).all()
    assert (states["mouth"] == mouth("open")).all() and states["weight"] == 0.3
    assert prepare.guessed(face, "sunglasses")["eyes"].all()
    face.presence = 0.5
    assert prepare.guessed(face, "faces")["mouth"].all()


def test_a_shard_without_faces_joins_and_none_at_all_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "Teacher", lambda: SimpleNamespace(detect=lambda *_: (np.zeros((0, 4)), np.zeros(0), np.zeros((0, 5, 2)))))
    face, five = measured()
    item = sets.Item("pose", "a.jpg", "test", lambda: np.zeros((480, 640, 3), np.uint8))
    monkeypatch.setattr(prepare, "items", lambda data: [item] * 2)
    for k in (0, 1):
        prepare.shard("", tmp_path, k, 2, 1)
    with pytest.raises(SystemExit, match="no face"):
        prepare.join(tmp_path, 2)
    monkeypatch.setattr(prepare, "faces", lambda *_: [(face, five)])
    prepare.shard("", tmp_path, 1, 2, 1)
    prepare.join(tmp_path, 2)
    assert np.load(tmp_path / "crops.npy").shape == (1, 240, 240, 3) and np.load(tmp_path / "empty.npy").shape == (0, 240, 240, 3)
    assert np.load(tmp_path / "faces.npz")["five"].shape == (1, 5, 2)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["crops.npy", "empty.npy", "faces.npz"]


def test_what_the_detector_half_takes_for_a_face_is_kept_in_the_middle_where_the_mesh_sees_none():
    from teacher import Teacher
    teacher = object.__new__(Teacher)
    boxes = np.array([[10, 10, 60, 60], [100, 100, 140, 150], [105, 105, 150, 150], [200, 10, 240, 60], [300, 300, 340, 340.0]])
    five = np.array([[[x + 10, y + 10], [x + 30, y + 10], [x + 20, y + 20], [x + 12, y + 30], [x + 28, y + 30]] for x, y, *_ in boxes])
    teacher._canvas = lambda image, longer, least: (boxes, np.array([0.4, 0.9, 0.3, 0.2, 0.1]), five)
    seen = []

    def light(session, name, image, matrix):
        seen.append(apply(matrix, np.full((1, 2), 96.0))[0])
        return None, 0.9 if seen[-1][0] > 300 else 0.001
    teacher.light, teacher._run = None, light
    teacher.detect = lambda image, least: (np.zeros((int(image[130, 130, 2] == 9), 4)),)
    image = np.zeros((400, 400, 3), np.uint8)
    assert [box.tolist() for box, _ in teacher.look_alikes(image)] == [boxes[0].tolist(), boxes[3].tolist()], "neither faces nor beside one"
    assert seen[0] == pytest.approx([35, 35])
    image[30:48, 25:45] = 255
    crops = list(prepare.look_alikes(teacher, image, 2))
    assert len(crops) == 2 and crops[0][100:140, 100:140].mean() > 200
    assert len(list(prepare.look_alikes(teacher, image, 1))) == 1
    image[...] = 9
    assert not list(prepare.look_alikes(teacher, image, 2)), "a face to the detector, once it is shown alone"
