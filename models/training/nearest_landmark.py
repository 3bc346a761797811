"""For each of the 468 vertices the nearest of the 106 points: both on the canonical face, the points by mesh468_to_106.csv.

    nearest_landmark.py --out ../../src/main/resources/io/face106/stage/pose/nearest-landmark.csv

Distance is that in three dimensions; of points that coincide (eye centres and pupils) the first counts.
"""
import argparse, csv, os
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CANONICAL = os.path.join(HERE, "../../src/main/resources/io/face106/stage/pose/canonical-face.csv")


def points(vertices):
    """The 106 points of a mesh."""
    with open(os.path.join(HERE, "mesh468_to_106.csv")) as f:
        rows = list(csv.DictReader(f))
    a = np.array([int(r["mesh_a"]) for r in rows])
    b = np.array([int(r["mesh_b"] or r["mesh_a"]) for r in rows])
    w = np.array([float(r["weight_b"] or 0) for r in rows])[:, None]
    return (1 - w) * vertices[a] + w * vertices[b]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    o = a.parse_args()
    vertices = np.loadtxt(CANONICAL, delimiter=",")
    nearest = np.linalg.norm(vertices[:, None] - points(vertices)[None], axis=2).argmin(1)
    with open(o.out, "w", newline="\n") as f:
        f.write("# The nearest of the 106 points, LaPa order, on the canonical face: line n after the comments = that of vertex n-1.\n"
                "# Made by models/training/nearest_landmark.py from canonical-face.csv and models/training/mesh468_to_106.csv.\n")
        f.writelines(f"{k}\n" for k in nearest)


if __name__ == "__main__":
    main()
