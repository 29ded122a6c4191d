"""The behavioural laws of the model: an ordinary deal, ways of playing as data, and what must hold between them."""
