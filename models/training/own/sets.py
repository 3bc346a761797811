"""The picture sets: which pictures, which split, what is labelled. Their terms and faults stand in models/MODELS.md.

    train   seen in training
    test    left out: persons (faces, pose); of masks, sunglasses and portraits every fifth picture and all with an eye labelled
            shut, which are too few to spare any (persons may repeat); training sees eyes shut by lids.py only
    unseen  sources never trained on: points68, mask_pixels, cmu
"""
import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from face import ANY_EYE, ANY_MOUTH, eye, mouth


@dataclass
class Item:
    """One picture; box (x0, y0, x1, y1) only where a face of it is labelled. weight: how far the states are to be trusted."""
    source: str
    name: str
    split: str
    load: object
    box: np.ndarray | None = None
    eyes: np.ndarray = field(default_factory=lambda: np.stack([ANY_EYE, ANY_EYE]))
    mouth: np.ndarray = field(default_factory=lambda: ANY_MOUTH.copy())
    weight: float = 1.0
    labels68: np.ndarray | None = None


def read(path):
    return lambda: cv2.cvtColor(cv2.imread(str(path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def items(data):
    data = Path(data)
    labels = {row["file"]: row for row in csv.DictReader(open(data / "labels_eye_mouth.csv"))}
    points = {row["file"]: row for row in csv.DictReader(open(data / "points68/train.csv"))}
    left_out = {person(name) for name in points}
    out = [*_folders(data, labels, left_out), *_faces(data, left_out), *_pose(data)]
    for path in sorted((data / "points68/train").iterdir()):
        row = points.get(path.name)
        if row:
            xy = np.array([[float(row[f"x{k}"]), float(row[f"y{k}"])] for k in range(68)]) + 0.5
            box = np.r_[xy.min(0), xy.max(0)]
            out.append(Item("points68", path.name, "unseen", read(path), box, labels68=xy))
    for path in sorted((data / "mask_pixels").glob("*.jpg")):
        out.append(Item("mask_pixels", path.name, "unseen", read(path)))
    return [*out, *_cmu(data)]


def person(name):
    """Of a file name: without the number and its extension, in one spelling."""
    return re.sub(r"[-_ ]+", "_", re.sub(r"(_\d+)?(\.\w+)?$", "", name)).lower()


def _faces(data, left_out):
    for path in sorted((data / "faces").glob("*.jpg")):
        split = "test" if person(path.name) in left_out else "train"
        yield Item("faces", path.name, split, read(path), weight=0.3)


def _pose(data):
    for path in sorted((data / "pose").rglob("*.jpg")):
        split = "test" if "person08" in path.name.lower() else "train"
        yield Item("pose", path.name, split, read(path), weight=0.3)


def _folders(data, labels, left_out):
    for folder in ("masks/with", "masks/without", "sunglasses", "portraits/house", "portraits/senate"):
        for number, path in enumerate(sorted((data / folder).glob("*.jpg"))):
            name = f"{folder}/{path.name}"
            row = labels.get(name)
            split = "test" if number % 5 == 4 or row and shut(row) or person(path.name) in left_out else "train"
            item = Item(folder.split("/")[0] if "masks" not in folder else folder, name, split, read(path))
            if row:
                x, y, w, h = (float(row[k]) for k in "xywh")
                item.box = np.array([x, y, x + w, y + h])
                item.eyes = np.stack([_eye(row["left_eye"], row["left_glasses"]), _eye(row["right_eye"], row["right_glasses"])])
                item.mouth = _mouth(row["mouth"])
            elif folder == "masks/with":
                item.mouth, item.weight = mouth("mask"), 0.3
            elif folder == "masks/without":
                item.weight = 0.3
            yield item


def shut(row):
    """Whether an eye was seen to be shut."""
    return "closed" in (row["left_eye"], row["right_eye"])


def _eye(lids, glasses):
    """The classes that a label leaves possible."""
    lids = {"open": ("open",), "closed": ("closed",), "unsure": ("open", "closed"), "occluded": ()}[lids]
    if not lids:
        return eye("occluded", "self")
    kinds = {"none": ("bare",), "clear": ("glasses",), "dark": ("dark",), "tinted": ("glasses", "dark"),
             "unsure": ("bare", "glasses", "dark")}[glasses]
    names = [f"{kind}_{lid}" for kind in kinds if kind != "dark" for lid in lids]
    return eye(*names, *(("dark",) if "dark" in kinds else ()))


def _mouth(label):
    return {"closed": mouth("closed"), "teeth": mouth("open"), "open": mouth("open"), "mask": mouth("mask"),
            "other": mouth("other"), "unsure": mouth("closed", "open")}[label]


def _cmu(data):
    archive = np.load(data / "cmu_sunglasses.npz", allow_pickle=True)
    for picture, label in zip(archive["data"], archive["labels"]):
        grey = np.clip(picture * 255, 0, 255).astype(np.uint8)
        dark = str(label).endswith("sunglasses")
        state = eye("dark") if dark else eye("bare_open", "glasses_open")
        yield Item("cmu", str(label), "unseen", lambda grey=grey: np.repeat(grey[..., None], 3, 2), eyes=np.stack([state, state]))
