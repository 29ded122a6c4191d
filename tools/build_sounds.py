"""Builds assets/sounds: `pip install -e '.[art]'`, then `python tools/build_sounds.py`.

Everything is computed here from noise and damped resonances, seeded by its own name; nothing is recorded, and the
same versions of numpy and soundfile give the same bytes. Things are short and soft, as if across a desk; tones are
periodic noise, so that they loop without a seam. `--plot FOLDER` writes a picture of each, since building machines
seldom have ears.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

OUT = Path(__file__).resolve().parent.parent / "assets" / "sounds"
RATE = 44_100
TONE_SECONDS = 12
# Peaks of the things and levels of the tones, in decibels below full scale. A setting of 100 % plays them as they are.
THING_PEAK = {"pen": -21, "paper": -19, "door": -15, "phone": -18, "post": -17, "chair": -19, "cup": -18, "knock": -17}
TONE_LEVEL = {"tone_office": -42, "tone_workshop": -40, "tone_phone": -46, "tone_outside": -42}
TONE_QUALITY, THING_QUALITY = 0.0, 0.3

Samples = NDArray[np.float64]


def main() -> int:
    """Write every sound and print what can be measured about it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plot", type=Path, help="a folder for pictures of waveform and spectrum (needs pillow)")
    folder = parser.parse_args().plot
    OUT.mkdir(parents=True, exist_ok=True)
    print(f"{'':14}{'bytes':>8}{'s':>7}{'peak':>7}{'rms':>7}{'rise':>7}{'centre':>8}{'95 %':>8}{'seam':>7}")
    for name in (*THING_PEAK, *TONE_LEVEL):
        dice = np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))
        if name in THING_PEAK:
            sound = _edges(_room(THINGS[name](dice), dice))
            sound *= _gain(THING_PEAK[name]) / np.max(np.abs(sound))
        else:
            sound = TONES[name](dice)
            sound *= _gain(TONE_LEVEL[name]) / np.sqrt(np.mean(sound**2))
        path = OUT / f"{name}.ogg"
        if name in THING_PEAK:
            _write(path, sound, THING_QUALITY)
        else:
            _write_loop(path, sound)
        heard, _ = soundfile.read(path)
        print(f"{name:14}{path.stat().st_size:8,}{_measures(heard, looped=name in TONE_LEVEL)}")
        if folder:
            _plot(heard, folder / f"{name}.png")
    print(f"{sum(path.stat().st_size for path in OUT.glob('*.ogg')):,} bytes in all")
    return 0


# Building blocks ------------------------------------------------------------------------------------------------------


def _time(seconds: float) -> Samples:
    return np.arange(round(seconds * RATE)) / RATE


def _gain(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _band(sound: Samples, low: float, high: float, slope: float = 2.0) -> Samples:
    """Filter with soft shoulders: `slope` is the order of the roll-off below `low` and above `high`, in hertz."""
    spectrum = np.fft.rfft(sound)
    hertz = np.maximum(np.fft.rfftfreq(len(sound), 1 / RATE), 1e-6)
    shape = 1 / np.sqrt((1 + (low / hertz) ** (2 * slope)) * (1 + (hertz / high) ** (2 * slope)))
    return np.fft.irfft(spectrum * shape, len(sound))


def _noise(dice: np.random.Generator, seconds: float, low: float, high: float, slope: float = 2.0) -> Samples:
    """Return noise in a band, with a mean square of 1; it is periodic, as every filter here is circular."""
    sound = _band(dice.standard_normal(round(seconds * RATE)), low, high, slope)
    return sound / np.sqrt(np.mean(sound**2))


def _swell(time: Samples, start: float, rise: float, fall: float) -> Samples:
    """Return an envelope: up over `rise` seconds as a raised cosine, then down with time constant `fall`."""
    since = time - start
    up = np.clip(since / rise, 0, 1)
    return 0.5 * (1 - np.cos(np.pi * up)) * np.exp(-np.clip(since - rise, 0, None) / fall)


def _struck(time: Samples, start: float, modes: list[tuple[float, float, float]], rise: float = 0.003) -> Samples:
    """Return damped modes after a soft blow at `start`; each mode is hertz, loudness and seconds to fall to 1/e."""
    since = time - start
    total = np.zeros_like(time)
    for hertz, loudness, fall in modes:
        total += loudness * np.sin(2 * np.pi * hertz * np.clip(since, 0, None)) * _swell(time, start, rise, fall)
    return total


def _room(sound: Samples, dice: np.random.Generator, seconds: float = 0.28, wet: float = 0.16) -> Samples:
    """Add a small furnished room: a dull tail that follows the sound and dies within a third of a second."""
    time = _time(seconds)
    tail = dice.standard_normal(len(time)) * np.exp(-time / 0.055) * np.clip(time / 0.008, 0, 1)
    length = len(sound) + len(tail)
    size = 1 << (length - 1).bit_length()
    padded = np.zeros(size)
    padded[: len(tail)] = tail
    reply = _band(padded, 120, 2600, 1.5)
    reply /= np.sqrt(np.sum(reply**2))
    echoed = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(reply, size), size)[:length]
    dry = np.concatenate([sound, np.zeros(len(tail))])
    return dry + wet * echoed


def _edges(sound: Samples, rise: float = 0.004, fall: float = 0.06) -> Samples:
    """Take away the constant part, and let the sound begin and end in silence."""
    sound = _band(np.concatenate([np.zeros(441), sound, np.zeros(441)]), 45, 9000, 2)
    start, end = round(rise * RATE), round(fall * RATE)
    sound[:start] *= 0.5 * (1 - np.cos(np.pi * np.arange(start) / start))
    sound[-end:] *= 0.5 * (1 + np.cos(np.pi * np.arange(end) / end))
    return sound


def _wander(dice: np.random.Generator, seconds: float, slowest: int, fastest: int) -> Samples:
    """Return a slow periodic curve with a standard deviation of 1, made of whole cycles per loop."""
    time = _time(seconds)
    curve = np.zeros_like(time)
    for cycles in range(slowest, fastest + 1):
        angle = dice.uniform(0, 2 * np.pi)
        curve += np.sin(2 * np.pi * cycles * time / seconds + angle) / np.sqrt(cycles)
    return curve / np.std(curve)


# Things ---------------------------------------------------------------------------------------------------------------


def _pen(dice: np.random.Generator) -> Samples:
    """Three strokes of a pen on paper that lies on a desk."""
    time = _time(0.78)
    pressure = np.zeros_like(time)
    for start, length in ((0.02, 0.15), (0.24, 0.11), (0.41, 0.27)):
        inside = np.clip((time - start) / length, 0, 1)
        pressure += np.sin(np.pi * inside) ** 1.3
    grain = 1 + 0.35 * _band(dice.standard_normal(len(time)), 25, 110) * 12
    scratch = _noise(dice, 0.78, 1100, 2600, 3) + 0.45 * _noise(dice, 0.78, 280, 800)
    return scratch * pressure * np.clip(grain, 0.2, 2)


def _paper(dice: np.random.Generator) -> Samples:
    """One sheet lifted, turned and laid down."""
    time = _time(0.72)
    rustle = np.zeros_like(time)
    for start in np.sort(dice.uniform(0.03, 0.44, 16)):
        rustle += dice.uniform(0.25, 0.8) * _swell(time, float(start), 0.012, float(dice.uniform(0.012, 0.045)))
    arc = 0.25 * np.sin(np.pi * np.clip(time / 0.5, 0, 1)) ** 2
    sheet = _noise(dice, 0.72, 800, 2700, 3) * (rustle + arc)
    laid = _swell(time, 0.5, 0.014, 0.035)
    return sheet + laid * (0.7 * _noise(dice, 0.72, 400, 1900) + 0.9 * _noise(dice, 0.72, 120, 380))


def _door(dice: np.random.Generator) -> Samples:
    """An inner door pulled to: leaf against frame, then the latch."""
    time = _time(0.6)
    leaf = _struck(time, 0.06, [(78, 1, 0.07), (121, 0.7, 0.055), (187, 0.4, 0.04), (263, 0.2, 0.03)], 0.006)
    air = 0.35 * _noise(dice, 0.6, 70, 420) * _swell(time, 0.02, 0.05, 0.06)
    latch = _struck(time, 0.118, [(640, 0.10, 0.012), (1130, 0.07, 0.009), (1790, 0.035, 0.007)], 0.002)
    click = 0.10 * _noise(dice, 0.6, 900, 2600) * _swell(time, 0.118, 0.003, 0.01)
    return leaf + air + latch + click


def _phone(dice: np.random.Generator) -> Samples:
    """A phone that buzzes twice, face down on wood."""
    time = _time(1.25)
    on = np.zeros_like(time)
    for start in (0.05, 0.68):
        on += np.clip((time - start) / 0.05, 0, 1) * np.clip((start + 0.42 - time) / 0.07, 0, 1)
    on = 0.5 * (1 - np.cos(np.pi * np.clip(on, 0, 1)))
    phase = 2 * np.pi * np.cumsum(158 + 1.5 * _wander(dice, 1.25, 2, 9)) / RATE
    motor = sum(a * np.sin(order * phase) for order, a in ((1, 1), (2, 0.55), (3, 0.3), (4, 0.18), (5, 0.1)))
    rattle = _noise(dice, 1.25, 350, 1500) * np.clip(np.sin(phase), 0, None) ** 4
    first = _struck(time, 0.045, [(176, 0.5, 0.03), (322, 0.3, 0.02)], 0.005)
    return on * (motor + 0.35 * rattle) + first


def _post(dice: np.random.Generator) -> Samples:
    """The flap of a letter box, and a letter on the mat."""
    time = _time(0.75)
    modes = [(318, 0.6, 0.03), (512, 0.4, 0.025), (905, 0.16, 0.018), (1370, 0.07, 0.012)]
    flap = _struck(time, 0.03, modes, 0.007) + 0.45 * _struck(time, 0.115, modes, 0.007)
    slide = 0.07 * _noise(dice, 0.75, 700, 2400, 3) * _swell(time, 0.05, 0.06, 0.05)
    landed = _swell(time, 0.41, 0.008, 0.03)
    mat = landed * (0.4 * _noise(dice, 0.75, 90, 340) + 0.13 * _noise(dice, 0.75, 500, 2000))
    return flap + slide + mat


def _chair(dice: np.random.Generator) -> Samples:
    """Somebody leans back: cloth, and a joint of wood that gives."""
    time = _time(0.85)
    cloth = _noise(dice, 0.85, 220, 1100) * (
        0.07 * np.sin(np.pi * np.clip(time / 0.6, 0, 1)) ** 2 + 0.05 * _swell(time, 0.5, 0.05, 0.08)
    )
    creak = np.zeros_like(time)
    moment, step = 0.16, 0.026
    while moment < 0.47:
        loud = np.sin(np.pi * (moment - 0.16) / 0.31) * dice.uniform(0.5, 1)
        creak += loud * _struck(time, moment, [(214, 0.5, 0.012), (388, 0.6, 0.010), (655, 0.3, 0.007)], 0.003)
        step = max(0.0125, step * dice.uniform(0.86, 1.0))
        moment += step
    settle = 0.5 * _struck(time, 0.55, [(92, 1, 0.05), (148, 0.5, 0.035)], 0.008)
    return cloth + 0.5 * creak + settle


def _cup(dice: np.random.Generator) -> Samples:
    """A cup put down on its saucer."""
    time = _time(0.5)
    china = [(1460, 0.30, 0.035), (2310, 0.18, 0.028), (3270, 0.08, 0.02), (690, 0.25, 0.02)]
    down = _struck(time, 0.03, china, 0.006) + 0.35 * _struck(time, 0.085, china, 0.006)
    table = _struck(time, 0.03, [(168, 0.5, 0.03), (255, 0.3, 0.022)], 0.005)
    return down + table + 0.1 * _noise(dice, 0.5, 500, 2500) * _swell(time, 0.03, 0.007, 0.02)


def _knock(dice: np.random.Generator) -> Samples:
    """Two knuckles on an inner door."""
    time = _time(0.6)
    total = np.zeros_like(time)
    for start, loudness in ((0.03, 1.0), (0.225, 0.8)):
        total += loudness * _struck(time, start, [(143, 0.9, 0.03), (231, 0.7, 0.024), (402, 0.35, 0.015)], 0.007)
        total += loudness * 0.18 * _noise(dice, 0.6, 500, 1900) * _swell(time, start, 0.006, 0.009)
    return total


# Tones ----------------------------------------------------------------------------------------------------------------


def _tone_office(dice: np.random.Generator) -> Samples:
    """Air from a vent, a street behind glass."""
    vent = _noise(dice, TONE_SECONDS, 90, 330, 2) * (1 + 0.06 * _wander(dice, TONE_SECONDS, 1, 6))
    street = _noise(dice, TONE_SECONDS, 50, 130, 2) * (1 + 0.25 * _wander(dice, TONE_SECONDS, 1, 4))
    return vent + 0.6 * street + 0.06 * _noise(dice, TONE_SECONDS, 700, 1500, 2)


def _tone_workshop(dice: np.random.Generator) -> Samples:
    """A fan somewhere behind a wall, a large room."""
    time = _time(TONE_SECONDS)
    partials = ((49, 0.5), (98, 0.35), (147, 0.12))  # whole hertz, so that they close over whole seconds
    hum = sum(a * np.sin(2 * np.pi * hertz * time + dice.uniform(0, 2 * np.pi)) for hertz, a in partials)
    air = _noise(dice, TONE_SECONDS, 70, 380, 2)
    turning = 1 + 0.12 * _wander(dice, TONE_SECONDS, 1, 5)
    return air + 0.45 * hum * turning + 0.07 * _noise(dice, TONE_SECONDS, 600, 1500, 2)


def _tone_phone(dice: np.random.Generator) -> Samples:
    """An open line: the narrow band of a telephone, and a room at its other end."""
    line = _noise(dice, TONE_SECONDS, 320, 1500, 3)
    far = _noise(dice, TONE_SECONDS, 300, 600, 3) * (1 + 0.2 * _wander(dice, TONE_SECONDS, 1, 6))
    return 0.5 * line + far


def _tone_outside(dice: np.random.Generator) -> Samples:
    """Wind in the open, a road a long way off."""
    gusts = np.clip(1 + 0.3 * _wander(dice, TONE_SECONDS, 1, 4), 0.25, None)
    wind = _noise(dice, TONE_SECONDS, 110, 400, 2) * gusts
    leaves = _noise(dice, TONE_SECONDS, 1200, 2400, 3) * gusts**2
    return wind + 0.06 * leaves + 0.6 * _noise(dice, TONE_SECONDS, 45, 140, 2)


Maker = Callable[[np.random.Generator], Samples]
THINGS: dict[str, Maker] = {
    "pen": _pen,
    "paper": _paper,
    "door": _door,
    "phone": _phone,
    "post": _post,
    "chair": _chair,
    "cup": _cup,
    "knock": _knock,
}
TONES: dict[str, Maker] = {
    "tone_office": _tone_office,
    "tone_workshop": _tone_workshop,
    "tone_phone": _tone_phone,
    "tone_outside": _tone_outside,
}


# Files and figures ----------------------------------------------------------------------------------------------------


def _write(path: Path, sound: Samples, quality: float) -> None:
    with soundfile.SoundFile(
        path, "w", RATE, 1, format="OGG", subtype="VORBIS", compression_level=1 - quality
    ) as written:
        for start in range(0, len(sound), RATE):  # the encoder of libsndfile dislikes one large block
            written.write(sound[start : start + RATE])
    path.write_bytes(_numbered(path.read_bytes()))


def _write_loop(path: Path, sound: Samples) -> None:
    """Write a periodic sound from where its two ends meet best, once the encoder has had its say."""
    steps = {}
    for second in range(0, TONE_SECONDS, 2):
        _write(path, np.roll(sound, -second * RATE), TONE_QUALITY)
        heard, _ = soundfile.read(path)
        steps[second] = _seam(heard)
    best = min(steps, key=lambda second: (round(steps[second], 3), second))
    _write(path, np.roll(sound, -best * RATE), TONE_QUALITY)


def _seam(sound: Samples) -> float:
    return float(abs(sound[0] - sound[-1]) / np.sqrt(np.mean(np.diff(sound) ** 2)))


def _numbered(ogg: bytes) -> bytes:
    """Give the stream the number 1 in place of a random one, and each page its checksum anew."""
    pages, at = [], 0
    while at < len(ogg):
        segments = ogg[at + 26]
        size = 27 + segments + sum(ogg[at + 27 : at + 27 + segments])
        page = bytearray(ogg[at : at + size])
        page[14:18] = (1).to_bytes(4, "little")
        page[22:26] = bytes(4)
        page[22:26] = _checksum(page).to_bytes(4, "little")
        pages.append(bytes(page))
        at += size
    return b"".join(pages)


def _checksum(data: bytes | bytearray) -> int:
    """Return Ogg's CRC: polynomial 0x04c11db7, not reflected, from 0."""
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        value &= 0xFFFFFFFF
    return value


def _measures(sound: Samples, *, looped: bool) -> str:
    """Return seconds, peak and level in dB, rise in ms, spectral centre and 95 % point in hertz, and seam.

    The level of a thing is that of its loudest 100 ms. The rise goes from a twentieth to half of the peak. The seam of
    a loop is the step from its last sample to its first, over the usual step between neighbours; 1 or less is none.
    """
    window = sound if looped else _loudest(sound, RATE // 10)
    level = 20 * np.log10(np.sqrt(np.mean(window**2)))
    top = float(np.max(np.abs(sound)))
    outline = np.maximum.reduceat(np.abs(sound), np.arange(0, len(sound), RATE // 1000))
    first = int(np.flatnonzero(outline > 0.5 * top)[0])
    rise = first - int(np.flatnonzero(outline[: first + 1] > 0.05 * top)[0])
    power = np.abs(np.fft.rfft(sound)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    centre = float(np.sum(hertz * power) / np.sum(power))
    most = float(hertz[np.searchsorted(np.cumsum(power), 0.95 * np.sum(power))])
    seam = f"{_seam(sound):7.2f}" if looped else ""
    return f"{len(sound) / RATE:7.2f}{20 * np.log10(top):7.1f}{level:7.1f}{rise:7d}{centre:8.0f}{most:8.0f}{seam}"


def _loudest(sound: Samples, size: int) -> Samples:
    energy = np.convolve(sound**2, np.ones(size), "valid")
    start = int(np.argmax(energy))
    return sound[start : start + size]


def _plot(sound: Samples, path: Path) -> None:
    """Draw the waveform above a spectrogram up to 10 kHz with 60 dB of range."""
    from PIL import Image, ImageDraw

    path.parent.mkdir(parents=True, exist_ok=True)
    width, wave, bands = 460, 90, 200
    picture = Image.new("L", (width, wave + bands), 255)
    pen = ImageDraw.Draw(picture)
    top = float(np.max(np.abs(sound)))
    for x in range(width):
        piece = sound[x * len(sound) // width : max((x + 1) * len(sound) // width, x * len(sound) // width + 1)]
        pen.line([(x, wave / 2 - 42 * piece.max() / top), (x, wave / 2 - 42 * piece.min() / top)], fill=40)
    size = 1024
    padded = np.pad(sound, size // 2)
    columns = [
        np.abs(np.fft.rfft(padded[at : at + size] * np.hanning(size)))
        for at in np.linspace(0, len(padded) - size, width).astype(int)
    ]
    grid = 20 * np.log10(np.array(columns).T[: int(10_000 * size / RATE)] + 1e-9)
    shade = np.clip((grid - grid.max() + 60) / 60, 0, 1)
    image = Image.fromarray((255 * (1 - shade[::-1])).astype(np.uint8)).resize((width, bands))
    picture.paste(image, (0, wave))
    picture.save(path)


if __name__ == "__main__":
    sys.exit(main())
