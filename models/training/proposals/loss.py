"""What each cell should say, and how wrong it is."""
import numpy as np
import torch
import torch.nn.functional as F

from network import SIZES, STRIDES

CORE, RIM = 0.15, 0.35          # of a face's size: cells this near its centre must fire; those up to there may
NEARLY = 1.3                    # a grid may fire at faces so many times outside its sizes
SIZE_WEIGHT, PLACE_WEIGHT = 1.0, 1.0


def targets(faces, doubtful, height, width):
    """For each grid: label (1 face, 0 none, -1 either) and right, down, log2 size; arrays (h, w) and (3, h, w)."""
    out = []
    for stride, (least, most) in zip(STRIDES, SIZES):
        h, w = -(-height // stride), -(-width // stride)
        x, y = (np.arange(w) + 0.5) * stride, (np.arange(h) + 0.5) * stride
        label, place = np.zeros((h, w), np.int8), np.zeros((3, h, w), np.float32)
        nearest = np.full((h, w), np.inf)
        for sure, rows in ((False, doubtful), (True, faces)):
            for cx, cy, size in rows:
                if not least / NEARLY <= size <= most * NEARLY:
                    continue
                dx, dy = cx - x[None], cy - y[:, None]
                far = np.maximum(abs(dx), abs(dy))
                rim = (far <= max(stride, RIM * size)) & (label == 0)
                label[rim] = -1
                if sure and least <= size <= most:
                    core = (far <= max(0.5 * stride, CORE * size)) & (far < nearest)
                    nearest[core] = far[core]
                    label[core] = 1
                    full = np.broadcast_to(np.stack(np.broadcast_arrays(dx / stride, dy / stride, np.log2(size / stride))), (3, h, w))
                    place[:, core] = full[:, core]
        out.append((label, place))
    return out


def stacked(batch):
    """targets of several canvases of one shape, as tensors for each grid."""
    return [(torch.from_numpy(np.stack([b[k][0] for b in batch])), torch.from_numpy(np.stack([b[k][1] for b in batch])))
            for k in range(len(STRIDES))]


def loss(maps, wanted):
    """Focal loss of the scores, a smooth absolute one of places and sizes; over the number of cells that must fire."""
    scores = places = 0.0
    faces = 0
    for found, (label, place) in zip(maps, wanted):
        found = found.float()
        logit, face, none = found[:, 0], label == 1, label == 0
        p = torch.sigmoid(logit)
        scores = scores - (((1 - p[face]) ** 2) * F.logsigmoid(logit[face])).sum() - ((p[none] ** 2) * F.logsigmoid(-logit[none])).sum()
        if face.any():
            error = F.smooth_l1_loss(found[:, 1:].movedim(1, -1)[face], place.movedim(1, -1)[face], reduction="none", beta=0.2)
            places = places + PLACE_WEIGHT * error[:, :2].sum() + SIZE_WEIGHT * error[:, 2].sum()
        faces += int(face.sum())
    return scores / max(1, faces), places / max(1, faces)
