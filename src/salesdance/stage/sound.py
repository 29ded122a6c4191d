"""Sound, where there is any: things in the room. No device, no file, and volume 0 are all the same silence."""

from __future__ import annotations

from pathlib import Path

import pygame

FADES_IN, FADES_OUT = 900, 400
QUIET = 0.25


class Speaker:
    """Plays the sounds of one folder by their name. The device is opened at the first sound."""

    def __init__(self, folder: Path, volume: float = 0.3) -> None:
        self.volume = volume
        self.muted = False
        self._folder = folder
        self._works: bool | None = None
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._tone = ""

    def play(self, name: str) -> bool:
        """Play a sound once at the volume, 0 to 1; return whether it can be heard."""
        sound = self._sound(name)
        if sound is None:
            return False
        sound.set_volume(self._loudness())
        return sound.play() is not None and not self.muted

    def hum(self, name: str) -> bool:
        """Let the tone of a room be heard until another one is asked for, "" for none; return whether it is."""
        if name == self._tone:
            return bool(name) and not self.muted
        if self._tone and (before := self._sounds.get(self._tone)) is not None:
            before.fadeout(FADES_OUT)
        sound = self._sound(name) if name else None
        self._tone = name if sound is not None else ""
        if sound is None:
            return False
        sound.set_volume(self._loudness())
        return sound.play(loops=-1, fade_ms=FADES_IN) is not None and not self.muted

    def switch(self) -> None:
        """Let nothing be heard, or all of it again; a volume of 0 becomes a quiet one."""
        self.muted = self.volume > 0 and not self.muted
        self.volume = self.volume or QUIET
        if self._tone and (tone := self._sounds.get(self._tone)) is not None:
            tone.set_volume(self._loudness())

    def choose(self, volume: float) -> None:
        """Set the volume, 0 to 1; one above nothing is heard, also after a `switch` to silence."""
        self.volume = volume
        self.muted = self.muted and volume <= 0
        if self._tone and (tone := self._sounds.get(self._tone)) is not None:
            tone.set_volume(self._loudness())

    def _loudness(self) -> float:
        return 0.0 if self.muted else min(self.volume, 1.0)

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        if self.volume <= 0 or not self._ready():
            return None
        if name not in self._sounds:
            self._sounds[name] = self._load(name)
        return self._sounds[name]

    def close(self) -> None:
        """Let the device go."""
        if self._works:
            self._sounds.clear()
            self._tone = ""
            pygame.mixer.quit()
        self._works = None

    def _ready(self) -> bool:
        if self._works is None:
            try:
                pygame.mixer.init()
                self._works = True
            except (pygame.error, NotImplementedError, AttributeError):
                self._works = False
        return self._works

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        for ending in ("ogg", "wav"):
            path = self._folder / f"{name}.{ending}"
            if path.is_file():
                try:
                    return pygame.mixer.Sound(path)
                except pygame.error:
                    return None
        return None


def switched(speaker: Speaker | None) -> str:
    """Switch the sound off, or on again, where there is any; return what to say about it."""
    if speaker is None:
        return "There is no sound here."
    speaker.switch()
    return "Sound off." if speaker.muted else "Sound on."
