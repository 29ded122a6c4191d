"""The screens of the game, a room for each part of an evening; rooms do not know each other."""
