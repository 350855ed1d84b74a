"""Assessors: what is true of them."""
