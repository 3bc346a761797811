"""Keeps what is drawn in the tone of the picture."""
import numpy as np


def is_grey(image):
    """Whether a picture or a part of it has no colour: what is drawn on it may have none either."""
    pixels = image[::4, ::4].astype(np.int16)
    return bool((np.abs(pixels[..., 0] - pixels[..., 2]) > 8).mean() < 0.01)


def brightness(image, usual=125):
    """How bright a part of a picture is, 1 where it is as usual."""
    return float(np.clip(image[::3, ::3].mean() / usual, 0.3, 1.2))


def exposure(image):
    """How bright white is in a picture, 0.3..1."""
    return min(1.0, max(0.3, np.sort(image[4::8, 4::8, 1], axis=None)[-10] / 225))
