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
COARSE = 4
MOST_COLOURS = 256

Pixels = NDArray[np.uint8]


class Unlike(NamedTuple):
    """How unlike two pictures are on the whole, 0 to 255, and in the block where it is the most.

    In a block it is measured against how uneven the block is: where letters stand close together a hair's breadth
    changes much, on a plain ground it changes nothing.
    """

    mean: float
    most: float


# All letters half a pixel aside, as another build of the fonts may draw them, are 0.23 in the worst block of all
# pictures, and 3.4 on the whole; a card moved by 12 pixels is at least 0.36.
ALIKE = Unlike(4.0, 0.33)
STEADY = 8.0


def small(surface: pygame.Surface) -> Pixels:
    """Return a picture of the screen, made small: height, width, and red, green and blue of each pixel."""
    made = pygame.transform.smoothscale(surface.convert(24), SMALL)
    return pygame.surfarray.array3d(made).transpose(1, 0, 2)


def unlike(one: Pixels, other: Pixels) -> Unlike:
    """Compare two small pictures."""
    apart = np.abs(one.astype(np.int16) - other).mean(axis=2)
    return Unlike(float(apart.mean()), float((_blocks(apart) / (STEADY + _blocks(_uneven(other)))).max()))


def _blocks(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of each block."""
    rows, columns = SMALL[1] // BLOCK, SMALL[0] // BLOCK
    made: NDArray[np.float64] = pixels.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))
    return made


def _uneven(picture: Pixels) -> NDArray[np.float64]:
    """Return how far each pixel is from the next one, across or down, whichever is more."""
    wide = picture.astype(np.int16)
    across = np.abs(np.diff(wide, axis=1, append=wide[:, -1:])).mean(axis=2)
    down = np.abs(np.diff(wide, axis=0, append=wide[-1:])).mean(axis=2)
    return np.maximum(across, down)


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
    """Write a picture with at most 256 colours: each next one is that which would be missed the most."""
    kinds, where, counts = np.unique((pixels // COARSE).reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    where = where.reshape(-1)
    sums = [np.bincount(where, pixels[..., part].reshape(-1), len(kinds)) for part in range(3)]
    # The mean of all pixels of a kind, so that plain grounds stay exactly what they are.
    colours = np.stack(sums, axis=1) / counts[:, None]
    palette = [colours[counts.argmax()]]
    nearest, apart = np.zeros(len(kinds), np.uint8), ((colours - palette[0]) ** 2).sum(axis=1)
    for number in range(1, min(MOST_COLOURS, len(kinds))):
        palette.append(colours[(apart * counts).argmax()])
        closer = (found := ((colours - palette[-1]) ** 2).sum(axis=1)) < apart
        nearest[closer], apart[closer] = number, found[closer]
    height, width = pixels.shape[:2]
    surface = pygame.image.frombuffer(nearest[where].tobytes(), (width, height), "P")
    surface.set_palette([tuple(round(float(part)) for part in colour) for colour in palette])
    pygame.image.save(surface, path)


def sheet_of(folder: Path, name: str) -> Path:
    """Return the file of a screen."""
    return folder / f"{name}.png"


def names_in(folder: Path) -> Sequence[str]:
    """Return the screens of which there is a file."""
    return sorted(path.stem for path in folder.glob("*.png"))
