"""Compares answers of POST /v1/faces: a GPU's with a CPU's. How far they may differ stands here and nowhere else."""
import math

# Points and boxes over the width of the face; degrees; scores, shares and visibility.
POINTS, ANGLES, SCORES = 0.01, 1.0, 0.03


def differences(expected, found):
    """(greatest difference of points over the face's width, of angles, of scores, reasons why it is too much)."""
    if len(expected["faces"]) != len(found["faces"]):
        return 0, 0, 0, [f"{len(found['faces'])} faces, expected {len(expected['faces'])}"]
    worst = [0.0, 0.0, 0.0]
    reasons = []
    for face, other in zip(expected["faces"], found["faces"]):
        width = face["box"]["width"]
        worst[0] = max(worst[0], max(gap(a, b) for a, b in zip(points(face), points(other))) / width)
        if "pose" in face:
            worst[1] = max(worst[1], max(turn(face["pose"][a], other["pose"][a]) for a in ("yaw", "pitch", "roll")))
        worst[2] = max(worst[2], max(abs(a - b) for a, b in zip(scores(face), scores(other))))
    for value, most, what in zip(worst, (POINTS, ANGLES, SCORES), ("points", "angles", "scores")):
        if not value <= most:
            reasons.append(f"{what} differ by {value:.4f}, at most {most}")
    return *worst, reasons


def points(face):
    box = face["box"]
    return [[box["left"], box["top"]], [box["left"] + box["width"], box["top"] + box["height"]], *face["keypoints"],
            *face.get("landmarks", {}).get("points", [])]


def scores(face):
    occlusion = face.get("occlusion", {})
    shares = [occlusion[part]["shares"].values() for part in ("left_eye", "right_eye", "mouth") if part in occlusion]
    return [face["score"], face.get("presence", 0), *face.get("landmarks", {}).get("visibility", []),
            *(share for part in shares for share in part)]


def gap(a, b):
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def turn(a, b):
    return abs(math.remainder(a - b, 360))
