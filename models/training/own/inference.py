"""Runs the exported network and the 468 mesh as the service does, one thread: from the detector's box, one look, two, five.

Frames (centre, side, angle), points, meshes and angles are in the coordinates of the picture, mostly a cached crop.
"""
import numpy as np
import onnxruntime as ort

from face import FLIP106, SIDE
from geometry import FLIP468, ROOT, apply, crop_matrix, eye_angle, mapped, outlined, points_frame, turned_box, warp
from prepare import PIXELS
from sample import FRAME
from teacher import MARGIN, detector_frame, detector_mesh_frame

MODES = ("one", "two", "five")          # looks; the service's fast, balanced, and accurate without the meshes that it adds
# As in the service's Recipe: how much the first of two looks counts; zoom, turn and mirror of the last four of five.
FIRST = 0.25
AROUND = tuple((zoom, np.radians(turn), mirrored) for zoom, turn, mirrored in ((1.04, -3, False), (1.04, 3, True), (0.97, 3, False), (0.97, -3, True)))
SCALE, SHIFT, TURN = 0.06, 0.03, np.radians(5)      # how far a detector leaves its crop from the best one: standard deviations


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Network:
    """first: another file that takes first looks, as the one in 8 bits does on a CPU."""

    def __init__(self, path, first=None):
        self.session = session(path)
        self.first = Network(first) if first else self
        self.names = [output.name for output in self.session.get_outputs()]

    def raw(self, crops):
        """Answers to (N, 112, 112, 3) uint8, in pixels of the crops."""
        planes = np.ascontiguousarray(crops.transpose(0, 3, 1, 2))
        return dict(zip(self.names, self.session.run(self.names, {"input": planes})))

    def look(self, picture, frame, mirrored=False):
        """One pass over one frame of a picture."""
        matrix = crop_matrix(*frame, SIDE, mirrored)
        answer = {k: v[0] for k, v in self.raw(warp(picture, matrix, SIDE)[None]).items()}
        answer["points"], answer["mesh"] = apply(matrix, answer["points"]), apply(matrix, answer["mesh"])
        answer = unmirrored(answer) if mirrored else answer
        answer["pose"] = answer["pose"] + np.array([0, 0, np.degrees(frame[2])])
        return answer

    def passes(self, picture, frame):
        """The answers of each mode."""
        one = self.first.look(picture, frame)
        return {"one": one, "two": self.two(picture, one), "five": self.five(picture, one)}

    def two(self, picture, one):
        again = self.look(picture, points_frame(one["points"]))
        return {k: FIRST * one[k] + (1 - FIRST) * again[k] for k in one}

    def five(self, picture, one):
        centre, side, angle = points_frame(one["points"])
        looks = [self.look(picture, (centre, zoom * side, angle + turn), mirrored) for zoom, turn, mirrored in AROUND]
        return {k: sum(look[k] for look in looks) / len(looks) for k in one}


def unmirrored(answer):
    """Names of image left and right exchanged; places are right already."""
    left, right = answer["right_eye"], answer["left_eye"]
    return {**answer, "points": answer["points"][FLIP106], "mesh": answer["mesh"][FLIP468], "visibility": answer["visibility"][FLIP106],
            "pose": answer["pose"] * [-1, 1, -1], "left_eye": left, "right_eye": right}


class Mesh468:
    """The small mesh, mapped and pushed onto the outline: what the service can answer without the network."""

    def __init__(self):
        self.session = session(ROOT / "models/face_mesh_468.onnx")

    def look(self, picture, frame):
        matrix = crop_matrix(*frame, 192)
        planes = np.ascontiguousarray(warp(picture, matrix, 192).transpose(2, 0, 1)[None])
        mesh = apply(matrix, self.session.run(["landmarks468"], {"input": planes})[0][0])
        return {"points": outlined(mapped(mesh[:, :2]), mesh), "mesh": mesh}

    def passes(self, picture, frame):
        """One pass, and a second on the crop around the vertices of the first."""
        one = self.look(picture, frame)
        return {"mesh_one": one, "mesh_two": self.look(picture, mesh_frame(one["mesh"]))}


def mesh_frame(mesh):
    """The mesh's crop around all vertices, level."""
    angle = eye_angle(mesh)
    centre, longer = turned_box(mesh, angle)
    return centre, MARGIN * longer, angle


def detected(cache, i):
    """The detector's box and five points of face i; None where it found none."""
    known = "box" in cache.columns and np.isfinite(cache["box"][i]).all()
    return (cache["box"][i], cache["five"][i]) if known else None


def jitter(i):
    """Factor of the side, shift in sides, turn: of face i always the same."""
    rng = np.random.default_rng([853525, i])
    return np.exp(rng.normal(0, SCALE)), rng.normal(0, SHIFT, 2), rng.normal(0, TURN)


def moved(frame, change):
    """A frame off by so much."""
    centre, side, angle = frame
    factor, shift, turn = change
    return centre + side * shift, side * factor, angle + turn


def first_frame(cache, i):
    """The network's first crop of face i: from the detector's box, or, without one, the best crop off as a detector leaves it."""
    found = detected(cache, i)
    return detector_frame(*found) if found else moved((np.full(2, PIXELS / 2), FRAME, 0.0), jitter(i))


def first_mesh_frame(cache, i):
    """The same for the mesh."""
    found = detected(cache, i)
    return detector_mesh_frame(*found) if found else moved(mesh_frame(cache["mesh"][i]), jitter(i))


def look_at(network, cache, indices):
    """Arrays of answers, first axis as the indices: {mode: {output: array}}; modes "mesh_one" and "mesh_two" are the 468 mesh."""
    mesh468, found = Mesh468(), {}
    for i in indices:
        picture = cache.crops[i]
        answers = network.passes(picture, first_frame(cache, i)) | mesh468.passes(picture, first_mesh_frame(cache, i))
        for mode, answer in answers.items():
            found.setdefault(mode, []).append(answer)
    return {mode: {k: np.array([a[k] for a in answers]) for k in answers[0]} for mode, answers in found.items()}
