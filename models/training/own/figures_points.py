"""Where the points and angles are: against the teacher, and against the labels of points68."""
import csv

import numpy as np

from geometry import JAW, RESOURCES, angles, eye_angle, read_numbers, rotation

INNER, CONTOUR = slice(JAW, None), slice(0, JAW)
# iBUG's 68 points among the 106.
OF_68 = np.r_[0:33:2, 33:43, 43:52, 52:64, 84:104]
PARTS_68 = {"all": slice(0, 68), "inner": slice(17, 68), "contour": slice(0, 17), "brows": slice(17, 27), "nose": slice(27, 36),
            "eyes": slice(36, 48), "mouth": slice(48, 68)}
OFFSETS = read_numbers(RESOURCES / "stage/landmark/contour-offsets.csv")[:, 1:]
LABEL_SHIFT = np.array([1.3, 1.2])      # all points68 labels lie so many pixels right of and below the picture


def eye_distances(meshes):
    return np.linalg.norm(meshes[:, 263] - meshes[:, 33], axis=1)


def errors(points, true, unit):
    """(faces, points): distances over a unit of each face."""
    return np.linalg.norm(points - true, axis=2) / unit[:, None]


def to_teacher(cache, indices, found):
    """{mode: (faces, 106)} over the three-dimensional eye distance of the teacher's mesh."""
    unit = eye_distances(cache["mesh"][indices])
    return {mode: errors(answer["points"], cache["points"][indices], unit) for mode, answer in found.items()}


def distance_table(cache, indices, distances):
    """{source: {mode: {all, median, inner, contour}, faces}} of faces that the teacher believes in."""
    sure, source = cache["presence"][indices] > 0.5, cache["source"][indices]
    split = cache["split"][indices]
    groups = {"test": sure & (split == "test"), "unseen": sure & (split == "unseen")}
    groups |= {str(s): sure & (source == s) for s in sorted(set(source), key=lambda s: (split[source == s][0], s))}
    return {name: {"faces": int(group.sum())} | {mode: spread(d[group]) for mode, d in distances.items()}
            for name, group in groups.items() if group.any()}


def spread(d):
    face = d.mean(1)
    return {"all": float(face.mean()), "median": float(np.median(face)), "inner": float(d[:, INNER].mean()),
            "contour": float(d[:, CONTOUR].mean())}


def with_offsets(points, mesh):
    """The jaw moved to where 106-point labels mean it: the service's constants, in the frame of the outer eye corners."""
    a, unit = eye_angle(mesh), np.linalg.norm(mesh[263] - mesh[33])
    out = np.array(points, np.float64)
    out[:JAW] += unit * OFFSETS @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    return out


def label_shifts(cache, indices, data):
    """(faces, 2) the labels' known shift in pixels of each cached crop, from the labels in stored and in cached pixels."""
    with open(data / "points68/train.csv") as file:
        stored = {row["file"]: np.array([[float(row[f"x{k}"]), float(row[f"y{k}"])] for k in range(68)]) for row in csv.DictReader(file)}
    out = []
    for i in indices:
        known = np.column_stack([stored[cache["name"][i]] + 0.5, np.ones(68)])
        linear = np.linalg.lstsq(known, cache["labels68"][i], rcond=None)[0][:2]
        out.append(LABEL_SHIFT @ linear)
    return np.array(out).reshape(-1, 2)


def label_table(cache, indices, found, data):
    """{as_is, moved: {mode: {part: mean error over the labelled outer eye distance}}}"""
    some = np.flatnonzero(~np.isnan(cache["labels68"][indices][:, 0, 0]))
    if not len(some):
        return {}
    at = indices[some]
    labels, shift = cache["labels68"][at], label_shifts(cache, at, data)
    unit = np.linalg.norm(labels[:, 45] - labels[:, 36], axis=1)
    answers = {"teacher": {"points": cache["points"][indices], "mesh": cache["mesh"][indices]}, **found}
    out = {"faces": len(some)}
    for name, true in (("as_is", labels), ("moved", labels - shift[:, None])):
        out[name] = {}
        for mode, a in answers.items():
            points = np.array([with_offsets(a["points"][k], a["mesh"][k])[OF_68] for k in some])
            e = errors(points, true, unit)
            out[name][mode] = {part: float(e[:, which].mean()) for part, which in PARTS_68.items()}
    return out


def pose_table(cache, indices, found):
    """Mean absolute difference of yaw, pitch, roll to the teacher's angles: of the head, and of a fit to the mesh."""
    true, sure = cache["angles"][indices], cache["presence"][indices] > 0.5
    test = sure & (cache["split"][indices] == "test")
    groups = {"test": test, "test beyond yaw 45": test & (np.abs(true[:, 0]) > 45), "unseen": sure & ~test & (cache["split"][indices] == "unseen")}
    out = {}
    for name, group in groups.items():
        out[name] = {"faces": int(group.sum())}
        if group.any():
            for mode, answer in found.items():
                if "pose" in answer:
                    out[name][mode + ", head"] = off(answer["pose"][group], true[group])
                out[name][mode + ", mesh"] = off(np.array([angles(rotation(m)) for m in answer["mesh"][group]]), true[group])
    return out


def off(found, true):
    return np.abs(np.remainder(found - true + 180, 360) - 180).mean(0).tolist()
