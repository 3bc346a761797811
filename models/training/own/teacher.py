"""The targets: faces found by the service's detector and measured by both meshes, in many views, averaged."""
from dataclasses import dataclass

import cv2
import numpy as np
import onnxruntime as ort

from geometry import (FLIP468, ROOT, apply, crop_matrix, eye_angle, mapped, outlined, turned_box, warp)

# Of the service's first crop: its side, and how far below the box's centre it lies, over the longer side of the box.
SIDE_OF_BOX, DOWN = 1.117, 0.135
MARGIN = 1.5                    # side of a mesh's crop over the longer side of the face
VIEWS = ((1.5, 0.0), (1.4, 0.10), (1.6, -0.10))     # of the last pass: margin, turn; each also mirrored


@dataclass
class Measured:
    """mesh (468, 3), points (106, 2; jaw on the visible outline, pupils = irises) in picture coordinates; presence 0..1;
    spread: mean distance of the views' points from their mean, over the 3-D eye distance; score and box of the detector."""
    mesh: np.ndarray
    points: np.ndarray
    presence: float
    spread: float
    score: float
    box: np.ndarray


class Teacher:
    def __init__(self, folder=ROOT / "models"):
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.detector, self.light, self.attention = (
            ort.InferenceSession(str(folder / f), options, providers=["CPUExecutionProvider"])
            for f in ("yunet_s_decoded.onnx", "face_mesh_468.onnx", "face_mesh_attention_478.onnx"))

    def detect(self, image, least=0.6):
        """Boxes (x0, y0, x1, y1), scores, five points; best first, overlaps taken out; the recipe's two canvases."""
        for border in (0.0, 0.25):
            pad = round(border * max(image.shape[:2]))
            padded = cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_CONSTANT) if pad else image
            boxes, scores, points = self._canvas(padded)
            if scores.size and scores.max() >= least:
                break
        keep = [i for i in _suppressed(boxes, scores) if scores[i] >= least]
        return boxes[keep] - pad, scores[keep], points[keep] - pad

    def look_alikes(self, image):
        """Boxes and five points of what the detector, on a large canvas, half takes for a face and the light mesh does not."""
        boxes, scores, points = self._canvas(image, 640, 0.08)
        sure = boxes[scores > 0.5]
        kept = [i for i in _suppressed(boxes, scores) if scores[i] < 0.5 and not (len(sure) and (overlap(sure, boxes[i]) > 0).any())]
        for i in kept:
            matrix = crop_matrix(*detector_mesh_frame(boxes[i], points[i]), 192)
            if self._run(self.light, "landmarks468", image, matrix)[1] < 0.02:
                yield boxes[i], points[i]

    def _canvas(self, image, longer=320, least=0.3):
        h, w = image.shape[:2]
        s = longer / max(h, w)
        small = cv2.resize(image, (max(1, round(w * s)), max(1, round(h * s))), interpolation=cv2.INTER_AREA if s < 1 else cv2.INTER_LINEAR)
        canvas = np.zeros((-(-small.shape[0] // 32) * 32, -(-small.shape[1] // 32) * 32, 3), np.uint8)
        canvas[:small.shape[0], :small.shape[1]] = small
        planes = np.ascontiguousarray(canvas[..., ::-1].transpose(2, 0, 1)[None])
        scores, boxes, points = self.detector.run(["scores", "boxes", "points"], {"input": planes})
        x, y = w / small.shape[1], h / small.shape[0]
        keep = scores[0] > least
        return boxes[0][keep] * [x, y, x, y], scores[0][keep], points[0][keep] * [x, y]

    def measure(self, image, box, five=None, score=1.0):
        """One face of an R, G, B picture; five points of the detector turn the first crop."""
        centre, side = (box[:2] + box[2:]) / 2, max(box[2:] - box[:2])
        angle = 0.0 if five is None else tilt(five)
        mesh, presence = self._run(self.light, "landmarks468", image, crop_matrix(centre, MARGIN * side, angle, 192))
        for _ in range(3):
            turned = eye_angle(mesh)
            if abs(np.remainder(turned - angle + np.pi, 2 * np.pi) - np.pi) < np.radians(10):
                break
            centre, longer = turned_box(mesh, turned)
            again, p = self._run(self.light, "landmarks468", image, crop_matrix(centre, MARGIN * longer, turned, 192))
            if p < presence - 0.01:
                break
            mesh, presence, angle = again, p, turned
        return self._settle(image, mesh, score, np.asarray(box))

    def _settle(self, image, mesh, score, box):
        angle = eye_angle(mesh)
        centre, longer = turned_box(mesh, angle)
        meshes, pupils, presences = [], [], []
        for margin, turn in VIEWS:
            for mirrored in (False, True):
                m = crop_matrix(centre, margin * longer, angle + turn, 192, mirrored)
                crop = warp(image, m, 192)
                for session, name in ((self.light, "landmarks468"), (self.attention, "landmarks478")):
                    vertices, presence = self._run(session, name, image, m, crop)
                    if len(vertices) == 478:
                        pupils.append(vertices[[473, 468] if mirrored else [468, 473], :2])
                    meshes.append(vertices[:468][FLIP468] if mirrored else vertices[:468])
                    presences.append(presence)
        mean = np.mean(meshes, 0)
        size = np.linalg.norm(mean[263] - mean[33])
        spread = np.mean([np.linalg.norm((m - mean)[:, :2], axis=1).mean() for m in meshes]) / max(size, 1e-6)
        points = mapped(mean[:, :2])
        points[[104, 105]] = np.mean(pupils, 0)
        return Measured(mean, outlined(points, mean), float(np.mean(presences)), float(spread), float(score), box)

    @staticmethod
    def _run(session, name, image, matrix, crop=None):
        crop = warp(image, matrix, 192) if crop is None else crop
        planes = np.ascontiguousarray(crop.transpose(2, 0, 1)[None])
        vertices, presence = session.run([name, "presence"], {"input": planes})
        return apply(matrix, vertices[0]), float(presence.ravel()[0])


def tilt(five):
    """The direction across the face from eyes and mouth: the eyes of a profile nearly coincide."""
    down = (five[3] + five[4] - five[0] - five[1]) / 2
    return np.arctan2(five[1, 1] - five[0, 1] - down[0], five[1, 0] - five[0, 0] + down[1])


def detector_frame(box, five):
    """Centre, side and angle of the service's first crop around a detector's box and five points."""
    angle, longer = tilt(five), max(box[2:] - box[:2])
    return (box[:2] + box[2:]) / 2 + DOWN * longer * np.array([-np.sin(angle), np.cos(angle)]), SIDE_OF_BOX * longer, angle


def detector_mesh_frame(box, five):
    """The mesh's first crop, from the detector's box and five points."""
    return (box[:2] + box[2:]) / 2, MARGIN * max(box[2:] - box[:2]), tilt(five)


def overlap(a, b):
    """Intersection over union of boxes."""
    low, high = np.maximum(a[..., :2], b[..., :2]), np.minimum(a[..., 2:], b[..., 2:])
    both = np.prod(np.clip(high - low, 0, None), -1)
    area = lambda box: np.prod(box[..., 2:] - box[..., :2], -1)
    return both / (area(a) + area(b) - both)


def _suppressed(boxes, scores):
    kept = []
    for i in np.argsort(-scores):
        if all(overlap(boxes[i], boxes[j]) < 0.3 for j in kept):
            kept.append(i)
    return kept
