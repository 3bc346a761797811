"""MediaPipe's face mesh (468 points) from the PyPI wheel as fp32 ONNX, NCHW, dynamic batch.

  face_mesh_468.onnx   landmarks468 [N,468,3], presence [N,1] (probability), landmarks106 [N,106,3]
Input: [N,3,192,192] uint8, R,G,B planes, 0..255; the network's own 0..1 is in its first weights.
"""
import argparse, csv, os
import numpy as np
import common
from byte_input import byte_input
from tflite_onnx import Graph

WHEEL = "mediapipe==0.10.14"
M = "mediapipe/modules/"
FILES = {
    "mesh": ("pypi", WHEEL, M + "face_landmark/face_landmark.tflite",
             "1055cb9d4a9ca8b8c688902a3a5194311138ba256bcc94e336d8373a5f30c814"),
}


def load(cache, key):
    kind, spec, path, sha = FILES[key]
    return common.member(common.package_file(cache, kind, spec), path, sha)


def head106(csv_path, n=468):
    """[106, n] matrix of the fixed linear map; each row sums to one."""
    a = np.zeros((106, n), np.float32)
    with open(csv_path) as f:
        for r in csv.DictReader(f):
            i, w = int(r["idx106"]), float(r["weight_b"] or 0)
            if not r["mesh_a"]:
                raise SystemExit(f"row {i} of the map has no vertex")
            a[i, int(r["mesh_a"])] += 1 - w
            if r["mesh_b"]:
                a[i, int(r["mesh_b"])] += w
    assert np.allclose(a.sum(1), 1)
    return a


def vertex_pairs(a106):
    """The map has one or two vertices a row: index of the first, of the second, and weight of the second."""
    ia = a106.argmax(1)
    rest = a106.copy()
    rest[np.arange(106), ia] = 0
    ib = np.where(rest.any(1), rest.argmax(1), ia)
    return ia, ib, rest.sum(1).reshape(106, 1).astype(np.float32)


def mesh(data, a106):
    g = Graph(data).convert()
    pts, flag = g.name[g.tensor("conv2d_21")], g.name[g.tensor("conv2d_31")]
    g.node("Reshape", [pts, g.init("to468", np.array([-1, 468, 3], np.int64))], "landmarks468")
    g.node("Reshape", [g.node("Sigmoid", [flag], "flag01"), g.init("to1", np.array([-1, 1], np.int64))], "presence")
    # two gathers and a blend
    ia, ib, wb = vertex_pairs(a106)
    g.node("Gather", ["landmarks468", g.init("vertex_a", ia.astype(np.int64))], "pa", axis=1)
    g.node("Gather", ["landmarks468", g.init("vertex_b", ib.astype(np.int64))], "pb", axis=1)
    g.node("Sub", ["pb", "pa"], "ab")
    g.node("Mul", ["ab", g.init("weight_b", wb)], "abw")
    g.node("Add", ["pa", "abw"], "landmarks106")
    return g.model([("landmarks468", ["N", 468, 3]), ("presence", ["N", 1]), ("landmarks106", ["N", 106, 3])],
                   ["N", 3, 192, 192], "face_mesh_468")


def main(name, key, build):
    """Command line of both converters: fetch the network `key`, rewrite it with `build`, save it as `name`.onnx."""
    here = os.path.dirname(os.path.abspath(__file__))
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    a.add_argument("--cache", default=common.default_cache())
    a.add_argument("--wide", action="store_true", help="store every constant as fp32")
    a.add_argument("--map", default=os.path.join(here, "mesh468_to_106.csv"))
    o = a.parse_args()
    Graph.wide = o.wide
    os.makedirs(o.out, exist_ok=True)
    data = byte_input(build(load(o.cache, key), head106(o.map)), 1 / 255).SerializeToString()
    with open(os.path.join(o.out, name + ".onnx"), "wb") as f:
        f.write(data)
    print(name + ".onnx", len(data), common.sha(data))


if __name__ == "__main__":
    main("face_mesh_468", "mesh", mesh)
