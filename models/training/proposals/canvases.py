"""Training canvases: faces and what is none, pasted on anything, as a service's cameras and screens might show them."""
import cv2
import numpy as np

from backgrounds import background

# How often a face comes from which set.
SHARES = {"masks/with": 0.27, "sunglasses": 0.15, "portraits": 0.2, "masks/without": 0.1, "faces": 0.13, "pose": 0.15}
LEAST, TYPICAL = 6.0, 24.0      # longer side of a face, pixels: the smallest; half of the faces are below the second


class Canvases:
    """Makes canvases without end. A canvas is grey, with faces (x0, y0, size-centred squares) and doubtful places."""

    def __init__(self, pictures, seed):
        self.rng = np.random.default_rng(seed)
        self.pictures = pictures
        groups = {name: [p for p in pictures if p["source"] == name] for name in SHARES}
        self.groups = {name: group for name, group in groups.items() if group}
        shares = np.array([SHARES[name] for name in self.groups])
        self.shares = shares / shares.sum()

    def picture(self):
        name = list(self.groups)[self.rng.choice(len(self.groups), p=self.shares)]
        group = self.groups[name]
        return group[self.rng.integers(len(group))]

    def batch(self, count, height, width):
        made = [self.canvas(height, width) for _ in range(count)]
        return np.stack([m[0] for m in made])[:, None], [m[1] for m in made], [m[2] for m in made]

    def canvas(self, height, width):
        """Pixels (height, width); faces and doubtful places, each (n, 3): centre x, y and longer side of the box."""
        rng = self.rng
        pixels = background(rng, height, width, self.picture)
        scene = Scene(pixels)
        for _ in range(rng.integers(0, 4)):
            scene.paste_none(rng, self.picture())
        faces = 0 if rng.random() < 0.1 else 1 + min(9, int(rng.exponential(2.2)))
        biggest = 0.95 * min(height, width)
        for k in range(faces):
            size = float(np.exp(rng.uniform(np.log(LEAST), np.log(TYPICAL)) if rng.random() < 0.5 else
                                rng.uniform(np.log(TYPICAL), np.log(biggest if k == 0 else 0.5 * biggest))))
            scene.paste_face(rng, self.picture(), size)
        return photographed(rng, scene.pixels), scene.rows(scene.faces), scene.rows(scene.doubtful)


class Scene:
    def __init__(self, pixels):
        self.pixels, self.faces, self.doubtful = pixels, [], []

    @staticmethod
    def rows(places):
        return np.array(places, np.float32).reshape(-1, 3)

    def free(self, x, y, reach):
        return all(max(abs(x - a), abs(y - b)) > 0.5 * (s + reach) for a, b, s in self.faces + self.doubtful)

    def paste_face(self, rng, picture, size):
        """One of a picture's faces as large as wanted; the others come along where the pasted part shows them."""
        box = picture["faces"][rng.integers(len(picture["faces"]))]
        face = longer(box)
        if size > 2.5 * face:       # it would be only blur
            size = 2.5 * face
        h, w = self.pixels.shape
        for _ in range(8):
            x, y = rng.uniform(0.3 * size, w - 0.3 * size), rng.uniform(0.3 * size, h - 0.3 * size)
            if self.free(x, y, 1.6 * size):
                break
        else:
            return
        angle = 0.0 if rng.random() < 0.4 else float(np.clip(rng.normal(0, 14), -38, 38))
        if rng.random() < 0.03:
            angle += rng.choice([-90, 90])
        matrix = placed(rng, centre(box), size / face, angle, (x, y))
        part, alpha = mask(rng, picture["grey"].shape, matrix, (h, w), np.array([x, y]), size, angle)
        self.blend(rng, part, warped(picture["grey"], matrix, size / face, part), alpha)
        doubtful = abs(angle) > 45
        for kind, boxes in ((self.faces, picture["faces"]), (self.doubtful, picture["doubtful"])):
            for b in boxes:
                cx, cy = matrix @ [*centre(b), 1]
                if not (0 <= cx < w and 0 <= cy < h):
                    continue
                at = int(cy) - part[0].start, int(cx) - part[1].start
                seen = alpha[at] if 0 <= at[0] < alpha.shape[0] and 0 <= at[1] < alpha.shape[1] else 0
                if seen > 0.05:
                    target = kind if seen > 0.6 and not doubtful and longer(b) * size / face >= 0.9 * LEAST else self.doubtful
                    target.append((cx, cy, longer(b) * size / face))

    def paste_none(self, rng, picture):
        """A part of a picture that shows no face, with the same kinds of edges as faces have."""
        h, w = self.pixels.shape
        size = float(np.exp(rng.uniform(np.log(8), np.log(0.8 * min(h, w)))))
        gh, gw = picture["grey"].shape
        part = float(np.exp(rng.uniform(np.log(10), np.log(200))))
        for _ in range(6):
            a, b = rng.uniform(0, gw), rng.uniform(0, gh)
            reach = 0.7 * part
            every = [*picture["faces"], *picture["doubtful"]]
            if all(a + reach < q[0] or a - reach > q[2] or b + reach < q[1] or b - reach > q[3] for q in every):
                break
        else:
            return
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        if not self.free(x, y, 1.5 * size):
            return
        angle = float(rng.normal(0, 20))
        matrix = placed(rng, (a, b), size / part, angle, (x, y))
        where, alpha = mask(rng, picture["grey"].shape, matrix, (h, w), np.array([x, y]), 0.75 * size, angle, near=True)
        self.blend(rng, where, warped(picture["grey"], matrix, size / part, where), alpha)

    def blend(self, rng, part, patch, alpha):
        if not alpha.size:
            return
        patch = patch.astype(np.float32)
        if rng.random() < 0.5:
            patch = np.clip((patch - 128) * rng.uniform(0.5, 1.3) + 128 + rng.uniform(-40, 40), 0, 255)
        self.pixels[part] += (patch - self.pixels[part]) * alpha


def longer(box):
    return float(max(box[2] - box[0], box[3] - box[1]))


def centre(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def placed(rng, source, scale, angle, target):
    """2 x 3: turns, scales and mirrors about a place of the source, which comes to lie on the target."""
    c, s = scale * np.cos(np.radians(angle)), scale * np.sin(np.radians(angle))
    turn = np.array([[c, -s], [s, c]]) @ np.diag([rng.uniform(0.93, 1.07) * rng.choice([-1, 1]), 1])
    return np.hstack([turn, (np.array(target) - turn @ np.array(source))[:, None]])


def warped(grey, matrix, scale, part):
    """The picture as it lies under a part of the canvas; shrunk by area first, where single pixels would be left out."""
    shape = part[0].stop - part[0].start, part[1].stop - part[1].start
    if not min(shape):
        return np.zeros(shape, np.uint8)
    if scale < 0.7:
        k = min(1.0, scale * 1.3)
        h, w = grey.shape
        small = cv2.resize(grey, (max(1, round(w * k)), max(1, round(h * k))), interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.array([[w / small.shape[1], 0, 0], [0, h / small.shape[0], 0], [0, 0, 1]])
        grey = small
    pixel = matrix.copy()
    pixel[:, 2] += matrix[:, :2] @ [0.5, 0.5] - [part[1].start + 0.5, part[0].start + 0.5]
    return cv2.warpAffine(grey, pixel, shape[::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def mask(rng, source, matrix, shape, at, size, angle, near=False):
    """How much of each pixel is the picture: all of it, a soft oval around the face, or a rectangle around it.

    The part of the canvas that it changes at all, and shares of the pixels there."""
    h, w = source
    kind = rng.random()
    oval, box = (near or kind > 0.45) and kind < 0.75, kind >= 0.75
    soft = min(8.0, rng.uniform(0, 0.1) * size) if rng.random() < 0.6 else 0.0
    corners = (matrix @ np.array([[0, w, w, 0], [0, 0, h, h], [1, 1, 1, 1]])).T
    low, high = corners.min(0), corners.max(0)
    axes, half = size * rng.uniform([0.6, 0.7], [1.2, 1.3]), size * rng.uniform(0.55, 1.6, 4)
    if oval:
        low, high = np.maximum(low, at - axes.max()), np.minimum(high, at + axes.max())
    if box:
        low, high = np.maximum(low, at - half[:2]), np.minimum(high, at + half[2:])
    low = np.clip(np.floor(low - 2 * soft), 0, shape[::-1]).astype(int)
    high = np.maximum(low, np.clip(np.ceil(high + 2 * soft), 0, shape[::-1]).astype(int))
    part = slice(low[1], high[1]), slice(low[0], high[0])
    alpha = np.zeros(high[::-1] - low[::-1], np.uint8)
    if not alpha.size:
        return part, alpha.astype(np.float32)
    cv2.fillConvexPoly(alpha, np.round((corners - low) * 16).astype(np.int32), 255, shift=4)
    only = np.zeros_like(alpha)
    if oval:
        cv2.ellipse(only, (tuple(map(float, at - low)), (2 * float(axes[0]), 2 * float(axes[1])), angle), 255, -1)
        alpha = np.minimum(alpha, only)
    if box:
        cv2.rectangle(only, [int(v) for v in at - half[:2] - low], [int(v) for v in at + half[2:] - low], 255, -1)
        alpha = np.minimum(alpha, only)
    if soft > 0.4:
        alpha = cv2.GaussianBlur(alpha, (0, 0), soft)
    return part, alpha.astype(np.float32) / 255


def photographed(rng, pixels):
    """Light, lens, sensor and storage."""
    p = pixels.astype(np.float32)
    if rng.random() < 0.7:
        p = (p - 128) * rng.uniform(0.4, 1.3) + 128 + rng.uniform(-45, 45)
    if rng.random() < 0.3:
        p = 255 * (np.clip(p, 0, 255) / 255) ** rng.uniform(0.5, 2)
    if rng.random() < 0.35:
        p = cv2.GaussianBlur(p, (0, 0), rng.uniform(0.3, 1.2))
    if rng.random() < 0.6:
        p = p + rng.uniform(0.5, 12) * rng.standard_normal(p.shape, np.float32)
    p = np.clip(p, 0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        p = cv2.imdecode(cv2.imencode(".jpg", p, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 95))])[1], cv2.IMREAD_GRAYSCALE)
    return p
