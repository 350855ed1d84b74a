"""Scoring: the sound page, where a read gets its music, its effects and its voice colours."""
