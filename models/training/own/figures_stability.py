"""How still the answers stand when the picture hardly changes, and when a mask is drawn on; how long they take."""
import time

import cv2
import numpy as np

from geometry import angles, rotation
from inference import MODES, first_frame
from masks import wear_mask
from sample import cut
from sets import items
from teacher import Teacher, detector_frame, overlap

SOURCES = ("portraits", "pose", "sunglasses")
LEAST = 200                     # longer side of a still, pixels
QUALITIES = range(60, 96, 5)
MOVES = [(0, 0), *((d, 0) for d in (0.25, 0.5, 0.75)), *((0, d) for d in (0.25, 0.5, 0.75))]


def stills(data, count):
    """Test pictures, spread over the sources."""
    some = [item for item in items(data) if item.split == "test" and item.source in SOURCES]
    return [some[k] for k in np.linspace(0, len(some) - 1, min(count, len(some))).astype(int)]


def changes(picture):
    """{kind: [(picture, known motion)]}"""
    jpeg = [(recoded(picture, quality), (0, 0)) for quality in QUALITIES]
    shift = [(cv2.warpAffine(picture, np.float64([[1, 0, dx], [0, 1, dy]]), picture.shape[1::-1]), (dx, dy)) for dx, dy in MOVES]
    return {"jpeg": jpeg, "shift": shift}


def recoded(picture, quality):
    """A picture, R, G, B, as JPEG leaves it."""
    coded = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.cvtColor(cv2.imdecode(coded, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def chain(network, detector, pictures):
    """Answers to one face in variants of a picture, each found anew; None where it is lost."""
    boxes, _, _ = detector.detect(pictures[0])
    if not len(boxes):
        return None
    first, out = max(boxes, key=lambda box: (box[2:] - box[:2]).prod()), []
    for picture in pictures:
        boxes, _, five = detector.detect(picture)
        fit = overlap(boxes, first) if len(boxes) else np.zeros(1)
        if fit.max() < 0.5:
            return None
        out.append(network.passes(picture, detector_frame(boxes[fit.argmax()], five[fit.argmax()])))
    return out


def jitter_table(network, data, count=30):
    """{kind: {mode: mean over points and faces of the standard deviation (both axes), % of the eye distance; of yaw, pitch}}"""
    detector, rows, lost = Teacher(), {}, 0
    for item in stills(data, count):
        picture = item.load()
        if max(picture.shape[:2]) < LEAST:
            continue
        for kind, variants in changes(picture).items():
            answers = chain(network, detector, [changed for changed, _ in variants])
            lost += answers is None
            for mode in MODES if answers else ():
                points = np.array([a[mode]["points"] - move for a, (_, move) in zip(answers, variants)])
                unit = np.mean([np.linalg.norm(a[mode]["mesh"][263] - a[mode]["mesh"][33]) for a in answers])
                deviation = np.std([a[mode]["pose"] for a in answers], axis=0, ddof=1)
                rows.setdefault(kind, {}).setdefault(mode, []).append([100 * np.sqrt(points.var(0, ddof=1).sum(1)).mean() / unit, *deviation[:2]])
    means = lambda r: dict(zip(("points", "yaw", "pitch"), np.mean(r, 0).tolist()))
    pictures = max((len(r) for modes in rows.values() for r in modes.values()), default=0)
    return {"pictures": pictures, "series lost": lost, **{kind: {mode: means(r) for mode, r in modes.items()} for kind, modes in rows.items()}}


def mask_change(network, cache, count=200):
    """Median change of yaw and pitch when a mask is drawn on a bare face, one pass; None without bare faces."""
    bare = np.flatnonzero((cache["split"] == "test") & (cache["presence"] > 0.9) & cache["mouth"][:, 2:].any(1) & ~cache["mouth"][:, 0])
    bare = bare[np.linspace(0, len(bare) - 1, min(count, len(bare))).astype(int)] if len(bare) else bare
    rows = []
    for i in bare:
        face, _, _ = cut(cache, i)
        before = face.image.copy()
        wear_mask(np.random.default_rng([11, i]), face)
        if not face.mouth[2:].any():
            raw = network.raw(np.stack([before, face.image]))
            head, mesh = np.diff(raw["pose"], axis=0)[0], np.diff([angles(rotation(m)) for m in raw["mesh"]], axis=0)[0]
            rows.append(np.abs([*head[:2], *mesh[:2]]))
    return {"faces": len(rows), **dict(zip(("yaw, head", "pitch, head", "yaw, mesh", "pitch, mesh"), np.median(rows, 0).tolist()))} if rows else None


def milliseconds(network, cache, rounds=200):
    """Median time of crop and network, one thread, as {mode: ms}; from crops in memory."""
    picture, frame, times = np.array(cache.crops[cache.indices[0]]), first_frame(cache, cache.indices[0]), {mode: [] for mode in MODES}
    for _ in range(rounds):
        start = time.perf_counter()
        one = network.first.look(picture, frame)
        first = time.perf_counter()
        network.two(picture, one)
        second = time.perf_counter()
        network.five(picture, one)
        for mode, spent in zip(MODES, (0, second - first, time.perf_counter() - second)):
            times[mode].append(1000 * (first - start + spent))
    return {mode: float(np.median(t)) for mode, t in times.items()}
