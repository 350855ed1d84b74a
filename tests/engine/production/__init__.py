"""Tests of story jobs."""
