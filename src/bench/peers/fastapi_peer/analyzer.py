"""Picture bytes -> faces: decode, YuNet, crop, 468-point mesh, 106 points, head pose.

Frame of every 3-D quantity: x right in the picture, y down, z into the scene.
One Analyzer may be used from several threads: the sessions are thread-safe and nothing else is kept.
"""
import csv
import math
import os
from dataclasses import dataclass

import cv2
import numpy as np
import onnxruntime as ort

cv2.setNumThreads(1)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", "..", ".."))
DEFAULT_MODELS = os.path.join(ROOT, "models")
DEFAULT_MAPS = os.path.join(ROOT, "src", "bench", "maps")
CANONICAL_FACE = os.path.join(ROOT, "src", "main", "resources", "io", "face106", "stage", "pose", "canonical-face.csv")

# in a folder of models, the first of each that is there: the shipped files, or the networks as their authors exported them
DETECTORS = ("yunet_s_decoded.onnx", os.path.join("yunet", "yunet_n_dynamic.onnx"))
MESHES = ("face_mesh_468.onnx", os.path.join("mediapipe", "face_mesh_468_192.onnx"))

MESH_SIZE = 192
CONTOUR = slice(0, 33)
CHIN = 16
UPPER_BROW = slice(33, 43)


@dataclass
class Face:
    score: float
    points: np.ndarray      # [106, 2] float, pixels of the picture
    rectangle: tuple        # top, left, side (ints)
    yaw: float
    pitch: float
    roll: float


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def bytes_wanted(loaded):
    """Whether the network takes bytes 0..255, as the shipped files do, instead of floats."""
    return loaded.get_inputs()[0].type == "tensor(uint8)"


def find(folder, names):
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"{folder} has none of {', '.join(names)}")


class Detector:
    """YuNet. Input: BGR 0..255, long side scaled down to `long_side`, padded to multiples of 32."""

    STRIDES = (8, 16, 32)

    def __init__(self, path, long_side=640, threshold=0.6, nms=0.3):
        self.session = session(path)
        self.depth = cv2.CV_8U if bytes_wanted(self.session) else cv2.CV_32F
        self.long_side, self.threshold, self.nms = long_side, threshold, nms
        self.decoded = "scores" in [o.name for o in self.session.get_outputs()]
        self.outputs = (["scores", "boxes", "points"] if self.decoded else
                        [f"{kind}_{s}" for s in self.STRIDES for kind in ("cls", "obj", "bbox", "kps")])

    def prepare(self, image):
        height, width = image.shape[:2]
        scale = min(1.0, self.long_side / max(height, width))
        w, h = max(1, round(width * scale)), max(1, round(height * scale))
        small = image if scale == 1.0 else cv2.resize(image, (w, h), interpolation=cv2.INTER_LINEAR)
        pad_h, pad_w = -h % 32, -w % 32
        if pad_h or pad_w:
            small = cv2.copyMakeBorder(small, 0, pad_h, 0, pad_w, cv2.BORDER_CONSTANT)
        return cv2.dnn.blobFromImage(small, ddepth=self.depth), (w / width, h / height)

    def infer(self, blob):
        return self.session.run(self.outputs, {"input": blob})

    def read(self, raw, blob_width, scale):
        boxes, points, scores = self.read_decoded(raw) if self.decoded else self.read_raw(raw, blob_width)
        if not len(boxes):
            return []
        picked = cv2.dnn.NMSBoxes(boxes.tolist(), scores.tolist(), self.threshold, self.nms)
        sx, sy = scale
        return [(boxes[i] / (sx, sy, sx, sy), points[i] / (sx, sy), float(scores[i]))
                for i in np.asarray(picked).ravel()]

    def read_decoded(self, raw):
        scores, corners, points = (a[0] for a in raw)
        keep = np.flatnonzero(scores > self.threshold)
        corners = corners[keep]
        return np.concatenate([corners[:, :2], corners[:, 2:] - corners[:, :2]], 1), points[keep], scores[keep]

    def read_raw(self, raw, blob_width):
        boxes, points, scores = [], [], []
        for level, stride in enumerate(self.STRIDES):
            cls, obj, bbox, kps = (a[0] for a in raw[4 * level: 4 * level + 4])
            product = cls[:, 0] * obj[:, 0]                 # score = sqrt(cls * obj)
            keep = np.flatnonzero(product > self.threshold ** 2)
            if not keep.size:
                continue
            columns = blob_width // stride
            cell = np.stack([keep % columns, keep // columns], 1).astype(np.float32)
            centre = (cell + bbox[keep, :2]) * stride
            size = np.exp(bbox[keep, 2:]) * stride
            boxes.append(np.concatenate([centre - size / 2, size], 1))
            points.append((kps[keep].reshape(-1, 5, 2) + cell[:, None]) * stride)
            scores.append(np.sqrt(product[keep]))
        return map(np.concatenate, (boxes, points, scores)) if boxes else ([], [], [])

    def __call__(self, image):
        blob, scale = self.prepare(image)
        return self.read(self.infer(blob), blob.shape[3], scale)


class Mesh:
    """468 points from a square crop turned so that the eyes are level (MediaPipe's rule)."""

    def __init__(self, path, expand=1.5):
        self.session = session(path)
        self.bytes = bytes_wanted(self.session)
        self.expand = expand
        self.input = self.session.get_inputs()[0].name
        self.planes = self.session.get_inputs()[0].shape[1] == 3     # NCHW; the authors' export is NHWC
        self.outputs = ["landmarks468", "presence"] if self.planes else ["conv2d_21", "conv2d_31"]

    def crop(self, image, box, five):
        """-> (one RGB picture as the network wants it, bytes or 0..1, 2x3 map from crop to picture, angle, scale)"""
        x, y, w, h = box
        side = max(w, h) * self.expand
        eye_a, eye_b = five[0], five[1]                     # image-left eye, image-right eye
        angle = math.atan2(eye_b[1] - eye_a[1], eye_b[0] - eye_a[0])
        k = side / MESH_SIZE
        c, s = k * math.cos(angle), k * math.sin(angle)
        half = MESH_SIZE / 2
        cx, cy = x + w / 2, y + h / 2
        to_image = np.array([[c, -s, cx - c * half + s * half],
                             [s, c, cy - s * half - c * half]], np.float64)
        patch = cv2.warpAffine(image, to_image, (MESH_SIZE, MESH_SIZE),
                               flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        tensor = cv2.cvtColor(patch, cv2.COLOR_BGR2RGB)
        if not self.bytes:
            tensor = tensor.astype(np.float32)
            tensor *= np.float32(1 / 255)
        if self.planes:
            tensor = np.ascontiguousarray(tensor.transpose(2, 0, 1))
        return tensor[None], to_image, angle, k

    def infer(self, tensor):
        return self.session.run(self.outputs, {self.input: tensor})

    @staticmethod
    def to_picture(raw, to_image, k):
        """-> [468, 3], pixels of the picture; z in the same unit, relative to the head"""
        mesh = raw[0].reshape(468, 3).astype(np.float64)
        out = np.empty_like(mesh)
        out[:, :2] = mesh[:, :2] @ to_image[:, :2].T + to_image[:, 2]
        out[:, 2] = mesh[:, 2] * k
        return out


class To106:
    def __init__(self, path):
        with open(path, newline="") as f:
            rows = sorted(csv.DictReader(f), key=lambda r: int(r["idx106"]))
        self.a = np.array([int(r["mesh_a"]) for r in rows])
        self.b = np.array([int(r["mesh_b"] or r["mesh_a"]) for r in rows])
        self.weight = np.array([[float(r["weight_b"])] for r in rows])

    def __call__(self, mesh):
        xy = mesh[:, :2]
        return xy[self.a] * (1 - self.weight) + xy[self.b] * self.weight


class Pose:
    """Procrustes of the mesh against the canonical face; R = Rz(roll) Rx(pitch) Ry(yaw)."""

    def __init__(self, path):
        model = np.loadtxt(path, delimiter=",")
        self.model = model - model.mean(0)

    def __call__(self, mesh):
        centred = mesh - mesh.mean(0)
        u, _, vt = np.linalg.svd(centred.T @ self.model)
        d = np.sign(np.linalg.det(u @ vt))
        r = (u * (1, 1, d)) @ vt
        yaw = math.atan2(-r[2, 0], r[2, 2])
        pitch = math.atan2(r[2, 1], math.hypot(r[2, 0], r[2, 2]))
        roll = math.atan2(-r[0, 1], r[1, 1])
        return math.degrees(yaw), math.degrees(pitch), math.degrees(roll)


def square(points):
    """Brow-to-chin square: top at the upper brow edge, bottom at the chin, centred on the jaw."""
    contour = points[CONTOUR]
    top, bottom = points[UPPER_BROW, 1].min(), contour[:, 1].max()
    side = max(1, round(bottom - top))
    left = (contour[:, 0].min() + contour[:, 0].max() - side) / 2
    return round(top), round(left), side


class Analyzer:
    def __init__(self, models=None, maps=None, long_side=640, threshold=0.6, expand=1.5):
        models, maps = models or DEFAULT_MODELS, maps or DEFAULT_MAPS
        self.detector = Detector(find(models, DETECTORS), long_side, threshold)
        self.mesh = Mesh(find(models, MESHES), expand)
        self.to106 = To106(os.path.join(maps, "mesh468_to_106.csv"))
        self.pose = Pose(CANONICAL_FACE)

    @staticmethod
    def decode(data):
        """BGR picture (EXIF orientation applied), or None when it cannot be read."""
        if not data:
            return None
        try:
            return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        except cv2.error:
            return None

    def face(self, image, box, five, score):
        tensor, to_image, _, k = self.mesh.crop(image, box, five)
        mesh = self.mesh.to_picture(self.mesh.infer(tensor), to_image, k)
        points = self.to106(mesh)
        return Face(score, points, square(points), *self.pose(mesh))

    def __call__(self, image, limit=None):
        """Faces, largest rectangle first. Faces past `limit` get a rectangle from the detector box only."""
        found = sorted(self.detector(image), key=lambda f: -f[0][2] * f[0][3])
        full = [self.face(image, *f) for f in found[:limit]]
        rest = []
        if limit is not None:
            for box, five, score in found[limit:]:
                x, y, w, h = box
                rest.append(Face(score, None, (round(y + 0.2 * h), round(x + w / 2 - 0.4 * h), round(0.8 * h)), 0, 0, 0))
        full.sort(key=lambda f: -f.rectangle[2])
        return full + rest
