"""Masks and scarves worn over the lower face: a surface on the mesh, so that they follow pose and jaw.

A fit is cut once, on the canonical face rolled out to angle about the vertical axis and height: rows of nodes from the upper to the
lower edge, each a fixed mean of near vertices, plus how far the cloth stands off the skin there. Putting it on a face is then one
product with its mesh.
"""
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from geometry import CANONICAL, unit_vector
from surfaces import FRACTION, Layer, any_colour, ellipse, fixed, noise, pattern, skin_colour, turned

ROWS, COLUMNS = 5, 9
_JAW = [152, 377, 400, 378, 379, 365, 397, 288, 361, 323]     # chin to ear
_AXIS, _RADIUS = 3.0, 8.0                                        # of the rolled-out cylinder, centimetres
_SCALE = 8.9                                                      # eye distance of the canonical face, centimetres
_SURGICAL = np.array([[165, 205, 228], [120, 180, 215], [235, 238, 240], [170, 212, 190], [28, 28, 32], [238, 185, 200]])


@dataclass
class Fit:
    """One cut. weights (nodes, 468) of the vertices; in canonical axes and centimetres out (nodes, 3), off the skin by one, and
    hang (nodes, 3), what lies below the jaw."""
    weights: np.ndarray
    out: np.ndarray
    hang: np.ndarray


@lru_cache(maxsize=None)
def _canonical():
    """Vertices and, rolled out, their distance around and height, centimetres."""
    around = _RADIUS * np.arctan2(CANONICAL[:, 0], _AXIS - CANONICAL[:, 2])
    return CANONICAL, np.stack([around, CANONICAL[:, 1]], 1)


def _weights(at):
    """Of the vertices, at one place of the rolled-out face: a local plane through the near ones."""
    _, flat = _canonical()
    d = flat - at
    near = np.exp(-(d ** 2).sum(1) / 0.8 ** 2)
    basis = np.concatenate([np.ones((len(d), 1)), d], 1)
    weighted = basis * near[:, None]
    return np.linalg.solve(basis.T @ weighted + 1e-9 * np.eye(3), weighted.T)[0]


def _fit(rng, edge, half_angle, below):
    """edge: heights of the upper edge at the middle, beside the nose, on the cheek, at the side; below: length under the jaw."""
    _, flat = _canonical()
    t = np.linspace(-1, 1, COLUMNS)
    around = half_angle * _RADIUS * np.sign(t) * np.abs(t) ** 1.15
    top = np.interp(np.abs(around), half_angle * _RADIUS * np.array([0, 0.22, 0.6, 1]), edge)
    jaw = np.interp(np.abs(around), flat[_JAW, 0], flat[_JAW, 1])
    bottom = np.maximum(jaw + below * (1 - 0.7 * np.abs(t) ** 2), top + 0.6)
    nodes = [(x, upper + (lower - upper) * s, edge_jaw)
             for s in np.linspace(0, 1, ROWS) for x, upper, lower, edge_jaw in zip(around, top, bottom, jaw)]
    weights = np.stack([_weights((x, min(y, end))) for x, y, end in nodes])
    angle = np.array([x for x, _, _ in nodes]) / _RADIUS
    out = np.stack([np.sin(angle), 0 * angle, -np.cos(angle)], 1)
    hang = np.array([(0, max(0, y - end), 0) for _, y, end in nodes])
    return Fit(weights.astype(np.float32), out, hang)


@lru_cache(maxsize=None)
def _fits(kind):
    """Cuts of one kind: over the nose, below it, below the mouth, or a scarf."""
    rng, fits = np.random.default_rng(3), []
    for _ in range({"nose": 48, "lip": 16, "chin": 16, "scarf": 24}[kind]):
        u, v, w = rng.uniform(0, 1, 3)
        if kind == "nose":
            edge, angle, below = (-1.9 + 1.9 * u, -0.9 + 1.2 * u, -0.7 + 1.2 * v, 0.2 + 1.8 * w), rng.uniform(1.0, 1.35), 0.9
        elif kind == "lip":
            edge, angle, below = (2.3 + 0.5 * u, 2.4 + 0.4 * u, 1.8 + v, 2 + 1.2 * w), rng.uniform(1.0, 1.3), 1.2
        elif kind == "chin":
            edge, angle, below = (6.7 + 1.0 * u, 6.6 + 0.9 * u, 5 + 1.2 * v, 2.8 + 1.5 * w), rng.uniform(1.1, 1.35), 2.2
        else:
            start = -1.2 + 4.0 * u
            edge, angle, below = (start, start + 0.3, start + 0.8 * v, start + 1.5 * w), rng.uniform(1.4, 1.55), 8
        fits.append(_fit(rng, edge, angle, below * rng.uniform(0.5, 1.2)))
    return fits


def _axes(face):
    """Rotation of the head, columns right, down, back, times pixels per centimetre."""
    right = unit_vector(face.mesh[454] - face.mesh[234])
    down = face.mesh[152] - face.mesh[10]
    down = unit_vector(down - right * (down @ right))
    back = right[[1, 2, 0]] * down[[2, 0, 1]] - right[[2, 0, 1]] * down[[1, 2, 0]]
    return np.stack([right, down, back], 1) * (face.eye_distance / _SCALE)


def _nodes(face, axes, fit, standoff):
    """(ROWS, COLUMNS, 3) pixels of the surface on this face. standoff: centimetres off the skin, at each node."""
    offset = fit.out * standoff.reshape(-1, 1) + fit.hang
    return (fit.weights @ face.mesh + offset @ axes.T).reshape(ROWS, COLUMNS, 3)


def _standoff(edges, middle, sharp=2.0):
    """Centimetres: little at the edges, most in the middle."""
    down = np.sin(np.pi * np.linspace(0.08, 0.92, ROWS))[:, None]
    return edges + middle * down * np.cos(0.5 * np.pi * np.linspace(-1, 1, COLUMNS)) ** sharp


def _surface(rng, nodes, layer):
    """Fills the layer's alpha with the surface, the far parts first, and gives the light on it, (112, 112) around 1."""
    source = unit_vector(np.array([rng.normal(0, 0.5), -0.6, -1]))
    # Of each patch: the cosine between its normal, across the diagonals, and the light.
    one, two = nodes[1:, 1:] - nodes[:-1, :-1], nodes[1:, :-1] - nodes[:-1, 1:]
    normal = one[..., [1, 2, 0]] * two[..., [2, 0, 1]] - one[..., [2, 0, 1]] * two[..., [1, 2, 0]]
    cosine = -(normal @ source) / (np.sqrt((normal ** 2).sum(-1)) + 1e-6)
    light = 60 + 45 * np.maximum(cosine, -0.3)
    plane = np.full(layer.alpha.shape, 90, np.uint8)
    at = fixed(nodes[..., :2])
    patches = np.stack([at[:-1, :-1], at[:-1, 1:], at[1:, 1:], at[1:, :-1]], 2)
    facing = normal[..., 2].sum(0) > 0                # the rest lies behind the head
    for c in (c for c in np.argsort(-(nodes[:, :-1, 2] + nodes[:, 1:, 2]).sum(0)) if facing[c]):
        cv2.fillPoly(layer.alpha, [np.concatenate([at[:, c], at[::-1, c + 1]])], 255, cv2.LINE_AA, FRACTION)
        for patch, value in zip(patches[:, c], light[:, c].tolist()):
            cv2.fillConvexPoly(plane, patch, value, cv2.LINE_8, FRACTION)
    return cv2.blur(plane, (7, 7)) * np.float32(0.01)


def _rows(nodes, *at):
    """Lines, (lines, COLUMNS, 2), along the surface at these shares of its height."""
    r = np.clip(at, 0, 1) * (ROWS - 1)
    low = np.minimum(r.astype(int), ROWS - 2)
    return nodes[low, :, :2] + (r - low)[:, None, None] * (nodes[low + 1] - nodes[low])[..., :2]


def _loops(face, axes, nodes, colour):
    """Bands from the corners to the ears that can be seen; thin, so that they hide no point."""
    image = np.ascontiguousarray(face.image)
    for vertex, column, side in ((234, 0, -1), (454, -1, 1)):
        if (axes @ [side * 0.9, 0, -0.4])[2] < 0:
            ear = face.mesh[vertex] + axes @ [side * 0.6, -0.5, 1.2]
            bands = np.stack([nodes[0, column], ear, nodes[-2, column]])[:, :2]
            cv2.polylines(image, [fixed(bands)], False, tuple(colour), 1, cv2.LINE_AA, FRACTION)
    face.image[:] = image


def _surgical(rng, layer, nodes, colour):
    """Pleats, a bent wire on top and a hem."""
    pleats = np.linspace(0.28, 0.72, rng.integers(2, 4)) + rng.normal(0, 0.03)
    layer.lines(_rows(nodes, *pleats, 0.06), colour * 0.82)
    layer.lines(_rows(nodes, *(pleats + 0.06), 0.97), colour * 1.08)
    if rng.random() < 0.3:
        layer.lines(_rows(nodes, 0.03), (240, 240, 240), 2)


def _respirator(rng, layer, nodes, colour):
    """Seam down the middle or across, sometimes a valve."""
    middle = COLUMNS // 2
    if rng.random() < 0.5:
        layer.line(nodes[:, middle, :2], colour * 0.78)
    layer.lines(_rows(nodes, *((0.5, 0.95) if rng.random() < 0.6 else (0.04,))), colour * 0.8)
    if rng.random() < 0.45:
        at = nodes[2, middle + rng.integers(-1, 2), :2]
        radius = 0.13 * np.linalg.norm(nodes[0, middle] - nodes[-1, middle])
        valve = rng.uniform(90, 245) * np.ones(3)
        layer.draw(ellipse(np.array([radius, 0.9 * radius])) + at, valve)
        layer.line(ellipse(np.array([radius, 0.9 * radius])) + at, valve * 0.6, closed=True)
        layer.line(at + radius * np.array([[-0.6, 0], [0.6, 0]]), valve * 0.6)


def _cloth(rng, layer, nodes, colour):
    """A seam, and sometimes a print."""
    middle = COLUMNS // 2
    if rng.random() < 0.6:
        layer.line(nodes[:, middle, :2], colour * 0.75)
    layer.lines(_rows(nodes, 0.04), colour * 0.8)
    if rng.random() < 0.3:
        at, size = nodes[rng.integers(1, 4), middle + rng.integers(-2, 3), :2], 0.12 * np.ptp(nodes[..., 1])
        logo = turned(ellipse(size * rng.uniform(0.4, 1.3, 2), rng.choice([0.4, 1])), rng.normal(0, 0.2), at)
        layer.draw(logo, any_colour(rng))


def _folds(rng, layer, nodes, colour):
    """Dark and light wrinkles that sag between the sides."""
    sag = rng.uniform(0, 0.25) * np.cos(0.5 * np.pi * np.linspace(-1, 1, COLUMNS))
    for at in rng.uniform(0, 0.95, rng.integers(3, 8)):
        height = np.clip(at + sag * rng.uniform(-0.5, 1) + rng.normal(0, 0.05) * np.linspace(-1, 1, COLUMNS), 0, 1)
        points = (nodes[0] + height[:, None] * (nodes[-1] - nodes[0]))[:, :2]
        layer.line(points, colour * rng.choice([0.6, 0.75, 1.15, 1.25]), rng.integers(1, 4))
    layer.soften(1)


def _wear(rng, face, fit, standoff, colour, surface, details, loops):
    """Puts one fit on a face. surface: the colour or a pattern; details: draws seams and folds; loops: whether bands hold it."""
    axes = _axes(face)
    nodes = _nodes(face, axes, fit, standoff)
    if loops:
        _loops(face, axes, nodes, 0.3 * skin_colour(rng, face) + 0.6 * colour.mean())
    layer = Layer(surface)
    light = _surface(rng, nodes, layer)
    details(rng, layer, nodes, colour)
    light *= 1 + np.float32(rng.uniform(0, 0.05)) * noise(rng)
    layer.put(rng, face, kind="mask", light=light)


def wear_mask(rng, face):
    """A surgical mask, respirator or cloth mask: mostly over the nose, sometimes below the nose or below the mouth."""
    kind = ("nose", "lip", "chin")[int(np.searchsorted([0.8, 0.92], rng.random()))]
    fits = _fits(kind)
    fit = fits[rng.integers(len(fits))]
    make = rng.random()
    if make < 0.5:
        colour = _SURGICAL[rng.integers(len(_SURGICAL))] * rng.uniform(0.9, 1.06) + rng.uniform(-8, 8, 3)
        details, middle = _surgical, rng.uniform(0.6, 1.2)
    elif make < 0.72:
        colour = rng.uniform(215, 250) * np.ones(3) if rng.random() < 0.8 else any_colour(rng)
        details, middle = _respirator, rng.uniform(1.3, 2.4)
    else:
        colour, details, middle = any_colour(rng), _cloth, rng.uniform(0.5, 1.3)
    printed = rng.random() < (0.5 if details is _cloth else 0.1 if details is _surgical else 0)
    standoff = _standoff(0.35, 0.25 * middle if kind == "chin" else middle)
    _wear(rng, face, fit, standoff, colour, pattern(rng) if printed else colour, details, True)


def scarf(rng, face):
    """A scarf, bandana or collar pulled over mouth and chin."""
    fits = _fits("scarf")
    colour = any_colour(rng)
    _wear(rng, face, fits[rng.integers(len(fits))], _standoff(0.5, rng.uniform(0.4, 1.2)), colour,
          pattern(rng) if rng.random() < 0.5 else colour, _folds, False)
