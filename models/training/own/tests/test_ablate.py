"""Each variant changes what its name says, and nothing is left of it for the next."""
import json
import sys
from types import SimpleNamespace

import numpy as np

import ablate
import augment
import loss
from sets import person


def test_a_variant_starts_from_the_recipe(monkeypatch, tmp_path):
    weights, dress, seen = dict(loss.WEIGHTS), augment.dress, {}

    def measured(a, variant):
        ablate.VARIANTS[variant](SimpleNamespace(cache=Some()))
        seen[variant] = (dict(loss.WEIGHTS), augment.dress)
        return {"test": 0.5, "labels": None}
    monkeypatch.setattr(ablate, "measured", measured)
    monkeypatch.setattr(sys, "argv", ["ablate.py", "--cache", "c", "--data", "d", "--out", str(tmp_path)])
    ablate.main()
    loss.WEIGHTS.update(weights)
    monkeypatch.setattr(augment, "dress", dress)
    assert seen["recipe"] == (weights, dress) and seen["pairs need not agree"][0] == weights | {"still": 0.0}
    assert seen["no states"] == (weights | dict.fromkeys(("visibility", "eyes", "mouth"), 0.0), dress)
    assert {k for k, v in seen["points only"][0].items() if v} == {"points", "still"} and seen["nothing drawn"][1] is not dress
    assert json.loads((tmp_path / "recipe.json").read_text())["labels"] is None


def test_the_table_says_what_could_not_be_measured():
    row = {"test": 0.12345, "points68": 0.1, "labels": None, "pose": 1.0, "dark": 1.0, "mask": 1.0, "parted": 0.5}
    head, line, row = ablate.markdown({"recipe": row}).splitlines()
    assert row == "| recipe | 0.1235 | 0.1000 | - | 1.0000 | 1.0000 | 1.0000 | 0.5000 |" and head.count("|") == line.count("|") == row.count("|")


class Some:
    """Persons a to e of points68, each in two parts of the cache; a in a training set, too."""

    def __init__(self):
        names = ["x_0.jpg", "a_7.jpg", "b_7.jpg", "a_1.jpg", "b_1.jpg", "c_1.jpg", "m1.jpg", "a_2.jpg", "b_2.jpg", "d_1.jpg", "e_1.jpg", "cmu"]
        sources = ["faces"] * 3 + ["points68"] * 3 + ["mask_pixels"] + ["points68"] * 4 + ["cmu"]
        self.columns = {"name": np.array(names), "source": np.array(sources), "visible": np.ones((len(names), 106))}
        self.indices = np.arange(len(names))

    def __getitem__(self, key):
        return self.columns[key]

    def choose(self, indices):
        self.indices = indices


def test_nobody_who_is_lent_to_training_is_measured():
    cache, training = Some(), SimpleNamespace(cache=Some())
    training.cache.indices = np.array([0])
    ablate.with_unseen(training)
    measured = ablate.measurable(cache)
    of = lambda indices: {person(name) for name in cache["name"][indices]}
    assert 0 in training.cache.indices and not of(training.cache.indices) - {"x"} & of(measured)
    assert len(of(training.cache.indices) & set("abcde")) >= 2 and len(of(measured) & set("abcde")) >= 2
    assert np.isnan(training.cache["visible"][6]).all() and (training.cache["visible"][7] == 1).all()
