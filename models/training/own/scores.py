"""Figures of a yes-or-no answer: how well it ranks, what it finds at few false alarms, how far it can be believed."""
import numpy as np

BINS = 10


def auc(yes, no):
    """Chance that a positive scores above a negative; None without both."""
    if not len(yes) or not len(no):
        return None
    order = np.sort(no)
    below = np.searchsorted(order, yes, "left") + np.searchsorted(order, yes, "right")
    return float(below.mean() / 2 / len(no))


def threshold(no, alarms=0.01):
    """Least score that at most so large a share of the negatives passes (score > threshold)."""
    return float(np.sort(no)[::-1][int(alarms * len(no))]) if len(no) else None


def recall_at(yes, no, alarms=0.01):
    return float((np.asarray(yes) > threshold(no, alarms)).mean()) if len(yes) and len(no) else None


def ranks(yes, no):
    """The usual figures of scores of positives and negatives; "at .5" as the service flags."""
    yes, no = np.asarray(yes), np.asarray(no)
    return {"positives": len(yes), "negatives": len(no), "auc": auc(yes, no), "recall_at_1pct": recall_at(yes, no),
            "recall": share(yes > 0.5), "false_alarms": share(no > 0.5)}


def share(flags):
    return float(np.mean(flags)) if len(flags) else None


def bins(p, true):
    """(mean answer, share true, count) of each of ten equal bins that holds something."""
    p, true = np.asarray(p, float), np.asarray(true, float)
    at = np.minimum((p * BINS).astype(int), BINS - 1)
    return [(float(p[at == b].mean()), float(true[at == b].mean()), int((at == b).sum())) for b in range(BINS) if (at == b).any()]


def calibration_error(p, true):
    """Expected calibration error: mean over the answers of |mean answer - share true| of their bin."""
    table = bins(p, true)
    return float(sum(abs(a - b) * n for a, b, n in table) / max(sum(n for *_, n in table), 1)) if table else None
