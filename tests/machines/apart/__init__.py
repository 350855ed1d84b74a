"""Machines, apart."""
