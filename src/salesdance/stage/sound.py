"""Sound, where there is any: things in the room. No device, no file, and volume 0 are all the same silence."""

from __future__ import annotations

from pathlib import Path

import pygame


class Speaker:
    """Plays the sounds of one folder by their name. The device is opened at the first sound."""

    def __init__(self, folder: Path, volume: float = 0.3) -> None:
        self.volume = volume
        self._folder = folder
        self._works: bool | None = None
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}

    def play(self, name: str) -> bool:
        """Play a sound once at the volume, 0 to 1; return whether it can be heard."""
        if self.volume <= 0 or not self._ready():
            return False
        if name not in self._sounds:
            self._sounds[name] = self._load(name)
        sound = self._sounds[name]
        if sound is None:
            return False
        sound.set_volume(min(self.volume, 1.0))
        return sound.play() is not None

    def close(self) -> None:
        """Let the device go."""
        if self._works:
            self._sounds.clear()
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
