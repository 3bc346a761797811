"""The figures as tables a reader takes in at a glance, and as plots."""
import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

PASSES = {"one": "one pass", "two": "two passes", "five": "five passes", "mesh_one": "468 mesh, one pass", "mesh_two": "468 mesh, two"}


def got(figures, *keys):
    """A value deep in dictionaries and lists; None where it could not be measured."""
    for key in keys:
        try:
            figures = figures[key]
        except (KeyError, IndexError, TypeError):
            return None
    return figures


# Name, keys of the value, "<" or ">", target (or the keys of the value to beat), unit.
STATES, POSE, SEEN = ("states", "two"), ("pose", "test", "two, head"), ("looks",)
TARGETS = (
    ("points68, label shift removed, all, two passes", ("labels", "moved", "two", "all"), "<", 0.052, ""),
    ("the same, inner", ("labels", "moved", "two", "inner"), "<", 0.048, ""),
    ("the same, all, five passes", ("labels", "moved", "five", "all"), "<", 0.0515, ""),
    ("distance to the teacher, CMU, one pass, against the 468 mesh in one", ("distance", "cmu", "one", "all"), "<",
     ("distance", "cmu", "mesh_one", "all"), ""),
    ("the same, two passes against two", ("distance", "cmu", "two", "all"), "<", ("distance", "cmu", "mesh_two", "all"), ""),
    ("distance to the teacher, mask_pixels, one pass against one", ("distance", "mask_pixels", "one", "all"), "<",
     ("distance", "mask_pixels", "mesh_one", "all"), ""),
    ("the same, two passes against two", ("distance", "mask_pixels", "two", "all"), "<", ("distance", "mask_pixels", "mesh_two", "all"), ""),
    ("crop + network, one pass, ms", ("milliseconds", "one"), "<", 1.8, ""),
    ("crop + network, two passes, ms", ("milliseconds", "two"), "<", 3.6, ""),
    ("mouth covered by a mask, recall at 1 % false alarms", (*STATES, "mouth covered by a mask", "recall_at_1pct"), ">", 0.98, "%"),
    ("dark glasses, per eye, the same", (*STATES, "dark glasses", "recall_at_1pct"), ">", 0.96, "%"),
    ("one eye covered by a plain patch, the right flag only", ("patches", "all", "right flag only"), ">", 0.93, "%"),
    ("the other eye flagged with it", ("patches", "all", "other eye"), "<", 0.02, "%"),
    ("eye or mouth under a thing of a kind never drawn in training, found", ("objects", "never drawn in training", "found"), ">", 0.93, "%"),
    ("parts that it leaves bare, flagged", ("objects", "never drawn in training", "flagged"), "<", 0.02, "%"),
    ("bare face, eye or mouth called covered", (*SEEN, "as they are", "any"), "<", 0.01, "%"),
    ("beard drawn on it, mouth called covered", (*SEEN, "beard", "mouth"), "<", 0.01, "%"),
    ("strong shadow drawn on it, eye or mouth called covered", (*SEEN, "shadow", "any"), "<", 0.01, "%"),
    ("smile with teeth, mouth called covered", (*SEEN, "smile, no drawing", "mouth"), "<", 0.01, "%"),
    ("clear glasses called dark or occluded", (*STATES, "clear glasses", "called dark or occluded"), "<", 0.02, "%"),
    ("clear glasses recognised", (*STATES, "clear glasses", "recognised"), ">", 0.90, "%"),
    ("bare eyes called glasses of any kind", (*STATES, "bare eyes", "called glasses"), "<", 0.02, "%"),
    ("eye open against closed, AUC", (*STATES, "eye closed", "auc"), ">", 0.97, ""),
    ("mouth closed against parted, AUC", (*STATES, "mouth parted", "auc"), ">", 0.96, ""),
    ("calibration error, covered eye", (*STATES, "calibration", "covered eye", "error"), "<", 0.03, ""),
    ("calibration error, covered mouth", (*STATES, "calibration", "covered mouth", "error"), "<", 0.03, ""),
    ("calibration error, all shares", (*STATES, "calibration", "all shares", "error"), "<", 0.03, ""),
    ("calibration error, visibility, a thing drawn on", (*STATES, "calibration", "visibility", "error"), "<", 0.03, ""),
    ("calibration error, presence", (*STATES, "calibration", "presence", "error"), "<", 0.03, ""),
    ("jitter under JPEG, two passes, % of the eye distance", ("stability", "jpeg", "two", "points"), "<", 0.45, ""),
    ("jitter under shifts, two passes", ("stability", "shift", "two", "points"), "<", 0.27, ""),
    ("jitter under JPEG, five passes", ("stability", "jpeg", "five", "points"), "<", 0.35, ""),
    ("jitter under shifts, five passes", ("stability", "shift", "five", "points"), "<", 0.22, ""),
    ("yaw when a mask is drawn on, median change, head", ("drawn_mask", "yaw, head"), "<", 1.5, ""),
    ("pitch when a mask is drawn on, median change, head", ("drawn_mask", "pitch, head"), "<", 1.5, ""),
    ("yaw against the teacher's, head, test faces", (*POSE, 0), "<", 1.4, ""),
    ("pitch", (*POSE, 1), "<", 1.9, ""),
    ("roll", (*POSE, 2), "<", 0.8, ""))
# What a figure was taken on: the first of these keys beside its value.
COUNTS = {"found": ("covered", "parts"), "flagged": ("bare", "parts")}
NAMES = ("faces", "eyes", "patches", "pictures", "answers")


def counted(figures, keys):
    """How many a figure was taken on, in words; the count lies beside the value or further out."""
    if keys[-1] in COUNTS:
        name, word = COUNTS[keys[-1]]
        return f"{got(figures, *keys[:-1], name)} {word}"
    for end in range(len(keys) - 1, 0, -1):
        near = got(figures, *keys[:end])
        if not isinstance(near, dict):
            continue
        if "positives" in near:
            return f"{near['positives']} against {near['negatives']}"
        for name in NAMES:
            if isinstance(near.get(name), int):     # the labels have a part "eyes"
                return f"{near[name]} {name}"
    return "-"


def number(value, unit="", digits=None):
    if value is None:
        return "-"
    if unit == "%":
        return f"{100 * value:.1f} %"
    return f"{value:.{(4 if abs(value) < 0.2 else 3 if abs(value) <= 1 else 2) if digits is None else digits}f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]) + "\n"


def targets(f):
    rows = []
    for name, keys, way, target, unit in TARGETS:
        value, limit = got(f, *keys), got(f, *target) if isinstance(target, tuple) else target
        met = "-" if value is None or limit is None else "yes" if (value <= limit if way == "<" else value >= limit) else "**no**"
        rows.append((name, counted(f, keys), number(value, unit), f"{'<=' if way == '<' else '>='} {number(limit, unit)}", met))
    return table(("figure", "taken on", "value", "target", "met"), rows)


def distances(f):
    cell = lambda row, mode: "/".join(number(row[mode][k], digits=4) for k in ("all", "median")) if mode in row else "-"
    rows = [(name, row["faces"], *(cell(row, mode) for mode in PASSES)) for name, row in f["distance"].items()]
    parts = [(f"{name}, inner / contour", row["faces"], *("/".join(number(row[m][k], digits=4) for k in ("inner", "contour")) for m in PASSES))
             for name, row in f["distance"].items() if name in ("test", "unseen")]
    return table(("source", "faces", *(f"{name}" for name in PASSES.values())), rows + parts)


def labels(f):
    names = {"teacher": "teacher", **PASSES}
    rows = [(names[mode], "as is" if kind == "as_is" else "shift removed", *(number(v, digits=4) for v in row.values()))
            for kind in ("as_is", "moved") for mode, row in (got(f, "labels", kind) or {}).items()]
    return table(("points of", "labels", "all", "inner", "contour", "brows", "nose", "eyes", "mouth"), rows)


def poses(f):
    rows = []
    for group, modes in f["pose"].items():
        rows += [(group, modes["faces"], name, *(number(v, digits=2) for v in row)) for name, row in modes.items() if name != "faces"]
    return table(("faces", "count", "answer", "yaw", "pitch", "roll"), rows)


def states(f):
    sources = [(f"{name}{', one pass' if mode == 'one' else ''}", row) for mode in ("two", "one") for name, row in f["states"][mode].items()
               if isinstance(row, dict) and "auc" in row]
    sources += [("dark lens, CMU (unseen)", f["cmu"]["two"]), ("mouth covered, mask_pixels (unseen)", got(f, "mask_pixels", "mouth")),
                ("point covered, mask_pixels (unseen)", got(f, "mask_pixels", "points")), ("a face, against misplaced crops", f["presence"])]
    rows = [(name, row["positives"], row["negatives"], number(row["auc"], digits=3), number(row["recall_at_1pct"], "%"),
             number(row["recall"], "%"), number(row["false_alarms"], "%")) for name, row in sources if row]
    return table(("question", "yes", "no", "AUC", "recall at 1 % false alarms", "recall at .5", "false alarms at .5"), rows)


def glasses(f):
    clear, bare = got(f, *STATES, "clear glasses"), got(f, *STATES, "bare eyes")
    rows = [("eyes behind clear glasses", clear["eyes"], name, number(clear[name], "%"))
            for name in ("recognised", "called dark or occluded")] if clear else []
    rows += [("bare eyes", bare["eyes"], "called glasses of any kind", number(bare["called glasses"], "%"))] if bare else []
    return table(("labelled", "count", "answer", "share"), rows)


def calibrations(f):
    return table(("share", "answers", "error"), [(name, row["answers"], number(row["error"], digits=3))
                                                 for name, row in (got(f, *STATES, "calibration") or {}).items()])


def patches(f):
    keys = ("right flag", "right flag only", "other eye", "mouth")
    return table(("patch", "count", *keys), [(kind, row["patches"], *(number(row[k], "%") for k in keys)) for kind, row in f["patches"].items()])


def objects(f):
    rows = [(kind if row.get("trained", True) else f"{kind} (never drawn in training)", row["covered"], number(row["found"], "%"), row["bare"],
             number(row["flagged"], "%")) for kind, row in f["objects"].items()]
    return table(("thing", "covered parts", "found", "bare parts", "flagged"), rows)


def looks(f):
    keys = ("eye", "mouth", "any")
    return table(("look", "faces", "an eye called covered", "the mouth", "any of them"),
                 [(name, row["faces"], *(number(row[k], "%") for k in keys)) for name, row in f["looks"].items()])


def stillness(f):
    rows = [(kind, PASSES[mode], *(number(v, digits=2) for v in row.values())) for kind in ("jpeg", "shift")
            for mode, row in (got(f, "stability", kind) or {}).items()]
    return table(("change", "passes", "points, % of the eye distance", "yaw", "pitch"), rows)


def drawn_mask(f):
    row = f["drawn_mask"]
    return table(tuple(row), [[number(v, digits=2) if k != "faces" else v for k, v in row.items()]]) if row else "Not measured: no bare faces.\n"


SECTIONS = (
    ("Distance to the teacher, mean/median over faces", "Over the 3-D eye distance of the teacher's mesh; faces of presence > .5. First crops are "
     "those of the service, from the detector's box; where it found none, the best crop off by a random bit. The mesh is a part of the "
     "teacher, and its second pass sees the very crop that is one of the teacher's twelve views: it shares the teacher's guesses, most of all "
     "under masks and dark glasses. Labels that neither has made are those of points68, below. points68, "
     "mask_pixels and cmu were never trained on.", distances),
    ("Against the labels of points68", "Over the labelled outer eye distance; contour offsets added, which were fitted on these labels; the known "
     "shift of the labels left in and removed.", labels),
    ("Angles, mean difference to the teacher's, degrees", "head: the network's own; mesh: a fit to the network's mesh (to the 468 mesh).", poses),
    ("States", "Labelled test faces, two passes unless said. Negatives of dark and covered eyes are bare eyes.", states),
    ("Glasses", "The likeliest class of each labelled eye.", glasses),
    ("Calibration", "Expected calibration error on labelled test faces on which nothing was fitted; visibility with a thing drawn before each "
     "face, presence with one crop in eleven that misses its face.", calibrations),
    ("Bare faces that look otherwise", "Bare test faces looking at the camera, one pass, flagged above .5. Training draws these looks, too, on other "
     "persons; the smiles are real.", looks),
    ("Things before a bare face", "One pass, drawn by the generator that training uses; the kinds marked are never drawn in training. Eyes and "
     "mouths covered for certain, and those left bare for certain.", objects),
    ("One eye covered by a plain patch", "Two passes. Training draws plain shapes as well, by other code and at random places.", patches),
    ("Stability", "Test pictures, detector and all: standard deviation over JPEG 60..95 and over shifts of .25 to .75 px.", stillness),
    ("A mask drawn on a bare face: median change, degrees", "One pass.", drawn_mask),
    ("Targets", "Times are those of this run: read them from a calm machine.", targets))


def markdown(f):
    head = f"{f['faces']} faces that training left out, {f['detected']} of them with a box of the detector.\n"
    parts = [head] + [f"## {title}\n\n{note + chr(10) + chr(10) if note else ''}{make(f)}" for title, note, make in SECTIONS]
    return "\n".join(parts)


def plots(f, curve, out):
    if curve:
        _learning(curve, out / "curve.png")
    _calibration(got(f, "states", "two", "calibration") or {}, out / "calibration.png")
    _sources(f["distance"], out / "sources.png")


def _save(figure, path):
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _learning(curve, path):
    names = [k for k in curve[0] if k not in ("images", "seconds")]
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4))
    for k, name in enumerate(names):
        axes[int(k >= 3)].loglog([row["images"] / 1000 for row in curve], [row[name] for row in curve], label=name)
    for axis, title in zip(axes, ("points, mesh (pixels of the crop), pose (degrees)", "visibility, presence, states")):
        axis.set(xlabel="thousand images", title=title)
        axis.legend()
        axis.grid(alpha=0.3, which="both")
    _save(figure, path)


def _calibration(tables, path):
    figure, axis = pyplot.subplots(figsize=(5, 5))
    axis.plot([0, 1], [0, 1], color="grey", linewidth=1)
    for name, row in tables.items():
        axis.plot([b[0] for b in row["bins"]], [b[1] for b in row["bins"]], marker="o", label=f"{name}, error {row['error']:.3f}")
    axis.set(xlabel="answer", ylabel="share true")
    axis.legend()
    _save(figure, path)


def _sources(rows, path):
    figure, axis = pyplot.subplots(figsize=(9, 4))
    for k, mode in enumerate(PASSES):
        axis.bar([x + 0.16 * (k - 2) for x in range(len(rows))], [row[mode]["all"] for row in rows.values()], 0.16, label=PASSES[mode])
    axis.set_xticks(range(len(rows)), list(rows), rotation=25, ha="right")
    axis.set_ylabel("distance to the teacher / eye distance")
    axis.legend()
    axis.grid(alpha=0.3, axis="y")
    _save(figure, path)
