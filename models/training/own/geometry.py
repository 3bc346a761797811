"""Crops, meshes and angles. Coordinates are continuous: 0 is a picture's border, the centre of pixel i is i + 0.5."""
import csv
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[3]
RESOURCES = ROOT / "src/main/resources/io/face106"

CHIN = 16
JAW = 33                        # the first so many of the 106 points


def read_numbers(path):
    """Rows of numbers of a CSV file without a head; lines with # are comments."""
    lines = [line for line in Path(path).read_text().splitlines() if line and not line.startswith("#")]
    return np.array([[float(v) for v in line.split(",")] for line in lines])


CANONICAL = read_numbers(RESOURCES / "stage/pose/canonical-face.csv").reshape(468, 3)
FLIP468 = read_numbers(RESOURCES / "stage/landmark/mesh-mirror.csv")[:, 0].astype(int)
DEPTH_SCALE = 1.1               # of the service's PoseOptions


def crop_matrix(centre, side, angle, pixels, mirrored=False):
    """2 x 3: continuous places of a crop of so many pixels -> continuous places of the picture."""
    step, c, s = side / pixels, np.cos(angle), np.sin(angle)
    right = -1 if mirrored else 1
    m = np.array([[right * step * c, -step * s], [right * step * s, step * c]])
    return np.column_stack([m, np.asarray(centre) - m @ [pixels / 2, pixels / 2]])


def apply(matrix, points):
    """Maps (N, 2) or, with z in the same unit, (N, 3) points."""
    out = np.array(points, np.float64)
    out[:, :2] = out[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    if out.shape[1] == 3:
        out[:, 2] *= np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    return out


def inverse(matrix):
    return cv2.invertAffineTransform(np.asarray(matrix, np.float64))


def warp(image, matrix, pixels):
    """Cuts the crop of a crop_matrix out: bilinear, black border; large pictures are shrunk by area first."""
    step = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    if step > 1.5:
        size = np.array(image.shape[1::-1])
        # The size and not the factor: with a factor OpenCV scales by that, whatever whole number of pixels comes out.
        small = np.maximum(np.round(size * max(1.0 / step, 8 / size.min())), 1).astype(int)
        scale, small = small / size, cv2.resize(image, tuple(map(int, small)), interpolation=cv2.INTER_AREA)
        return warp_exact(small, scale[:, None] * matrix, pixels)
    return warp_exact(image, matrix, pixels)


def warp_exact(image, matrix, pixels, border=cv2.BORDER_CONSTANT):
    m = np.array(matrix, np.float64)
    m[:, 2] += m[:, :2] @ [0.5, 0.5] - 0.5           # pixel numbers instead of places
    return cv2.warpAffine(image, m, (pixels, pixels), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=border)


def unit_vector(vector):
    return vector / (float(vector @ vector) ** 0.5 + 1e-9)


def turned_box(points, angle):
    """Centre and longer side of the box around points, level in a frame turned by the angle."""
    c, s = np.cos(angle), np.sin(angle)
    level = points[:, :2] @ np.array([[c, -s], [s, c]])
    low, high = level.min(0), level.max(0)
    return np.array([[c, -s], [s, c]]) @ ((low + high) / 2), (high - low).max()


def eye_angle(mesh):
    d = mesh[263] - mesh[33]
    return np.arctan2(d[1], d[0])


def points_angle(points):
    """Direction of the line of the outer eye corners."""
    d = points[61] - points[52]
    return np.arctan2(d[1], d[0])


POINTS_MARGIN = 1.35            # side of the network's crop over the longer side of the box of the 106 points


def points_frame(points):
    """Centre, side and angle of the network's crop around 106 points."""
    angle = points_angle(points)
    centre, longer = turned_box(points, angle)
    return centre, POINTS_MARGIN * longer, angle


def rotation(mesh, weights=None):
    """R that turns the canonical face as the mesh is turned (weighted Procrustes, the service's)."""
    w = np.ones(468) if weights is None else weights
    w = (w / w.sum())[:, None]
    seen = mesh * [1, 1, DEPTH_SCALE]
    a, b = seen - (w * seen).sum(0), CANONICAL - (w * CANONICAL).sum(0)
    u, _, wt = np.linalg.svd((w * a).T @ b)
    return u @ np.diag([1, 1, np.sign(np.linalg.det(u @ wt))]) @ wt


def angles(r):
    """Yaw, pitch, roll in degrees of R = Rz(roll) Rx(pitch) Ry(yaw); signs of the service."""
    return np.degrees([np.arctan2(-r[2, 0], r[2, 2]), np.arctan2(r[2, 1], np.hypot(r[2, 0], r[2, 2])), np.arctan2(-r[0, 1], r[1, 1])])


def _read_map():
    with open(Path(__file__).resolve().parent.parent / "mesh468_to_106.csv") as f:
        rows = list(csv.DictReader(f))
    a = np.array([int(r["mesh_a"]) for r in rows])
    b = np.array([int(r["mesh_b"] or r["mesh_a"]) for r in rows])
    return a, b, np.array([float(r["weight_b"] or 0) for r in rows])


MAP_A, MAP_B, MAP_WEIGHT = _read_map()


def mapped(values):
    """Values of the 468 vertices -> values of the 106 points, by the fixed map."""
    w = MAP_WEIGHT[:, None] if values.ndim == 2 else MAP_WEIGHT
    return (1 - w) * values[MAP_A] + w * values[MAP_B]


def outlined(points, mesh):
    """The jaw's points pushed sideways onto the visible outline: the service's Outline, without its offsets."""
    out = np.array(points, np.float64)
    a = eye_angle(mesh)
    e = (mesh[33, :2] + mesh[263, :2]) / 2
    c, s = np.cos(a), np.sin(a)
    turn = np.array([[c, s], [-s, c]])
    level = (out[:JAW] - e) @ turn.T
    hull = cv2.convexHull(((mesh[:, :2] - e) @ turn.T).astype(np.float32))[:, 0].astype(np.float64)
    p, q = hull, np.roll(hull, -1, 0)
    for k in range(JAW):
        if k == CHIN:
            continue
        y = level[k, 1]
        cut = (np.minimum(p[:, 1], q[:, 1]) <= y) & (y <= np.maximum(p[:, 1], q[:, 1])) & (p[:, 1] != q[:, 1])
        if cut.any():
            x = p[cut, 0] + (q[cut, 0] - p[cut, 0]) * (y - p[cut, 1]) / (q[cut, 1] - p[cut, 1])
            level[k, 0] = min(level[k, 0], x.min()) if k < CHIN else max(level[k, 0], x.max())
    out[:JAW] = level @ turn + e
    return out


def facing(mesh, triangles):
    """Per vertex the cosine between its normal and the direction to the camera; below 0 it is turned away."""
    a, b, c = (mesh[triangles[:, k]] for k in range(3))
    n = np.cross(b - a, c - a)
    normals = np.zeros_like(mesh, dtype=np.float64)
    for k in range(3):
        np.add.at(normals, triangles[:, k], n)
    return -normals[:, 2] / np.maximum(np.linalg.norm(normals, axis=1), 1e-9)


def canonical_triangles():
    """A triangulation of the face's surface, wound so that the normals of an unturned face point to the camera.

    The canonical face is nearly a height field over x, y, so Delaunay's of those serves.
    """
    from matplotlib.tri import Triangulation
    t = Triangulation(CANONICAL[:, 0], CANONICAL[:, 1]).triangles
    a, b, c = (CANONICAL[t[:, k]] for k in range(3))
    away = np.cross(b - a, c - a)[:, 2] > 0
    t[away] = t[away][:, ::-1]
    return t
