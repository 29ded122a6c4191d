"""Small pictures of screens, sheets of six of them in a file, and how unlike two of them are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from tests.stage.golden.looks import LOOKS, Look

SMALL = (320, 180)
BLOCK = 20
COLUMNS = 3
COARSE = 8
MOST_COLOURS = 256

Pixels = NDArray[np.uint8]


class Unlike(NamedTuple):
    """How unlike two pictures are, 0 to 255: on the whole, and in the block of pixels where it is the most."""

    mean: float
    most: float


# Another build of the fonts moves letters by less than a pixel of the screen, which is a quarter of one here.
ALIKE = Unlike(1.5, 12.0)


def small(surface: pygame.Surface) -> Pixels:
    """Return a picture of the screen, made small: height, width, and red, green and blue of each pixel."""
    made = pygame.transform.smoothscale(surface.convert(24), SMALL)
    return pygame.surfarray.array3d(made).transpose(1, 0, 2)


def unlike(one: Pixels, other: Pixels) -> Unlike:
    """Compare two small pictures."""
    apart = np.abs(one.astype(np.int16) - other).mean(axis=2)
    rows, columns = SMALL[1] // BLOCK, SMALL[0] // BLOCK
    blocks = apart.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))
    return Unlike(float(apart.mean()), float(blocks.max()))


def alike(found: Unlike) -> bool:
    """Tell whether two pictures are of the same screen, as far as anybody can see."""
    return found.mean <= ALIKE.mean and found.most <= ALIKE.most


def write_sheet(path: Path, pictures: Mapping[Look, Pixels]) -> None:
    """Write the looks of one screen side by side, themes across and text sizes down."""
    rows = [
        np.concatenate([pictures[look] for look in LOOKS[at : at + COLUMNS]], axis=1)
        for at in range(0, len(LOOKS), COLUMNS)
    ]
    write_png(path, np.concatenate(rows, axis=0))


def read_sheet(path: Path) -> dict[Look, Pixels]:
    """Return the looks of one screen from their file."""
    sheet = pygame.surfarray.array3d(pygame.image.load(path).convert(24)).transpose(1, 0, 2)
    width, height = SMALL
    return {
        look: sheet[row * height : (row + 1) * height, column * width : (column + 1) * width]
        for at, look in enumerate(LOOKS)
        for row, column in [divmod(at, COLUMNS)]
    }


def write_png(path: Path, pixels: Pixels) -> None:
    """Write a picture with at most 256 colours: those that occur most, and for all others the nearest of them."""
    codes = _coarse(pixels)
    kinds, where, counts = np.unique(codes, return_inverse=True, return_counts=True)
    kept = kinds[np.argsort(-counts, kind="stable")[:MOST_COLOURS]]
    palette = _colours(kept, codes, pixels)
    nearest = np.array([_nearest(colour, palette) for colour in _colours(kinds, codes, pixels)], np.uint8)
    height, width = codes.shape
    surface = pygame.image.frombuffer(nearest[where.reshape(-1)].tobytes(), (width, height), "P")
    surface.set_palette([tuple(int(part) for part in colour) for colour in palette])
    pygame.image.save(surface, path)


def _coarse(pixels: Pixels) -> NDArray[np.int32]:
    steps = pixels.astype(np.int32) // COARSE
    made: NDArray[np.int32] = (steps[..., 0] << 10) | (steps[..., 1] << 5) | steps[..., 2]
    return made


def _colours(kinds: NDArray[np.int32], codes: NDArray[np.int32], pixels: Pixels) -> NDArray[np.float64]:
    """Return the mean colour of all pixels of each coarse kind, so that plain grounds stay exactly what they are."""
    at = np.searchsorted(kinds, codes) if np.all(np.diff(kinds) > 0) else None
    if at is None:
        order = np.argsort(kinds)
        return _colours(kinds[order], codes, pixels)[np.argsort(order)]
    at = np.minimum(at, len(kinds) - 1)
    mine = kinds[at] == codes
    counts = np.bincount(at[mine], minlength=len(kinds))
    sums = [np.bincount(at[mine], pixels[..., part][mine], len(kinds)) for part in range(3)]
    return np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]


def _nearest(colour: NDArray[np.float64], palette: NDArray[np.float64]) -> int:
    return int(((palette - colour) ** 2).sum(axis=1).argmin())


def sheet_of(folder: Path, name: str) -> Path:
    """Return the file of a screen."""
    return folder / f"{name}.png"


def names_in(folder: Path) -> Sequence[str]:
    """Return the screens of which there is a file."""
    return sorted(path.stem for path in folder.glob("*.png"))
