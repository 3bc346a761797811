"""For each of the 468 vertices the nearest of the 106 points: both on the canonical face, the points by mesh468_to_106.csv.

    nearest_landmark.py --out ../../src/main/resources/io/face106/stage/pose/nearest-landmark.csv

Distance is that in three dimensions; of points that coincide (eye centres and pupils) the first counts.
"""
import argparse, os, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "own"))
from geometry import CANONICAL, mapped


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    o = a.parse_args()
    nearest = np.linalg.norm(CANONICAL[:, None] - mapped(CANONICAL)[None], axis=2).argmin(1)
    with open(o.out, "w", newline="\n") as f:
        f.write("# The nearest of the 106 points, LaPa order, on the canonical face: line n after the comments = that of vertex n-1.\n"
                "# Made by models/training/nearest_landmark.py from canonical-face.csv and models/training/mesh468_to_106.csv.\n")
        f.writelines(f"{k}\n" for k in nearest)


if __name__ == "__main__":
    main()
