"""Tests of the studio; folders mirror the house."""
