"""Tests of the pictures room."""
