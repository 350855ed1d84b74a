"""Machines, sounds: effects made from words, by synthesis; nothing is sampled, nothing is downloaded."""
