#!/usr/bin/env python3
"""Make the picture sets of the load test, the same every time (fixed seeds).

    python make_sets.py --out SCRATCH [--data DIR] [--models DIR] [--count 16]

  a_1face_1400k   1600x900, one face, brow-to-chin box about 25 % of the height
  b_1face_vga     640x480, one face, box about 40 % of the height
  c_8faces_1400k  1600x900, eight faces, box about 150 px each
  d_noface_1400k  1600x900, background only

Portraits: the JPEGs of --data and its subfolders that show one frontal face, at most 200; without --data the one public
picture of the tests. They are pasted with a soft edge on a made-up background (blurred shapes, texture, sensor noise), so that a
JPEG at quality 90 has about the size a camera would give. Every picture is checked with the detector: a set with a
wrong number of faces is an error. Each folder gets bodies/ with ready multipart bodies.
"""
import argparse
import glob
import hashlib
import json
import os
import sys

import cv2
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "peers", "fastapi_peer"))
from analyzer import DEFAULT_MODELS, ROOT, Analyzer  # noqa: E402

PORTRAIT = os.path.join(ROOT, "src", "test", "resources", "pictures", "one-astronaut.jpg")
BOUNDARY = "----peerload7MA4YWxkTrZu0gW"
FIELDS = {"api_key": "key", "api_secret": "secret", "return_landmark": "2",
          "return_attributes": "headpose", "calculate_all": "1"}


def background(width, height, rng):
    image = np.zeros((height, width, 3), np.float32)
    a, b = rng.uniform(60, 200, 3), rng.uniform(60, 200, 3)
    ramp = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    image += a * (1 - ramp) + b * ramp
    for _ in range(40):
        colour = rng.uniform(20, 235, 3).tolist()
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        w, h = int(rng.integers(20, width // 3)), int(rng.integers(20, height // 2))
        layer = image.copy()
        cv2.rectangle(layer, (x, y), (x + w, y + h), colour, -1)
        image = cv2.addWeighted(image, 0.6, layer, 0.4, 0)
    image = cv2.GaussianBlur(image, (0, 0), 1.5)
    for octave in range(2, 9):
        n = 2 ** octave
        coarse = rng.normal(0, 1, (max(2, n * height // width), n)).astype(np.float32)
        image += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)[..., None] * 5
    return image


def paste(canvas, portrait, box, centre, face_height, chin_to_brow):
    """Scale the portrait so that the brow-to-chin side becomes face_height; put the face's middle on `centre`."""
    scale = face_height / chin_to_brow
    patch = cv2.resize(portrait, None, fx=scale, fy=scale,
                       interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC).astype(np.float32)
    fx, fy = (box[1] + box[2] / 2) * scale, (box[0] + box[2] / 2) * scale
    # keep head and shoulders only
    reach = face_height * 1.35
    x0, x1 = int(max(0, fx - reach)), int(min(patch.shape[1], fx + reach))
    y0, y1 = int(max(0, fy - reach)), int(min(patch.shape[0], fy + reach))
    patch = patch[y0:y1, x0:x1]
    left, top = round(centre[0] - (fx - x0)), round(centre[1] - (fy - y0))
    h, w = patch.shape[:2]
    mask = np.zeros((h, w), np.float32)
    edge = max(4, int(0.06 * w))
    mask[edge:-edge, edge:-edge] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), edge / 2)[..., None]
    H, W = canvas.shape[:2]
    cx0, cy0, cx1, cy1 = max(0, left), max(0, top), min(W, left + w), min(H, top + h)
    part = (slice(cy0 - top, cy1 - top), slice(cx0 - left, cx1 - left))
    canvas[cy0:cy1, cx0:cx1] = canvas[cy0:cy1, cx0:cx1] * (1 - mask[part]) + patch[part] * mask[part]


def finish(canvas, rng, sigma=8.0):
    noise = rng.normal(0, sigma, canvas.shape).astype(np.float32)
    image = np.clip(canvas + cv2.GaussianBlur(noise, (0, 0), 0.6), 0, 255).astype(np.uint8)
    return cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()


def body(jpeg, name):
    out = bytearray()
    for key, value in FIELDS.items():
        out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
    out += (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="image_file"; filename="{name}"\r\n'
            f'Content-Type: image/jpeg\r\n\r\n').encode()
    return bytes(out) + jpeg + f"\r\n--{BOUNDARY}--\r\n".encode()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--out", required=True)
    p.add_argument("--data", help="folder of portraits")
    p.add_argument("--models", default=DEFAULT_MODELS, help="folder of the networks that check the pictures")
    p.add_argument("--count", type=int, default=16)
    a = p.parse_args()
    out = os.path.abspath(a.out)

    analyzer = Analyzer(a.models)
    portraits = []
    for path in sorted(glob.glob(os.path.join(a.data, "**", "*.jpg"), recursive=True)) if a.data else [PORTRAIT]:
        image = cv2.imread(path)
        faces = analyzer(image)
        if len(faces) == 1 and faces[0].score > 0.85 and abs(faces[0].yaw) < 30:
            portraits.append((image, faces[0].rectangle))
        if len(portraits) == 200:
            break
    if not portraits:
        sys.exit(f"{a.data}: no JPEG with one frontal face")

    plan = {"a_1face_1400k": (1600, 900, 1, 225), "b_1face_vga": (640, 480, 1, 192),
            "c_8faces_1400k": (1600, 900, 8, 150), "d_noface_1400k": (1600, 900, 0, 0)}
    report = {}
    for set_number, (name, (width, height, faces, size)) in enumerate(plan.items()):
        folder = os.path.join(out, name)
        os.makedirs(os.path.join(folder, "bodies"), exist_ok=True)
        sizes, heights, digest, attempt, made = [], [], hashlib.sha256(), 0, 0
        while made < a.count:
            attempt += 1
            if attempt > 10 * a.count:
                sys.exit(f"{name}: too many pictures with a wrong number of faces")
            rng = np.random.default_rng([set_number, attempt])
            canvas = background(width, height, rng)
            for k in range(faces):
                portrait, box = portraits[int(rng.integers(len(portraits)))]
                tall = size * rng.uniform(0.9, 1.1)
                if faces == 1:
                    centre = (width * rng.uniform(.35, .65), height * rng.uniform(.42, .55))
                else:
                    centre = (width * (k % 4 + .5) / 4 + rng.uniform(-25, 25), height * (k // 4 + .47) / 2 + rng.uniform(-15, 15))
                paste(canvas, portrait, box, centre, tall, box[2])
            jpeg = finish(canvas, rng)
            found = analyzer(analyzer.decode(jpeg))
            if len(found) != faces:
                continue
            file = f"{made:02d}.jpg"
            with open(os.path.join(folder, file), "wb") as f:
                f.write(jpeg)
            with open(os.path.join(folder, "bodies", f"{made:02d}.body"), "wb") as f:
                f.write(body(jpeg, file))
            sizes.append(len(jpeg))
            heights += [f.rectangle[2] for f in found]
            digest.update(jpeg)
            made += 1
        report[name] = {"pictures": made, "skipped": attempt - made, "faces": faces, "pixels": [width, height],
                        "jpeg_kb_mean": round(np.mean(sizes) / 1024, 1),
                        "face_side_mean": round(float(np.mean(heights)), 1) if heights else None,
                        "content_type": f"multipart/form-data; boundary={BOUNDARY}",
                        "sha256_of_all": digest.hexdigest()}
        print(name, json.dumps(report[name]))
    with open(os.path.join(out, "sets.json"), "w") as f:
        json.dump(report, f, indent=1)


if __name__ == "__main__":
    main()
