"""Eyes, mouth, visibility and presence: against the labels of test faces and unseen sources.

Labels are what was seen by looking, without what geometry adds to them in training; a label that leaves both answers of a
question possible is left out of that question.
"""
import numpy as np
from PIL import Image

from augment import astray
from calibrate import SEED_REST, covered, held_back, labelled
from face import EYE, LIPS, eye, mouth
from sample import inside
from scores import bins, calibration_error, ranks, share

COVERED, DARK = eye("occluded", "self", "dark"), eye("dark")
OPEN, CLOSED = eye("bare_open", "glasses_open"), eye("bare_closed", "glasses_closed")
BARE, CLEAR = eye("bare_open", "bare_closed"), eye("glasses_open", "glasses_closed")
GLASSES = CLEAR | DARK
MASKED, HIDDEN_MOUTH = mouth("mask"), mouth("mask", "other")


def within(sets, classes):
    """Whether all that may be right lies among these classes; sets (..., classes)."""
    return ~(sets & ~classes).any(-1)


def eyes_of(answer):
    """(faces, 2, 7)"""
    return np.stack([answer["left_eye"], answer["right_eye"]], 1)


def against(p, yes, no, sets):
    """Figures of p where the label says yes or no."""
    return ranks(p[within(sets, yes)], p[within(sets, no)])


def state_table(network, cache, indices, answer):
    """Of the labelled test faces."""
    rows = np.flatnonzero(np.isin(indices, labelled(cache)))
    if not len(rows):
        return {}
    at = indices[rows]
    sets, p = cache.labels["eyes"][at], eyes_of(answer)[rows]
    lips, q = cache.labels["mouth"][at], answer["mouth"][rows]
    clear, bare, said = within(sets, CLEAR), within(sets, BARE), p.argmax(-1)
    return {"faces": len(rows),
            "mouth covered by a mask": against(q[:, HIDDEN_MOUTH].sum(1), MASKED, ~HIDDEN_MOUTH, lips),
            "mouth covered by anything": against(q[:, HIDDEN_MOUTH].sum(1), HIDDEN_MOUTH, ~HIDDEN_MOUTH, lips),
            "dark glasses": against(p[..., EYE.index("dark")], DARK, BARE, sets),
            "eye covered": against(p[..., COVERED].sum(-1), COVERED, BARE, sets),
            "eye closed": against(closing(p), CLOSED, OPEN, sets),
            "mouth parted": against(q[:, 3] / q[:, 2:].sum(1).clip(1e-6), mouth("open"), mouth("closed"), lips),
            "clear glasses": {"eyes": int(clear.sum()), "called dark or occluded": share(p[clear][:, COVERED].sum(1) > 0.5),
                              "recognised": share(CLEAR[said[clear]])},
            "bare eyes": {"eyes": int(bare.sum()), "called glasses": share(GLASSES[said[bare]])},
            "calibration": calibration(network, cache, indices, answer)}


def closing(p):
    return p[..., CLOSED].sum(-1) / p[..., OPEN | CLOSED].sum(-1).clip(1e-6)


def calibration(network, cache, indices, answer):
    """{what: {answers, error, bins}} on the labelled faces on which nothing was fitted."""
    rows = np.flatnonzero(np.isin(indices, held_back(cache)))
    if not len(rows):
        return {}
    sets, p = cache.labels["eyes"][indices[rows]].reshape(-1, len(EYE)), eyes_of(answer)[rows].reshape(-1, len(EYE))
    lips, q = cache.labels["mouth"][indices[rows]], answer["mouth"][rows]
    known, known_lips = within(sets, COVERED) | within(sets, ~COVERED), within(lips, HIDDEN_MOUTH) | within(lips, ~HIDDEN_MOUTH)
    pairs = {"covered eye": (p[known][:, COVERED].sum(1), within(sets, COVERED)[known]),
             "covered mouth": (q[known_lips][:, HIDDEN_MOUTH].sum(1), within(lips, HIDDEN_MOUTH)[known_lips])}
    # An eye hidden by the head and one hidden by a thing are one share to whoever reads the answer.
    eyes, eye_sets = np.column_stack([p[:, :2].sum(1), p[:, 2:]]), np.column_stack([sets[:, :2].any(1), sets[:, 2:]])
    eye_sure, mouth_sure = eye_sets.sum(1) == 1, lips.sum(1) == 1
    pairs["all shares"] = (np.r_[eyes[eye_sure].ravel(), q[mouth_sure].ravel()], np.r_[eye_sets[eye_sure].ravel(), lips[mouth_sure].ravel()])
    pairs |= drawn_pairs(network, cache, indices[rows], answer["presence"][rows, 0])
    return {name: {"answers": len(a), "error": calibration_error(a, b), "bins": bins(a, b)} for name, (a, b) in pairs.items() if len(a)}


def drawn_pairs(network, cache, at, presence):
    """Answers and truth of what the pictures have no labels for: points under a drawn thing, crops without an upright face."""
    faces = covered(cache, at, SEED_REST)
    seen, visible = network.raw(np.stack([f.image for f in faces]))["visibility"], np.stack([f.visible for f in faces])
    known = ~np.isnan(visible)
    p = presence_where_missed(network, cache, at[::10], SEED_REST)      # about as rare as in training
    return {"visibility": (seen[known], visible[known]),
            "presence": (np.r_[presence, p], np.r_[np.ones(len(presence)), np.zeros(len(p))])}


def cmu_table(cache, indices, answer):
    """Dark lenses in a source never trained on, eyes that the head does not hide."""
    rows = np.flatnonzero(cache["source"][indices] == "cmu")
    sets = cache["eyes"][indices[rows]]
    return against(eyes_of(answer)[rows][..., EYE.index("dark")], DARK, OPEN, sets)


def mask_table(cache, indices, answer, data):
    """mask_pixels: the mouth (against bare test faces), and each point's visibility, by the drawn mask's own pixels."""
    rows = np.flatnonzero(cache["source"][indices] == "mask_pixels")
    if not len(rows):
        return {}
    hidden, known = zip(*(under_mask(cache, i, data / "mask_pixels") for i in indices[rows]))
    hidden, known = np.array(hidden), np.array(known)
    lips = hidden[:, LIPS].mean(1)
    p, v = answer["mouth"][:, HIDDEN_MOUTH].sum(1), 1 - answer["visibility"][rows]
    bare = np.isin(indices, labelled(cache)) & within(cache.labels["mouth"][indices], ~HIDDEN_MOUTH)
    return {"mouth": ranks(p[rows][lips > 0.65], p[bare]), "mouth above the mask": {"faces": int((lips < 0.25).sum()),
            "called covered": share(p[rows][lips < 0.25] > 0.5)}, "points": ranks(v[hidden & known], v[~hidden & known])}


def under_mask(cache, i, folder):
    """(106,) whether the mask lies on a point, and whether the point lies in the picture."""
    truth = np.array(Image.open((folder / cache["name"][i]).with_suffix(".png")))     # numbers of the palette, which OpenCV drops
    h, w = truth.shape[:2]
    corners, points = cache["corners"][i], cache["points"][i]
    basis = np.stack([(corners[1] - corners[0]) / w, (corners[3] - corners[0]) / h])
    at = np.floor((points - corners[0]) @ np.linalg.inv(basis)).astype(int)
    x, y = at[:, 0].clip(0, w - 1), at[:, 1].clip(0, h - 1)
    return truth[y, x] == 2, inside(points, corners)


def presence_table(network, cache, indices, answer, count=400):
    """Faces against crops beside test faces and of test faces that stand on their head."""
    sure = (cache["presence"][indices] > 0.5) & (cache["split"][indices] == "test")
    chosen = indices[cache["split"][indices] == "test"][:count]
    return ranks(answer["presence"][sure, 0], presence_where_missed(network, cache, chosen, 9))


def presence_where_missed(network, cache, indices, seed):
    """Of crops beside these faces, and of these faces standing on their head, in turn."""
    crops = [astray(np.random.default_rng([seed, i]), cache, i, k % 2 == 0) for k, i in enumerate(indices)]
    absent = [crop.face.image for crop in crops if crop.presence == 0]
    return network.raw(np.stack(absent))["presence"][:, 0] if absent else np.zeros(0)
