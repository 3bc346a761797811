"""A data folder that holds only what training left out, for src/bench/accuracy/evaluate.py against the running service.

    left_out.py --data DIR --out DIR          OUT: new, or empty

The pictures are linked, not copied; labels_eye_mouth.csv keeps the rows of those that are there.
"""
import argparse
import csv
from pathlib import Path

from sets import items

UNTOUCHED = ("points68", "mask_pixels", "cmu_sunglasses.npz")     # never trained on: linked as they are
LABELS = "labels_eye_mouth.csv"


def left_out(data, out):
    # Links of an earlier split would be pictures that training has seen since.
    if out.is_dir() and any(out.iterdir()):
        raise SystemExit(f"{out} is not empty")
    kept = {item.name for item in items(data) if item.split == "test"}
    for name in UNTOUCHED:
        link(data / name, out / name)
    for path in sorted(data.rglob("*.jpg")):
        place = path.relative_to(data)
        named = path.name if place.parts[0] in ("faces", "pose") else place.as_posix()      # as sets.py names them
        if place.parts[0] not in UNTOUCHED and named in kept:
            link(path, out / place)
            link(path.with_suffix(".txt"), (out / place).with_suffix(".txt"))
    with open(data / LABELS, newline="") as f, open(out / LABELS, "w", newline="") as g:
        reader = csv.DictReader(f)
        writer = csv.DictWriter(g, reader.fieldnames)
        writer.writeheader()
        writer.writerows(row for row in reader if row["file"] in kept)


def link(path, place):
    """Links what is there: not every set is in every data folder, nor has every picture a label beside it."""
    if path.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(path.resolve())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    left_out(a.data, a.out)
