"""The types of a scenario: every combination of the hidden traits, with its share of the prior.

Traits: the real objection and how heavy it weighs, fit, courtesy, nerves, reticence, and who can stop the deal.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from salesdance.engine.curves import Floats
from salesdance.profile import Profile
from salesdance.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Types:
    """All types of a scenario; every array has length T except `decides` [T, D].

    `prior` float64 sums to 1. `heavy` is the objection's weight in logits, `fit`, `courtesy` in [0, 1],
    `nerves` a factor on the hazard (the steady ones are `hurried` after a no), `reticence` 0 or 1, `objection` an
    index.
    """

    prior: NDArray[np.float64]
    objection: NDArray[np.int64]
    heavy: Floats
    fit: Floats
    poor: NDArray[np.bool_]
    courtesy: Floats
    nerves: Floats
    hurried: NDArray[np.bool_]
    reticence: Floats
    decides: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.prior)


def build_types(scenario: Scenario, profile: Profile) -> Types:
    """Return the types of a scenario under a profile; types that cannot occur are left out."""
    total = 0.0
    for objection in scenario.objections:
        total += objection.weight
    objections = [(index, o.weight / total) for index, o in enumerate(scenario.objections)]
    prospect, deal, light = scenario.prospect, scenario.deal, profile["type.light_share"]
    deciders = [person.decides for person in scenario.people if person.decides > 0]
    traits: list[list[tuple[float, float]]] = [
        [(float(index), share) for index, share in objections],
        [(profile["type.light"], light), (profile["type.heavy"], 1 - light)],
        [(profile["type.good_fit"], deal.fit), (profile["type.poor_fit"], 1 - deal.fit)],
        [(profile["type.courteous"], prospect.courtesy), (profile["type.blunt"], 1 - prospect.courtesy)],
        [(profile["type.nervous"], prospect.nerves), (profile["type.steady"], 1 - prospect.nerves)],
        [(1.0, prospect.reticence), (0.0, 1 - prospect.reticence)],
        *[[(1.0, chance), (0.0, 1 - chance)] for chance in deciders],
    ]
    rows: list[tuple[float, ...]] = []
    prior: list[float] = []
    for combination in product(*traits):
        share = 1.0
        for _, chance in combination:
            share *= chance
        if share > 0:
            rows.append(tuple(value for value, _ in combination))
            prior.append(share)
    table = np.array(rows, dtype=np.float64)
    weights = np.array(prior)
    running = 0.0
    for share in prior:
        running += share
    real, heavy, fit, courtesy, nerves, reticence, *decides = range(len(traits))
    single = table.astype(np.float32)
    return Types(
        prior=weights / running,
        objection=table[:, real].astype(np.int64),
        heavy=single[:, heavy],
        fit=single[:, fit],
        poor=table[:, fit] == profile["type.poor_fit"],
        courtesy=single[:, courtesy],
        nerves=single[:, nerves],
        hurried=table[:, nerves] == profile["type.steady"],
        reticence=single[:, reticence],
        decides=table[:, decides] > 0,
    )
