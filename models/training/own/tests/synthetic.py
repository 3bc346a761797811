"""Faces made from the canonical mesh, so that tests need no data."""
import csv
from pathlib import Path

import cv2
import numpy as np

from face import SIDE, Face, eye, mouth

_ROOT = Path(__file__).parents[4]


def _canonical():
    lines = (_ROOT / "src/main/resources/io/face106/stage/pose/canonical-face.csv").read_text().splitlines()
    return np.array([[float(x) for x in line.split(",")] for line in lines if line[0] in "-0123456789"])


def _points_of(mesh):
    with open(_ROOT / "models/training/mesh468_to_106.csv", newline="") as table:
        rows = list(csv.DictReader(table))
    first = mesh[[int(row["mesh_a"]) for row in rows]]
    second = mesh[[int(row["mesh_b"] or row["mesh_a"]) for row in rows]]
    weight = np.array([[float(row["weight_b"])] for row in rows])
    return (first + weight * (second - first))[:, :2]


def face(yaw=0.0, pitch=0.0, roll=0.0, scale=4.4, centre=(56, 52)):
    """A head turned by degrees, scale in pixels per centimetre, all of it visible, eyes bare and open, mouth closed."""
    y, p, r = np.radians([yaw, pitch, roll])
    turn_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    turn_p = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    turn_r = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    mesh = scale * _canonical() @ (turn_r @ turn_p @ turn_y).T + [*centre, 0]
    image = np.full((SIDE, SIDE, 3), (90, 130, 150), np.uint8)
    cv2.fillConvexPoly(image, cv2.convexHull(mesh[:, :2].astype(np.int32)), (205, 160, 135))
    return Face(image, _points_of(mesh).astype(np.float32), mesh.astype(np.float32), np.ones(106, np.float32),
                np.stack([eye("bare_open")] * 2), mouth("closed"))
