"""Each variant changes what its name says, and nothing is left of it for the next."""
import json
import sys

import numpy as np

import ablate
import augment
import loss


def test_a_variant_starts_from_the_recipe(monkeypatch, tmp_path):
    weights, dress, seen = dict(loss.WEIGHTS), augment.dress, {}

    def measured(a, variant):
        ablate.VARIANTS[variant](None) if variant not in ("half of points68, mask_pixels",) else None
        seen[variant] = (dict(loss.WEIGHTS), augment.dress, ablate.arguments(a, variant))
        return dict.fromkeys(("test", "points68", "labels", "dark", "mask", "parted"), 0.5) | {"labels": None}
    monkeypatch.setattr(ablate, "measured", measured)
    monkeypatch.setattr(sys, "argv", ["ablate.py", "--cache", "c", "--data", "d", "--out", str(tmp_path)])
    ablate.main()
    loss.WEIGHTS.update(weights)
    monkeypatch.setattr(augment, "dress", dress)
    assert seen["recipe"][:2] == (weights, dress) and seen["no pairs"][0] == weights | {"still": 0.0}
    assert seen["no states"][0] == weights | dict.fromkeys(("visibility", "eyes", "mouth"), 0.0) and seen["no states"][1] is dress
    assert {k for k, v in seen["points only"][0].items() if v} == {"points", "still"} and seen["nothing drawn"][1] is not dress
    assert [v for v, (_, _, options) in seen.items() if options.adam] == ["AdamW"]
    assert json.loads((tmp_path / "recipe.json").read_text())["labels"] is None


def test_the_table_says_what_could_not_be_measured():
    row = {"test": 0.12345, "points68": 0.1, "labels": None, "dark": 1.0, "mask": 1.0, "parted": 0.5}
    assert ablate.markdown({"recipe": row}).splitlines()[-1] == "| recipe | 0.1235 | 0.1000 | - | 1.0000 | 1.0000 | 0.5000 |"


def test_unseen_pictures_are_halved():
    class Some:
        indices = np.array([0, 1])
        columns = {"source": np.array(["faces", "faces", "points68", "points68", "points68", "mask_pixels", "cmu"])}

        def __getitem__(self, key):
            return self.columns[key]

        def choose(self, indices):
            self.indices = indices

    class Run:
        cache = Some()
    ablate.with_unseen(Run)
    assert Run.cache.indices.tolist() == [0, 1, 2, 4]
