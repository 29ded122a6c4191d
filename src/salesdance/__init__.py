"""salesdance: a flight simulator for the sales conversation and for what happens after it."""

__version__ = "0.1.0"
