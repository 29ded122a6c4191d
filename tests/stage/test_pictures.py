import struct
import zlib
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdance.stage import Picture, PictureError, check_picture, load_picture
from salesdance.stage.pictures import Pictures
from tests.stage.conftest import ASSETS, Fly
from tests.stage.screens import Plain

INK = (36, 83, 194, 255)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def saved(folder: Path, name: str, size: tuple[int, int] = (30, 20)) -> Path:
    pygame.image.save(pygame.Surface(size, pygame.SRCALPHA), folder / name)
    return folder / name


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_says_its_size_before_it_is_opened(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, name)
    assert check_picture(path.read_bytes(), name)[1:] == (30, 20)
    assert load_picture(path).get_size() == (30, 20)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (png(5000, 10), "at most 4096 a side"),
        (png(4096, 4096), "16 million"),
        (png(0, 10), "without any size"),
        (png(60000, 60000), "60000 x 60000 pixels"),
        (b"\xff\xd8" + b"\xff\xe0\x00\x02" * 3, "not a picture"),
        (b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03", "65535 x 65535"),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\xff" * 6, "16777216 x 16777216"),
        (b"GIF89a", "not a picture"),
        (b"", "not a picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (8 * 1024 * 1024), "more than 8 MB"),
    ],
)
def test_a_bomb_is_refused_by_its_header(data: bytes, says: str) -> None:
    with pytest.raises(PictureError, match=says) as caught:
        check_picture(data, "face.png")
    assert str(caught.value).startswith("face.png is ")


@given(
    st.binary(max_size=60),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"RIFF1234WEBPVP8"]),
)
def test_no_bytes_at_all_do_anything_but_be_refused_or_have_a_size(data: bytes, head: bytes) -> None:
    try:
        header = check_picture(head + data, "any")
    except PictureError:
        return
    assert header.width * header.height <= 16_000_000


def test_a_broken_or_missing_picture_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "cut.png").write_bytes(png(30, 20)[:45])
    for name in ("cut.png", "none.png"):
        with pytest.raises(PictureError, match=name):
            load_picture(tmp_path / name)


def test_a_picture_that_cannot_be_shown_leaves_its_frame_and_its_words(fly: Fly, tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png(60000, 60000))
    pilot = fly(Plain(lambda: Picture(tmp_path / "bomb.png", "Marta looks up")))
    assert pilot.find("Marta looks up").role == "image"


def test_icons_take_the_colour_they_are_given() -> None:
    icon = Pictures(ASSETS / "icons").icon("clock", 48, INK)
    assert icon is not None
    assert icon.get_size() == (48, 48)
    seen = {tuple(icon.get_at((x, y)))[:3] for x in range(48) for y in range(48) if icon.get_at((x, y))[3] == 255}
    assert seen == {INK[:3]}


def test_an_icon_that_is_not_there_is_none() -> None:
    assert Pictures(ASSETS / "icons").icon("../../pyproject", 20, INK) is None
    assert Pictures(None).icon("clock", 20, INK) is None


def test_the_corners_of_a_picture_are_round_and_not_dark(tmp_path: Path) -> None:
    picture = pygame.Surface((100, 100))
    picture.fill((250, 200, 150))
    pygame.image.save(picture, tmp_path / "a.png")
    cut = Pictures().covering(tmp_path / "a.png", (60, 40), 12)
    assert cut is not None
    assert cut.get_at((0, 0))[3] == 0
    assert cut.get_at((30, 20))[:3] == pytest.approx((250, 200, 150), abs=3)  # as SDL scales
    edge = [cut.get_at((x, y)) for x in range(12) for y in range(12) if 0 < cut.get_at((x, y))[3] < 255]
    assert edge
    assert all(pixel[0] > 235 for pixel in edge)
