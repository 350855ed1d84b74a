"""Machines, speech, espeak-ng: the voice that is always there, without key, download or network."""
