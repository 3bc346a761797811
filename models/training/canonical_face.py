"""MediaPipe's canonical face (468 vertices) and its mirror permutation as two small text files.

    canonical_face.py --face OUT/canonical-face.csv --mirror OUT/mesh-mirror.csv

Source: geometry_pipeline_metadata_landmarks.binarypb inside the packed assets of the npm package @mediapipe/face_mesh (the
mediapipe wheel carries the networks, but not this file).  Its message: field 1 canonical_mesh { 3 vertex_buffer: repeated
float x, y, z, u, v }, as declared in the wheel's mesh_3d_pb2.py and geometry_pipeline_metadata_pb2.py.
"""
import argparse, json, re, struct
import numpy as np
import common

PACKAGE = "@mediapipe/face_mesh@0.4.1633559619"
ASSETS = "package/face_mesh_solution_packed_assets.data"
ASSETS_SHA = "dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99"
LOADER = "package/face_mesh_solution_packed_assets_loader.js"
NAME = "/third_party/mediapipe/modules/face_geometry/data/geometry_pipeline_metadata_landmarks.binarypb"
SHA = "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4"
CAMERA = np.array([1, -1, -1])                                   # x right, y up, z to the viewer -> x right, y down, z into the scene
TOLERANCE_CM = 1e-3


def fields(b):
    """(number, wire type, value) of each field of one protobuf message; only the wire types in use here."""
    def varint(i):
        v = s = 0
        while True:
            v |= (b[i] & 127) << s
            s += 7
            i += 1
            if not b[i - 1] & 128:
                return v, i
    i = 0
    while i < len(b):
        key, i = varint(i)
        kind = key & 7
        if kind == 0:
            v, i = varint(i)
        elif kind == 5:
            v, i = struct.unpack_from("<f", b, i)[0], i + 4
        elif kind == 2:
            n, i = varint(i)
            v, i = b[i:i + n], i + n
        else:
            raise SystemExit(f"wire type {kind} is not handled")
        yield key >> 3, kind, v


def vertices(cache):
    package = common.package_file(cache, "npm", PACKAGE)
    index = json.loads(re.search(r'"files": (\[.*?\])', common.member(package, LOADER).decode()).group(1))
    at = next(f for f in index if f["filename"] == NAME)
    data = common.member(package, ASSETS, ASSETS_SHA)[at["start"]:at["end"]]
    if common.sha(data) != SHA:
        raise SystemExit(f"{NAME}: sha256 {common.sha(data)}, expected {SHA}")
    mesh = next(v for n, k, v in fields(data) if n == 1 and k == 2)
    buffer = []
    for n, k, v in fields(mesh):
        if n == 3:
            buffer += [v] if k == 5 else struct.unpack(f"<{len(v) // 4}f", v)
    v = np.array(buffer).reshape(468, 5)[:, :3]
    return np.round(v, 6) * CAMERA + 0.0                         # the source has six decimals; + 0.0 turns -0 into 0


def mirror(v):
    """For each vertex the one at (-x, y, z); fails where there is none within the tolerance or the pairing is not mutual."""
    d = np.linalg.norm(v[:, None] - (v * [-1, 1, 1])[None], axis=2)
    m = d.argmin(1)
    assert d.min(1).max() <= TOLERANCE_CM, d.min(1).max()
    assert (np.sort(d, 1)[:, 1] > 10 * TOLERANCE_CM).all()       # no second candidate
    assert (m[m] == np.arange(468)).all()
    return m, d.min(1).max()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--face", required=True)
    a.add_argument("--mirror", required=True)
    a.add_argument("--cache", default=common.default_cache())
    o = a.parse_args()
    v = vertices(o.cache)
    m, worst = mirror(v)
    with open(o.face, "w", newline="\n") as f:
        f.write("# Canonical face of MediaPipe: 468 vertices, line n after the comments = vertex n-1 of the mesh networks.\n"
                f"# Origin: npm {PACKAGE}, geometry_pipeline_metadata_landmarks.binarypb,\n"
                "# Copyright The MediaPipe Authors, Apache-2.0. Written by models/training/canonical_face.py. CHANGED: axes turned.\n"
                "# Unit: centimetres. Camera frame: x right in the image, y down, z into the scene = source * (1, -1, -1).\n"
                "# x,y,z\n")
        f.writelines("%.6f,%.6f,%.6f\n" % tuple(p) for p in v)
    with open(o.mirror, "w", newline="\n") as f:
        f.write("# Mirror partner of each of the 468 mesh vertices: line n after the comments = partner of vertex n-1.\n"
                "# The partner of the vertex at (x, y, z) of the canonical face is the one at (-x, y, z). An involution;\n"
                f"# {int((m == np.arange(468)).sum())} vertices on the middle line are their own partner. A picture mirrored left to right puts vertex v\n"
                "# where its partner was. Written by models/training/canonical_face.py from the canonical face (Apache-2.0).\n")
        f.writelines("%d\n" % i for i in m)
    print("vertices", len(v), "mirror pairs", int((m != np.arange(468)).sum()) // 2, "on the middle line",
          int((m == np.arange(468)).sum()), "worst distance cm", worst)


if __name__ == "__main__":
    main()
