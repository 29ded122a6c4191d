"""Golden pictures: every screen as it was when somebody last looked at it and liked it, small, in six looks."""
