"""How still the answers stand when the picture hardly changes, and when a mask is drawn on."""
import time

import cv2
import numpy as np

from geometry import angles, points_frame, rotation
from inference import MODES, first_frame
from sample import cut

QUALITIES = range(60, 96, 5)
MOVES = [(0, 0), *((d, 0) for d in (0.25, 0.5, 0.75)), *((0, d) for d in (0.25, 0.5, 0.75))]


def stills(cache, count=30):
    """Test faces without a doubt, spread over the sources."""
    good = np.flatnonzero((cache["split"] == "test") & (cache["presence"] > 0.9) & np.isin(cache["source"], ("portraits", "faces", "masks/without", "pose")))
    return good[np.linspace(0, len(good) - 1, min(count, len(good))).astype(int)] if len(good) else good


def changes(picture):
    """{kind: [(picture, known motion)]}"""
    jpeg = [(cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, q])[1], cv2.IMREAD_COLOR), (0, 0)) for q in QUALITIES]
    shift = [(cv2.warpAffine(picture, np.float64([[1, 0, dx], [0, 1, dy]]), picture.shape[1::-1]), (dx, dy)) for dx, dy in MOVES]
    return {"jpeg": jpeg, "shift": shift}


def jitter_table(network, cache, count=30):
    """{kind: {mode: mean over points and faces of the standard deviation (both axes), % of the eye distance; of yaw, pitch}}

    The first crop stands still: what a detector's own jitter adds is not in here.
    """
    chosen, out = stills(cache, count), {}
    for kind in ("jpeg", "shift"):
        rows = {mode: [] for mode in MODES}
        for i in chosen:
            seen = [(network.passes(picture, first_frame(i)), move) for picture, move in changes(cache.crops[i])[kind]]
            for mode in MODES:
                points = np.array([a[mode]["points"] - move for a, move in seen])
                unit = np.linalg.norm(cache["mesh"][i][263] - cache["mesh"][i][33])
                poses = np.array([a[mode]["pose"] for a, _ in seen])
                rows[mode].append([100 * np.sqrt(points.var(0, ddof=1).sum(1)).mean() / unit, *poses.std(0, ddof=1)[:2]])
        out[kind] = {mode: dict(zip(("points", "yaw", "pitch"), np.mean(r, 0).tolist())) for mode, r in rows.items() if r}
    return {"faces": len(chosen), **out}


def mask_change(network, cache, count=200):
    """Median change of yaw and pitch when a mask is drawn on a bare face, one pass; None where no masks can be drawn."""
    try:
        from masks import wear_mask
    except ImportError:
        return None
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
    picture, frame, times = np.array(cache.crops[cache.indices[0]]), first_frame(0), {mode: [] for mode in MODES}
    for _ in range(rounds):
        start = time.perf_counter()
        one = network.look(picture, frame)
        first = time.perf_counter()
        again = points_frame(one["points"])
        network.look(picture, again)
        second = time.perf_counter()
        network.look(picture, again, True)
        for mode, end in zip(MODES, (first, second, time.perf_counter())):
            times[mode].append(1000 * (end - start))
    return {mode: float(np.median(t)) for mode, t in times.items()}
