"""Random things before a face: hands, hair, cups, phones, paper, plants, plain shapes. Masks and scarves are in masks.py."""
import numpy as np

from masks import scarf
from places import choice, entry, place
from skin import hand, held, skin_blob
from surfaces import Layer, any_colour, blob, capsule, ellipse, pattern, turned

_T = np.linspace(0, 1, 7)
_BEZIER = np.stack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T ** 2 * (1 - _T), _T ** 3], 1)
_HAIR = np.array([[18, 16, 16], [45, 32, 25], [80, 55, 38], [120, 85, 55], [190, 155, 105], [140, 65, 35], [150, 148, 145]])


# Hair

def hair(rng, face):
    """Locks that fall from above over an eye, a brow or a cheek; skin shows through."""
    at = place(rng, face, ("eye", "eye", "cheek", "forehead", "eyes")[rng.integers(5)])
    colour = _HAIR[rng.integers(len(_HAIR))] * rng.uniform(0.7, 1.3) if rng.random() < 0.93 else any_colour(rng)
    layer = Layer(colour)
    unit = face.eye_distance
    for _ in range(rng.integers(2, 6)):
        through = at.centre + turned(rng.normal(0, 0.5, 2) * at.half, at.roll)
        start = turned(np.array([rng.normal(-0.3 * at.side, 0.5), -rng.uniform(0.7, 1.3)]), at.roll) * unit + through
        end = turned(np.array([rng.normal(0.25 * at.side, 0.2), rng.uniform(0.1, 0.9)]), at.roll) * unit + through
        control = np.stack([start, 0.5 * (start + through) + rng.normal(0, 0.12, 2) * unit,
                            through + rng.normal(0, 0.08, 2) * unit, end])
        _lock(rng, layer, control, rng.uniform(0.05, 0.16) * unit, colour)
    layer.put(rng, face, rng.uniform(0.85, 1))


def _lock(rng, layer, control, width, colour):
    """One bundle: a translucent body and strands of several shades, which meet at the end."""
    count = rng.integers(5, 12)
    spread = rng.normal(0, 1, (count, 1, 2)) * width * np.array([0.9, 0.9, 0.7, 0.3])[None, :, None]
    curves = _BEZIER @ (control + spread)
    side = np.array([width, 0.3 * width]) * np.array([[1.0]] * 4 + [[-1.0]] * 4) * np.array([1, 1, 0.8, 0.1] * 2)[:, None]
    body = np.concatenate([_BEZIER @ (control + side[:4]), (_BEZIER @ (control + side[4:]))[::-1]])
    layer.fill(body, colour * 0.85, (130, 190, 240)[rng.integers(3)])
    for k, shade in enumerate((0.6, 1.0, 1.35)):
        layer.strands(curves[k::3], colour * shade + (8 if k == 2 else 0))


# Things people hold

def drink(rng, face):
    """A mug, a glass or a bottle at the mouth."""
    at = place(rng, face, "mouth")
    unit, tilt = face.eye_distance, at.roll + rng.normal(0, 0.25)
    colour = any_colour(rng)
    layer = Layer(pattern(rng) if rng.random() < 0.25 else colour)
    kind = rng.integers(3)
    top, bottom, height = ((0.45, 0.4, 0.9), (0.36, 0.28, 1.2), (0.14, 0.33, 1.9))[kind] * rng.uniform(0.85, 1.2, 3) * unit
    lip = np.array([0, -rng.uniform(0.05, 0.3) * unit])
    if kind == 0 and rng.random() < 0.6:
        ring = ellipse(np.array([0.28, 0.32]) * unit) + [at.side * 1.05 * top, 0.4 * height]
        layer.strands([turned(ring, tilt, at.centre)], colour * 0.9, 0.1 * unit)
    neck = 0.3 * height if kind == 2 else 0.05 * height
    outline = np.array([[-top, 0], [top, 0], [top, neck], [bottom, 2 * neck], [bottom, height], [-bottom, height],
                        [-bottom, 2 * neck], [-top, neck]])
    opacity = int(rng.integers(70, 180)) if kind == 1 else 255
    layer.fill(turned(outline + lip, tilt, at.centre), alpha=opacity)
    rim = turned(ellipse(np.array([top, rng.uniform(0.15, 0.35) * top])) + lip, tilt, at.centre)
    layer.fill(rim, colour * rng.uniform(0.5, 1.2), opacity)
    layer.line(rim, colour * 0.6 + 70, closed=True)
    for x, light in ((-0.75, 0.6), (0.8, 0.5), (rng.uniform(-0.5, 0.4), 1.3)):
        layer.line(turned(np.array([[x * top, neck], [x * bottom, 2 * neck], [x * bottom, height]]) + lip, tilt, at.centre),
                   colour * light + 60 * (light > 1), 0.1 * unit)
    held(rng, layer, face, turned(np.array([0, 0.6 * height]) + lip, tilt, at.centre), bottom, tilt)
    layer.soften(0.025 * unit)
    layer.put(rng, face)


def phone(rng, face):
    """Its back with lenses, or its dark screen with a reflection; upright or across."""
    at = place(rng, face)
    unit, tilt = face.eye_distance, at.roll + rng.normal(0, 0.3) + (np.pi / 2 if at.name in ("eyes", "forehead") else 0)
    half = np.array([0.4, 0.82]) * unit * rng.uniform(0.85, 1.3)
    # It stands beside the part that it covers, with one edge over it.
    outward = half[0] * rng.uniform(0.2, 0.9) if at.name in ("eye", "cheek", "contour") else rng.normal(0, 0.1) * unit
    centre = at.centre + turned(np.array([at.side * outward, half[1] * rng.uniform(0, 0.6)]), at.roll)
    colour = np.full(3, rng.uniform(10, 60)) if rng.random() < 0.5 else any_colour(rng)
    layer = Layer(colour)
    layer.fill(turned(ellipse(half, 0.25), tilt, centre))
    layer.line(turned(ellipse(half * 0.96, 0.25), tilt, centre), colour * 0.7 + 50, closed=True)
    shine = np.array([[-0.9, -0.2], [0.9, -0.9], [0.9, -0.4], [-0.9, 0.5]]) * half
    layer.draw(turned(shine, tilt, centre), colour * 0.85 + rng.uniform(5, 50))
    held(rng, layer, face, turned(half * [0, 0.4], tilt, centre), half[0], tilt)
    layer.soften(0.8)
    if rng.random() < 0.6:
        corner = half * [-0.5, -0.75]
        layer.draw(turned(ellipse(np.array([0.17, 0.19]) * unit, 0.4) + corner, tilt, centre), colour * 0.8)
        for offset in np.array([[-0.08, -0.09], [0.08, 0], [-0.08, 0.09]])[:rng.integers(1, 4)] * unit:
            lens = turned(ellipse(np.full(2, 0.065 * unit)) + corner + offset, tilt, centre)
            layer.draw(lens, (12, 12, 16))
            layer.line(lens, colour * 0.5 + 90, closed=True)
    layer.put(rng, face)


def microphone(rng, face):
    """Ball of mesh or foam before the mouth or chin, handle from below."""
    at = place(rng, face, "mouth")
    radius = rng.uniform(0.22, 0.38) * face.eye_distance
    centre = at.centre + turned(np.array([rng.normal(0, 0.15), rng.uniform(0, 0.3)]) * face.eye_distance, at.roll)
    angle = rng.normal(0, 0.5) + at.roll
    way = np.array([-np.sin(angle), np.cos(angle)])
    colour = np.full(3, rng.uniform(20, 200)) if rng.random() < 0.7 else any_colour(rng)
    layer = Layer(np.full(3, rng.uniform(15, 70)))
    layer.fill(capsule(centre, centre + 6 * radius * way, 0.62 * radius, 0.42 * radius))
    layer.fill(ellipse(np.array([radius, 1.1 * radius])) + centre, colour)
    if rng.random() < 0.6:
        k, one = np.linspace(-0.9, 0.9, 7), np.ones(7)
        upright, level = np.stack([k, -one, 0.7 * k, one], 1), np.stack([-one, k, one, k], 1)
        layer.lines(centre + radius * np.concatenate([upright, level]).reshape(-1, 2, 2), colour * 0.6)
    layer.draw(ellipse(np.full(2, 0.4 * radius)) + centre - 0.4 * radius, colour * 1.1 + 25)
    layer.soften(0.25 * radius if rng.random() < 0.5 else 0.6)
    layer.bulge(rng)
    layer.put(rng, face)


# Paper, plants and plain shapes

def paper(rng, face):
    """Sheet, book or board with one straight edge over the lower part or a side of the face."""
    at, unit = place(rng, face), face.eye_distance
    colour = rng.uniform(190, 250) * rng.uniform(0.92, 1, 3) if rng.random() < 0.6 else any_colour(rng)
    layer = Layer(colour if rng.random() < 0.8 else pattern(rng))
    way = entry(rng, at)
    angle = np.arctan2(-way[0], way[1])
    # The edge passes just beyond the part; one eye alone only fits under a narrow sheet or one that comes from the side.
    edge = at.centre - way * at.half.mean()
    left, right = np.array([-1, 1]) * rng.uniform(0.45, 1.8, 2) * unit
    if at.name == "eye":
        left, right = np.clip([left, right], -0.45 * unit, 0.45 * unit)
    layer.fill(turned(np.array([[left, 0], [right, 0], [right, 6 * unit], [left, 6 * unit]]), angle, edge))
    if rng.random() < 0.6:
        ink, step = colour * rng.uniform(0.3, 0.8), rng.uniform(0.1, 0.2) * unit
        y = step * np.arange(1, rng.integers(4, 12))
        ends = np.stack([np.full(len(y), 0.85 * left), y, right * rng.uniform(0.3, 0.85, len(y)), y], 1).reshape(-1, 2, 2)
        layer.lines(turned(ends, angle, edge), ink)
    layer.line(turned(np.array([[left, 1.0], [right, 1.0]]), angle, edge), colour * rng.uniform(0.7, 1.2))
    layer.put(rng, face)


def plant(rng, face):
    """A flower, or leaves on a stem."""
    at, unit = place(rng, face), face.eye_distance
    way = entry(rng, at)
    green = np.array([60, 110, 45]) * rng.uniform(0.5, 1.6, 3)
    layer = Layer(green)
    layer.strands([[at.centre, at.centre + 4 * unit * way]], green * 0.7, 0.05 * unit)
    flower = rng.random() < 0.5
    colour = any_colour(rng) * rng.uniform(0.8, 1.5) if flower else green
    count = rng.integers(5, 9)
    length = at.half.mean() * rng.uniform(0.6, 0.9)
    for k in range(count):
        angle = 2 * np.pi * (k + rng.uniform(-0.2, 0.2)) / count
        root = at.centre if flower else at.centre + way * rng.uniform(-0.5, 2) * length
        petal = turned(ellipse(np.array([length * 0.8, length * rng.uniform(0.3, 0.5)])) + [0.75 * length, 0], angle, root)
        layer.fill(petal, colour * rng.uniform(0.8, 1.15))
        layer.line(petal, colour * 0.65, closed=True)
        layer.line(turned(np.array([[0, 0], [1.4 * length, 0]]), angle, root), colour * 0.75)
    if flower:
        layer.fill(ellipse(np.full(2, 0.35 * length)) + at.centre, any_colour(rng))
    layer.soften(0.02 * unit)
    layer.put(rng, face)


def bar(rng, face):
    """A straight strip across the picture or up to its end: pole, strap, beam, another person's arm."""
    at, unit = place(rng, face), face.eye_distance
    layer = Layer(_surface(rng))
    way = entry(rng, at)
    if at.name in ("eyes", "forehead"):
        way = turned(np.array([1.0, 0.0]), at.roll + rng.normal(0, 0.15))
    start = at.centre + 6 * unit * way
    end = at.centre - way * (at.half.mean() if at.name == "eye" or rng.random() < 0.4 else 6 * unit)
    across = at.half.min() * rng.uniform(0.7, 1.3) * np.array([-way[1], way[0]])
    layer.fill(np.array([start + across, start - across, end - across, end + across]))
    for k in rng.uniform(-0.9, 0.9, rng.integers(0, 4)):
        layer.line(np.array([start, end]) + k * across, any_colour(rng), 0.06 * unit)
    layer.put(rng, face)


def shape(rng, face):
    """An ellipse, rectangle, polygon or blob over one part, plain or patterned."""
    at = place(rng, face)
    layer = Layer(_surface(rng))
    kind = rng.integers(4)
    if kind == 0:
        outline = ellipse(at.half, rng.choice([0.3, 0.6, 1, 1]))
    elif kind == 1:
        outline = at.half * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) + rng.normal(0, 0.1, (4, 2)) * at.half
    elif kind == 2:
        turn = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(5, 10)))
        outline = 1.3 * at.half * np.stack([np.cos(turn), np.sin(turn)], 1) * rng.uniform(0.6, 1.1, (len(turn), 1))
    else:
        outline = blob(rng, 1.1 * at.half)
    layer.fill(turned(outline, at.roll + rng.normal(0, 0.2), at.centre))
    if rng.random() < 0.5:
        layer.bulge(rng)
    layer.put(rng, face, rng.uniform(0.5, 0.8) if rng.random() < 0.08 else 1)


def _surface(rng):
    return pattern(rng) if rng.random() < 0.5 else any_colour(rng)


_OBJECTS = {hand: 0.25, hair: 0.14, shape: 0.22, bar: 0.07, phone: 0.08, drink: 0.07, paper: 0.07, microphone: 0.04,
            plant: 0.04, skin_blob: 0.04, scarf: 0.06}
KINDS = {thing.__name__: thing for thing in _OBJECTS}
# Never drawn unless asked for: what training has not seen of any kind, to measure how the answers generalise.
HELD_OUT = ("phone", "plant")
_DRAWN = [thing for name, thing in KINDS.items() if name not in HELD_OUT]
_WEIGHTS = np.cumsum([_OBJECTS[thing] for thing in _DRAWN])


def occlude(rng, face, kind=None):
    """Draws one thing before the face: a random one, or the kind named."""
    thing = KINDS[kind] if kind else _DRAWN[choice(rng, _WEIGHTS)]
    thing(rng, face)
