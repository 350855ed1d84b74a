"""The workshop: what `dev.py` is made of, from the choice of interpreter to the checks; standard library only."""
