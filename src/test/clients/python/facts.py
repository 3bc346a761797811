"""What the Python clients expect of an answer, and how they print it."""

import json
import sys

CREDENTIALS = {"api_key": "client-key", "api_secret": "client-secret"}
WANTED = {"return_landmark": "2", "return_attributes": "headpose,facequality,smiling"}


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def arguments():
    """The base URL without a slash at its end, and the picture's path."""
    if len(sys.argv) != 3:
        fail("usage: %s BASE_URL PICTURE" % sys.argv[0])
    return sys.argv[1].rstrip("/"), sys.argv[2]


def face(step, status, answer):
    """Prints an answer with one face and returns the face's token."""
    if status != 200:
        fail("%s: status %d: %s" % (step, status, answer))
    if len(answer["faces"]) != 1:
        fail("%s: %d faces" % (step, len(answer["faces"])))
    first = answer["faces"][0]
    if not isinstance(first["landmark"]["contour_chin"]["x"], int):
        fail("%s: a point is not in whole pixels" % step)
    if not isinstance(first["attributes"]["headpose"]["yaw_angle"], float):
        fail("%s: the yaw angle is not a float" % step)
    box = first["face_rectangle"]
    line = {
        "step": step,
        "status": status,
        "faces": 1,
        "points": len(first["landmark"]),
        "rectangle": "%d,%d,%d,%d" % (box["top"], box["left"], box["width"], box["height"]),
    }
    print(json.dumps(line))
    return first["face_token"]


def error(step, status, answer):
    """Prints an answer that must be an error."""
    if "error_message" not in answer:
        fail("%s: status %d without an error_message: %s" % (step, status, answer))
    print(json.dumps({"step": step, "status": status, "error": answer["error_message"]}))
