"""Revising, wordbook: what the words of a wish in another language mean, a page a language."""
