"""Expected outputs of the networks for the Java tests, made by ONNX Runtime's Python package.

    golden_tensors.py --out ../../src/test/resources/golden

Inputs are of two kinds.
  "formula": byte(i) = ((i * 1103515245 + 12345) mod 2^31) >> 23 for the flat index i of the NCHW tensor, so 0..255.  In Java:
             (int) (((i * 1103515245L + 12345L) & 0x7fffffffL) >> 23)
  "png":     a picture stored beside the JSON; byte = channel value, the planes in the order that "channels" names.
The tensor holds these bytes.

Tolerances (pixels of the input; scores and presence 0..1) are for any ONNX Runtime on a CPU in fp32, about twenty times what
was measured between versions 1.20.1 and 1.29.0, graph optimisation on and off; a GPU that computes in TF32 needs more.
So do the networks in 8 bits, where rounding may tip a value into the next step.  "sum" is over the whole output, with "sumTolerance".
"""
import argparse, json, os, re
import numpy as np, onnxruntime as ort
from PIL import Image
from verify import MODELS, ROOT, SHA, best, crop, planes, read, session

TOLERANCE = {"scores": 1e-4, "boxes": 2e-3, "points": 2e-3, "presence": 1e-4,
             "landmarks468": 2e-3, "landmarks478": 2e-3, "landmarks106": 2e-3,
             "stride8": 1e-3, "stride16": 1e-3, "stride32": 1e-3, "stride64": 1e-3, "mesh": 2e-3, "pose": 2e-3, "visibility": 1e-4, "left_eye": 1e-4, "right_eye": 1e-4, "mouth": 1e-4}


def tolerance(name, output):
    return TOLERANCE[output] * (50 if name.endswith("_int8") else 1)


def formula(shape):
    i = np.arange(int(np.prod(shape)), dtype=np.int64)
    return (((i * 1103515245 + 12345) & 0x7FFFFFFF) >> 23).reshape(shape).astype(np.uint8)


def rounded(v, digits=6):
    return np.round(np.asarray(v, np.float64), digits).tolist()


def dump(out, name, cases):
    d = {"model": name, "sha256": SHA[name], "madeBy": "models/training/golden_tensors.py, onnxruntime " + ort.__version__,
         "tolerance": {k: tolerance(name, k) for k in cases[0]["sum"]}, "cases": cases}
    row = re.compile(r"\[\s+(-?[\d.e-]+(?:,\s+-?[\d.e-]+)*)\s+\]")          # one row of numbers a line
    text = row.sub(lambda m: "[" + re.sub(r"\s+", " ", m.group(1)) + "]", json.dumps(d, indent=1))
    with open(os.path.join(out, name + ".json"), "w", newline="\n") as f:
        f.write(text + "\n")
    print(name + ".json", len(text) + 1)


def run(s, x):
    outs = [o.name for o in s.get_outputs()]
    return dict(zip(outs, s.run(outs, {"input": x})))


def sums(out, name):
    return ({k: round(float(v.astype(np.float64).sum()), 4) for k, v in out.items()},
            {k: round(max(tolerance(name, k) * v.size * .05, tolerance(name, k)), 4) for k, v in out.items()})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    o = a.parse_args()
    os.makedirs(o.out, exist_ok=True)
    nets = {n: session(os.path.join(MODELS, n + ".onnx")) for n in SHA}
    picture = read(os.path.join(ROOT, "src/test/resources/pictures/one-astronaut.jpg"))
    small = np.asarray(Image.fromarray(picture).resize((320, 320), Image.LANCZOS))
    Image.fromarray(small).save(os.path.join(o.out, "detector-320.png"), optimize=True)

    det, cases = "yunet_s_decoded", []
    for label, source, x in (
            ("astronaut", {"png": "detector-320.png", "channels": "BGR"}, planes(small[None, ..., ::-1])),
            ("pattern", {"formula": True}, formula((1, 3, 64, 96)))):
        r = run(nets[det], x)
        total, slack = sums(r, det)
        s = r["scores"][0]
        rows = np.where(s > .3)[0] if label == "astronaut" else range(0, len(s), 5)
        cases.append({"name": label, "input": {**source, "shape": list(x.shape)},
                      "outputShapes": {k: list(v.shape) for k, v in r.items()},
                      "sum": total, "sumTolerance": slack, "highestScoreRow": int(s.argmax()),
                      "rowsAbove": 0.3 if label == "astronaut" else None,
                      "rows": [{"index": int(i), "score": rounded(s[i]), "box": rounded(r["boxes"][0][i], 4),
                                "points": rounded(r["points"][0][i].ravel(), 4)} for i in rows]})
        if label == "astronaut":
            k = best(s, r["boxes"][0], r["points"][0])
            assert len(k) == 1
            face = r["boxes"][0][k[0]] * 1.6, r["points"][0][k[0]] * 1.6
    dump(o.out, det, cases)
    grey = np.asarray(Image.fromarray(picture).convert("L").resize((128, 128), Image.LANCZOS))
    Image.fromarray(grey).save(os.path.join(o.out, "proposals-128.png"), optimize=True)
    for name in ("face_proposals", "face_proposals_int8"):
        whole(o.out, nets, name, {"png": "proposals-128.png", "channels": "G"}, grey[None, None], (1, 1, 60, 100))
    face112 = np.asarray(Image.fromarray(crop(picture, *face)[16:-16, 16:-16]).resize((112, 112), Image.LANCZOS))
    Image.fromarray(face112).save(os.path.join(o.out, "face-112.png"), optimize=True)
    for name in ("face106net", "face106net_int8"):
        whole(o.out, nets, name, {"png": "face-112.png", "channels": "RGB"}, planes(face112[None]), (1, 3, 112, 112))
    meshes(o.out, nets, crop(picture, *face))


def whole(folder, nets, name, source, x, pattern):
    """An own network, with all of its outputs."""
    cases = []
    for label, source, x in (("astronaut", source, x), ("pattern", {"formula": True}, formula(pattern))):
        r = run(nets[name], x)
        total, slack = sums(r, name)
        cases.append({"name": label, "input": {**source, "shape": list(x.shape)},
                      "outputShapes": {k: list(v.shape) for k, v in r.items()}, "sum": total, "sumTolerance": slack,
                      **{k: rounded(v[0], 4 if TOLERANCE[k] >= 1e-3 else 6) for k, v in r.items()}})
    dump(folder, name, cases)


def meshes(folder, nets, c):
    Image.fromarray(c).save(os.path.join(folder, "mesh-192.png"), optimize=True)
    for name in ("face_mesh_468", "face_mesh_attention_478"):
        cases = []
        for label, source, x in (("astronaut", {"png": "mesh-192.png", "channels": "RGB"}, planes(c[None])),
                                 ("pattern", {"formula": True}, formula((1, 3, 192, 192)))):
            r = run(nets[name], x)
            total, slack = sums(r, name)
            full = next(k for k in r if k.startswith("landmarks4"))
            cases.append({"name": label, "input": {**source, "shape": list(x.shape)},
                          "outputShapes": {k: list(v.shape) for k, v in r.items()},
                          "sum": total, "sumTolerance": slack, "presence": rounded(r["presence"][0][0]),
                          full: [rounded(p, 4) for p in r[full][0]],
                          "landmarks106": [rounded(p, 4) for p in r["landmarks106"][0]]})
        dump(folder, name, cases)


if __name__ == "__main__":
    main()
