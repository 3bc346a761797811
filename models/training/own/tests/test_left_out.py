"""The folder for measuring the service holds what training left out, and nothing else."""
from types import SimpleNamespace

import pytest

import left_out


def test_only_what_training_left_out_is_linked(tmp_path, monkeypatch):
    data, out = tmp_path / "data", tmp_path / "out"
    names = ["faces/a_1.jpg", "faces/b_1.jpg", "masks/with/c.jpg", "masks/with/d.jpg", "pose/Person08/p.jpg", "pose/Person08/p.txt", "points68/e.jpg"]
    for name in names:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).touch()
    (data / left_out.LABELS).write_text("file,mouth\nmasks/with/c.jpg,mask\nmasks/with/d.jpg,mask\n")
    splits = {"a_1.jpg": "train", "b_1.jpg": "test", "masks/with/c.jpg": "test", "masks/with/d.jpg": "train", "p.jpg": "test", "e.jpg": "unseen"}
    monkeypatch.setattr(left_out, "items", lambda _: [SimpleNamespace(name=n, split=s) for n, s in splits.items()])
    out.mkdir()
    left_out.left_out(data, out)
    linked = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_symlink()}
    assert linked == {"faces/b_1.jpg", "masks/with/c.jpg", "pose/Person08/p.jpg", "pose/Person08/p.txt", "points68"}
    assert all(p.exists() for p in out.rglob("*"))
    assert (out / left_out.LABELS).read_text().split() == ["file,mouth", "masks/with/c.jpg,mask"]
    with pytest.raises(SystemExit):     # links of an older split would stay
        left_out.left_out(data, out)
