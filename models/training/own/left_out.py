"""A data folder that holds only what training left out, for src/bench/accuracy/evaluate.py against the running service.

    left_out.py --data DIR --out DIR

The pictures are linked, not copied; labels_eye_mouth.csv keeps the rows of those that are there.
"""
import argparse
import csv
from pathlib import Path

from sets import items

UNTOUCHED = ("points68", "mask_pixels", "cmu_sunglasses.npz")     # never trained on: linked as they are


def left_out(data, out):
    kept = {i.name for i in items(data) if i.split == "test"}
    for name in UNTOUCHED:
        link(data / name, out / name)
    for folder in ("masks/with", "masks/without", "sunglasses", "portraits/house", "portraits/senate"):
        for path in sorted((data / folder).glob("*.jpg")):
            if f"{folder}/{path.name}" in kept:
                link(path, out / folder / path.name)
    for path in sorted((data / "pose").rglob("*")):
        if path.suffix == ".jpg" and path.name in kept:
            link(path, out / path.relative_to(data))
            link(path.with_suffix(".txt"), out / path.with_suffix(".txt").relative_to(data))
    with open(data / "labels_eye_mouth.csv", newline="") as f, open(out / "labels_eye_mouth.csv", "w", newline="") as g:
        reader = csv.DictReader(f)
        writer = csv.DictWriter(g, reader.fieldnames)
        writer.writeheader()
        writer.writerows(row for row in reader if row["file"] in kept)


def link(path, place):
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        place.symlink_to(path.resolve())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    left_out(a.data, a.out)
