"""Tests of planning: the rules of plans, and the laws of the planner."""
