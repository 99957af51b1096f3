"""How fast the groups of a gemeente grow or shrink, when its own years and those of its peers are weighed.

Log-ratios to one group (Aitchison, 1986) keep shares between 0 and 100% and adding up. As in coherent
forecasts of mortality (Li & Lee, 2005) a gemeente follows the tempo of its peers, which goes on (a random walk
with drift), and keeps the own tempo that it has beside them, which may fade (damped trend; Gardner & McKenzie,
1985). That own tempo counts the less, the less its yearly changes agree (empirical Bayes; Morris, 1983).
"""

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.counts import FloatArray
from dashboard.analysis.log_ratios import Cube, log_ratios, shares_of

MINIMUM_YEARS = 4  # three yearly changes: the fewest that tell a tempo from its noise
PEER_CLASSES = 5


@dataclass(frozen=True)
class Setting:
    """What the data do not settle gemeente by gemeente.

    Attributes
    ----------
    damping : what is left each further year of the own tempo beside the peers', above 0 to 1 (it holds)
    pseudo_share : percentage points added to every share before its logarithm
        Shares are published in tenths of a percent, so a small one is often 0 and its log-ratio jumps.
    """

    damping: float
    pseudo_share: float

    def __post_init__(self) -> None:
        if not 0 < self.damping <= 1:
            raise ValueError(f"A damping lies above 0 and is at most 1, not {self.damping}.")
        if not self.pseudo_share > 0:
            raise ValueError(f"The pseudo-share is above 0, not {self.pseudo_share}.")


SETTINGS = tuple(Setting(*pair) for pair in product((0.8, 0.9, 1.0), (1.0, 2.0, 4.0)))
"""What is chosen from: see :func:`dashboard.analysis.backtest.backtest`, which never chooses on what it tests on."""


class Tempo(NamedTuple):
    """Log-ratios (areas × groups without the base) of the last year, and how they change a year.

    `common` is the tempo of the peers, `own` what an area has beside it, `deviation` that of yearly
    changes, `changes` how many of these are known per area.
    """

    level: FloatArray
    common: FloatArray
    own: FloatArray
    deviation: FloatArray
    changes: npt.NDArray[np.int64]

    def ahead(self, horizon: int, setting: Setting) -> FloatArray:
        """Log-ratios so many years on."""
        own = float(np.sum(setting.damping ** np.arange(horizon)))
        return self.level + horizon * self.common + own * self.own


def fit(cube: Cube, setting: Setting, peers: pd.Series | None = None) -> Tempo:
    """Level and tempo of every area, its tempo drawn towards its peers'.

    The mean yearly change of an area, b beside that of its peers, counts as (1 − L)·b, with
    L = (v / m) / (v / m + τ²), v / m the variance of the mean of m changes, and τ² what the b of the peers
    differ beyond that (Morris, 1983). The variance v is half the area's own, half its peers' (a moderated
    variance; Smyth, 2004): an area whose rounded shares happened not to move is not certain.
    """
    if len(cube.years) < MINIMUM_YEARS:
        raise ValueError(f"A tempo needs {MINIMUM_YEARS} years; there are {len(cube.years)}.")
    ratios = log_ratios(cube.shares, setting.pseudo_share)
    yearly = np.diff(ratios, axis=1)
    labels = peer_labels(cube, peers)

    def peers_mean(values: FloatArray) -> FloatArray:
        return pd.DataFrame(values).groupby(labels).transform("mean").to_numpy()

    known = ~np.isnan(yearly)
    changes = known.sum(axis=1)
    tempo = _quotient(yearly.sum(axis=1, where=known), changes)
    common = peers_mean(tempo)
    own = tempo - common
    squares = ((yearly - tempo[:, None]) ** 2).sum(axis=1, where=known)
    own_variance = _quotient(squares, changes - 1)
    peers_variance = peers_mean(own_variance)
    variance = (np.where(changes > 1, own_variance, peers_variance) + peers_variance) / 2
    noise = variance / np.maximum(changes, 1)
    like = np.bincount(labels)[labels][:, None]
    differ = np.maximum(peers_mean(own**2) * like / np.maximum(like - 1, 1) - peers_mean(noise), 0)
    # Without any noise there is nothing to draw in; without any change of its own there is nothing else.
    pull = np.divide(noise, noise + differ, out=np.zeros_like(noise), where=noise > 0)
    own = np.where(changes > 0, (1 - pull) * own, 0)
    return Tempo(ratios[:, -1], common, own, np.sqrt(variance), changes[:, 0])


def project(tempo: Tempo, horizon: int, setting: Setting) -> FloatArray:
    """Shares (areas × groups, %) so many years on."""
    return shares_of(tempo.ahead(horizon, setting), setting.pseudo_share)


def peer_labels(cube: Cube, peers: pd.Series | None = None) -> npt.NDArray[np.int64]:
    """Number of the peers of each area: by label, or in five classes by the last share of the first group."""
    if peers is None:
        rank = np.argsort(np.argsort(cube.shares[:, -1, 0], kind="stable"))
        return rank * PEER_CLASSES // max(len(rank), 1)
    labels = peers.reindex(cube.areas)
    if labels.hasnans:
        raise ValueError(
            f"{labels.isna().sum()} regions have no peers, the first {labels.index[labels.isna()][0]}."
        )
    return labels.factorize()[0]


def _quotient(sums: FloatArray, counts: npt.NDArray[np.int64]) -> FloatArray:
    return np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=counts > 0)
