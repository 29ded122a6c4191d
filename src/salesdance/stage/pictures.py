"""Pictures and icons: a picture's header is read before anything is decoded, so that no file can be a bomb."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import NamedTuple

import pygame

from salesdance.stage.faults import PictureError
from salesdance.stage.theme import Colour

MOST_BYTES = 8 * 1024 * 1024
MOST_SIDE = 4096
MOST_PIXELS = 16_000_000
SCALED_KEPT, LOADED_KEPT = 96, 24


class Header(NamedTuple):
    """What a picture says about itself: kind, and width and height in pixels."""

    kind: str
    width: int
    height: int


def check_picture(data: bytes, name: str) -> Header:
    """Return the header of a PNG, JPEG or WebP picture; PictureError if it is none, broken or too large.

    At most 8 MB, 4,096 pixels a side and 16 million pixels. Nothing is decoded.
    """
    if len(data) > MOST_BYTES:
        raise PictureError(f"{name} is a picture of more than 8 MB; save it smaller.")
    try:
        header = _header(data)
    except (struct.error, IndexError):
        header = None
    if header is None:
        raise PictureError(f"{name} is not a picture that can be read; save it as PNG or JPEG.")
    _, width, height = header
    if width < 1 or height < 1:
        raise PictureError(f"{name} is a picture without any size; save it again.")
    if width > MOST_SIDE or height > MOST_SIDE or width * height > MOST_PIXELS:
        raise PictureError(
            f"{name} is {width} x {height} pixels; at most {MOST_SIDE} a side and 16 million in all can be shown."
        )
    return header


def _header(data: bytes) -> Header | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return Header("png", *struct.unpack(">II", data[16:24]))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    return None


def _jpeg(data: bytes) -> Header | None:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Header("jpeg", width, height)
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


def _webp(data: bytes) -> Header | None:
    if data[12:16] == b"VP8X":
        return Header("webp", 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if data[12:16] == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return Header("webp", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if data[12:16] == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[26:30])
        return Header("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def load_picture(path: Path) -> pygame.Surface:
    """Return the picture of a file; PictureError if it cannot be read, is broken or too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PictureError(f"{path} cannot be read ({error.strerror}).") from error
    header = check_picture(data, str(path))
    try:
        picture = pygame.image.load(io.BytesIO(data), f"picture.{header.kind}")
    except pygame.error as error:
        raise PictureError(f"{path} is a broken picture; save it again.") from error
    if picture.get_size() != (header.width, header.height):
        raise PictureError(f"{path} is not of the size that it says; save it again.")
    return picture


class Pictures:
    """The icons of one folder and the pictures of any, each decoded once and kept at the last few sizes."""

    def __init__(self, icons: Path | None = None) -> None:
        self._icons = icons
        self._drawn: dict[tuple[str, int, Colour], pygame.Surface | None] = {}
        self._loaded: dict[Path, pygame.Surface | None] = {}
        self._scaled: dict[tuple[Path, int, int, int], pygame.Surface] = {}

    def icon(self, name: str, size: int, colour: Colour) -> pygame.Surface | None:
        """Return the icon of a name in a colour, `size` pixels a side; None if this folder has no such icon."""
        key = (name, size, colour)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, size, colour)
        return self._drawn[key]

    def picture(self, path: Path) -> pygame.Surface | None:
        """Return a picture; None if it cannot be shown, so that a bad file of an author never ends a talk."""
        if path not in self._loaded:
            while len(self._loaded) >= LOADED_KEPT:
                del self._loaded[next(iter(self._loaded))]
            try:
                self._loaded[path] = load_picture(path)
            except PictureError:
                self._loaded[path] = None
        return self._loaded[path]

    def covering(self, path: Path, size: tuple[int, int], radius: int) -> pygame.Surface | None:
        """Return a picture that fills a size, cut at the sides or below, with round corners; None if it cannot be.

        Of a picture `name@1x.png` that is too small its neighbour `name@2x.png` is taken, if there is one.
        """
        key = (path, *size, radius)
        if key not in self._scaled:
            picture = self._large_enough(path, size)
            if picture is None or min(size) < 1:
                return None
            while len(self._scaled) >= SCALED_KEPT:
                del self._scaled[next(iter(self._scaled))]
            self._scaled[key] = rounded(_covering(picture, size), radius)
        return self._scaled[key]

    def _large_enough(self, path: Path, size: tuple[int, int]) -> pygame.Surface | None:
        picture = self.picture(path)
        if picture is None or not path.stem.endswith("@1x"):
            return picture
        if picture.get_width() >= size[0] and picture.get_height() >= size[1]:
            return picture
        return self.picture(path.with_stem(path.stem.removesuffix("@1x") + "@2x")) or picture

    def _draw(self, name: str, size: int, colour: Colour) -> pygame.Surface | None:
        if self._icons is None or size < 1:
            return None
        try:
            text = (self._icons / f"{name}.svg").read_text(encoding="utf-8")
        except OSError:
            return None
        tinted = text.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour[:3]))
        return pygame.image.load_sized_svg(io.BytesIO(tinted.encode()), (size, size))


def _covering(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    width, height = size
    scale = max(width / picture.get_width(), height / picture.get_height())
    whole = (max(round(picture.get_width() * scale), width), max(round(picture.get_height() * scale), height))
    if picture.get_bitsize() not in (24, 32):
        picture = picture.convert_alpha()
    if scale > 0.5:
        scaled = pygame.transform.smoothscale(picture, whole)
    else:
        # Halving first keeps thin ink lines whole.
        half = pygame.transform.smoothscale(picture, (whole[0] * 2, whole[1] * 2))
        scaled = pygame.transform.smoothscale(half, whole)
    cut = pygame.Surface(size, pygame.SRCALPHA)
    cut.blit(scaled, ((width - whole[0]) // 2, 0))
    return cut


def rounded(picture: pygame.Surface, radius: int) -> pygame.Surface:
    """Return a picture of which the corners are cut round with soft edges, `radius` in pixels."""
    width, height = picture.get_size()
    radius = min(radius, width // 2, height // 2)
    if radius < 1:
        return picture
    quarter = pygame.Surface((radius * 4, radius * 4), pygame.SRCALPHA)
    quarter.fill((255, 255, 255, 0))
    pygame.draw.circle(quarter, (255, 255, 255, 255), (radius * 4, radius * 4), radius * 4)
    corner = pygame.transform.smoothscale(quarter, (radius, radius))
    mask = pygame.Surface((width, height), pygame.SRCALPHA)
    mask.fill((255, 255, 255, 255))
    for right in (False, True):
        for low in (False, True):
            turned = pygame.transform.flip(corner, right, low)
            place = (width - radius if right else 0, height - radius if low else 0)
            mask.fill((0, 0, 0, 0), (*place, radius, radius))
            mask.blit(turned, place, special_flags=pygame.BLEND_RGBA_ADD)
    cut = picture.convert_alpha() if pygame.display.get_surface() else picture.copy()
    cut.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut
