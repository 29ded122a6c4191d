"""The screens of the game, a room for each part of it. Rooms do not know each other: what comes next is handed in."""
