"""MediaPipe's attention mesh (478 points: lips, eyes and irises refined) from the PyPI wheel as plain fp32 ONNX.

The tflite file has three custom operators.  They are rewritten here with standard ones:
  Landmarks2TransformMatrix  rotated box around a fixed set of points -> affine matrix (Gather, ReduceMin/Max, Mul ...)
  TransformTensorBilinear    16 x 16 resampling of a feature map       -> GridSample
  TransformLandmarks         affine matrix times points                -> MatMul
Outputs: landmarks478 [N,478,3] (points 0-467 as in the 468 mesh with lips and eyes replaced, 468-472 the iris at the image
left, 473-477 the iris at the image right), presence [N,1], landmarks106 [N,106,3] with pupils taken from the irises.
Input: [N,3,192,192] uint8, R,G,B planes, 0..255; the network's own 0..1 is in its first weights.
"""
import numpy as np
import tflite
from flatbuffers import flexbuffers
from convert_mediapipe import FILES, main, vertex_pairs
from tflite_onnx import Graph

FILES["attention"] = ("pypi", "mediapipe==0.10.14",
                      "mediapipe/modules/face_landmark/face_landmark_with_attention.tflite",
                      "e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4")
EYE16 = {"left": [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173],
         "right": [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398]}
PUPILS = {74: 468, 104: 468, 77: 473, 105: 473}                 # rows of the 106 map that an iris centre replaces


class Attention(Graph):
    def __init__(self, data):
        super().__init__(data)
        self.subset = []

    def i64(self, v):
        return self.init("i" + "_".join(str(a) for a in v).replace("-", "m"), np.array(v, np.int64))

    def slice(self, x, a, b, axis, out):
        return self.node("Slice", [x, self.i64([a]), self.i64([b]), self.i64([axis])], out)

    def op_MUL(self, op, ins, outs):
        a, b = (self.name[i] if i in self.name else self.init(f"k{i}", self.const(i)) for i in ins)
        self.name[outs[0]] = self.node("Mul", [a, b], self.out(outs[0]))

    def op_STRIDED_SLICE(self, op, ins, outs):                  # the identity at the end of the graph
        begin, end, step = (self.const(i) for i in ins[1:])
        o = self.opts(op, tflite.StridedSliceOptions)
        full = all((b == 0 or o.BeginMask() >> k & 1) and (e == self.shape(ins[0])[k] or o.EndMask() >> k & 1) and s == 1
                   for k, (b, e, s) in enumerate(zip(begin, end, step)))
        assert full and self.shape(ins[0]) == self.shape(outs[0])
        self.name[outs[0]] = self.name[ins[0]]

    def op_Landmarks2TransformMatrix(self, op, ins, outs):
        p = flexbuffers.Loads(op.CustomOptionsAsNumpy().tobytes())
        assert p["target_rotation_radians"] == 0
        self.subset.append(p["subset_idxs"])
        q = self.out(outs[0]) + "."
        xy = self.slice(self.name[ins[0]], 0, 2, 2, q + "xy")                                     # [N,468,2]
        ends = self.node("Gather", [xy, self.i64([p["left_rotation_idx"], p["right_rotation_idx"]])], q + "ends", axis=1)
        d = self.node("Sub", [self.slice(ends, 1, 2, 1, q + "e1"), self.slice(ends, 0, 1, 1, q + "e0")], q + "d")
        u = self.node("Div", [d, self.node("ReduceL2", [d], q + "len", axes=[2], keepdims=1)], q + "u")   # [N,1,2] cos, sin
        c, s = self.slice(u, 0, 1, 2, q + "cos"), self.slice(u, 1, 2, 2, q + "sin")               # [N,1,1]
        n = self.node("Neg", [s], q + "nsin")
        rot = self.node("Concat", [self.node("Concat", [c, n], q + "r0", axis=2),
                                   self.node("Concat", [s, c], q + "r1", axis=2)], q + "rot", axis=1)     # [N,2,2]
        pts = self.node("Gather", [xy, self.i64(p["subset_idxs"])], q + "pts", axis=1)
        loc = self.node("MatMul", [pts, rot], q + "loc")                                          # rotated back
        lo = self.node("ReduceMin", [loc], q + "lo", axes=[1], keepdims=1)
        hi = self.node("ReduceMax", [loc], q + "hi", axes=[1], keepdims=1)
        half = self.init("f05", np.float32(.5))
        mid = self.node("Mul", [self.node("Add", [lo, hi], q + "sum"), half], q + "mid")           # [N,1,2]
        size = self.node("Sub", [hi, lo], q + "ext")
        size = self.node("Mul", [size, self.init(q + "scale", np.array([p["scale_x"], p["scale_y"]], np.float32))], q + "size")
        start = self.node("Sub", [mid, self.node("Mul", [size, half], q + "halfsize")], q + "start")   # box corner, rotated frame
        rt = self.node("Transpose", [rot], q + "rott", perm=[0, 2, 1])
        origin = self.node("MatMul", [start, rt], q + "origin")                                   # [N,1,2]
        step = self.node("Div", [size, self.init(q + "hw", np.array([p["output_width"], p["output_height"]], np.float32))],
                         q + "step")                                                              # [N,1,2]
        lin = self.node("Mul", [rot, step], q + "lin")                                            # columns scaled
        oc = self.node("Transpose", [origin], q + "oc", perm=[0, 2, 1])                           # [N,2,1]
        zero = self.node("Mul", [oc, self.init("f0", np.float32(0))], q + "z")
        top = self.node("Concat", [lin, zero, oc], q + "top", axis=2)                             # [N,2,4]
        bottom = self.init("bottom", np.array([[[0, 0, 1, 0], [0, 0, 0, 1]]], np.float32))
        keep = self.node("Add", [self.node("Mul", [top, self.init("f0", np.float32(0))], q + "tz"), bottom], q + "bot")
        self.name[outs[0]] = self.node("Concat", [top, keep], self.out(outs[0]), axis=1)          # [N,4,4]

    def op_TransformTensorBilinear(self, op, ins, outs):
        p = flexbuffers.Loads(op.CustomOptionsAsNumpy().tobytes())
        hh, ww = p["output_height"], p["output_width"]
        _, ih, iw, _ = self.shape(ins[0])
        q = self.out(outs[0]) + "."
        y, x = np.mgrid[:hh, :ww].astype(np.float32) + .5                                        # pixel centres
        base = np.stack([x.ravel(), y.ravel(), 0 * x.ravel(), 1 + 0 * x.ravel()], 1)[None]        # [1,256,4]
        m = self.node("Transpose", [self.name[ins[1]]], q + "mt", perm=[0, 2, 1])
        m = self.slice(m, 0, 2, 2, q + "m2")                                                      # [N,4,2]
        g = self.node("MatMul", [self.init(f"grid{hh}x{ww}", base), m], q + "px")                 # [N,256,2] pixels
        g = self.node("Mul", [g, self.init(f"unit{iw}x{ih}", np.array([2 / (iw - 1), 2 / (ih - 1)], np.float32))], q + "g0")
        g = self.node("Sub", [g, self.init(f"one{iw}x{ih}", np.array([iw / (iw - 1), ih / (ih - 1)], np.float32))], q + "g1")
        g = self.node("Reshape", [g, self.i64([-1, hh, ww, 2])], q + "grid")
        self.name[outs[0]] = self.node("GridSample", [self.name[ins[0]], g], self.out(outs[0]), mode="bilinear",
                                       padding_mode="zeros", align_corners=1)

    def op_TransformLandmarks(self, op, ins, outs):
        q = self.out(outs[0]) + "."
        m = self.slice(self.name[ins[1]], 0, 2, 1, q + "m")                                       # [N,2,4]
        lin = self.node("Transpose", [self.slice(m, 0, 2, 2, q + "l")], q + "lt", perm=[0, 2, 1])
        off = self.node("Transpose", [self.slice(m, 3, 4, 2, q + "o")], q + "ot", perm=[0, 2, 1])
        x = self.node("MatMul", [self.name[ins[0]], lin], q + "x")
        self.name[outs[0]] = self.node("Add", [x, off], self.out(outs[0]))


def attention(data, a106):
    g = Attention(data).convert()
    lips_i, left_i, right_i = g.subset
    N = lambda t, k: g.node("Reshape", [g.name[g.tensor(t)], g.i64([-1, k, 2])], t + "_xy")
    mesh = g.node("Reshape", [g.name[g.tensor("output_mesh_identity")], g.i64([-1, 468, 3])], "mesh")
    lips, le, re = N("output_lips", 80), N("output_left_eye", 71), N("output_right_eye", 71)
    li, ri = N("output_left_iris", 5), N("output_right_iris", 5)
    xy, z = g.slice(mesh, 0, 2, 2, "mesh_xy"), g.slice(mesh, 2, 3, 2, "mesh_z")
    # one gather picks, for each of the 478 points, the newest source (later sources win, as in MediaPipe)
    pool = g.node("Concat", [xy, lips, le, re, li, ri], "pool", axis=1)                           # 468+80+71+71+5+5
    pick = list(range(468)) + list(range(690, 700))
    for base, idx in ((468, lips_i), (548, left_i), (619, right_i)):
        for k, v in enumerate(idx):
            pick[v] = base + k
    xy478 = g.node("Gather", [pool, g.init("pick", np.array(pick, np.int64))], "xy478", axis=1)
    zs = [z]
    for side in ("left", "right"):
        e = g.node("Gather", [z, g.i64(EYE16[side])], f"z_{side}", axis=1)
        e = g.node("ReduceMean", [e], f"zm_{side}", axes=[1], keepdims=1)
        zs += [e] * 5
    z478 = g.node("Concat", zs, "z478", axis=1)
    g.node("Concat", [xy478, z478], "landmarks478", axis=2)
    g.node("Reshape", [g.node("Sigmoid", [g.name[g.tensor("conv_faceflag")]], "flag01"), g.i64([-1, 1])], "presence")
    ia, ib, wb = vertex_pairs(a106)
    for row, iris in PUPILS.items():
        ia[row] = ib[row] = iris
        wb[row] = 0
    g.node("Gather", ["landmarks478", g.init("vertex_a", ia.astype(np.int64))], "pa", axis=1)
    g.node("Gather", ["landmarks478", g.init("vertex_b", ib.astype(np.int64))], "pb", axis=1)
    g.node("Mul", [g.node("Sub", ["pb", "pa"], "ab"), g.init("weight_b", wb)], "abw")
    g.node("Add", ["pa", "abw"], "landmarks106")
    return g.model([("landmarks478", ["N", 478, 3]), ("presence", ["N", 1]), ("landmarks106", ["N", 106, 3])],
                   ["N", 3, 192, 192], "face_mesh_attention_478")


if __name__ == "__main__":
    main("face_mesh_attention_478", "attention", attention)
