"""Machines, encoding: frames become files and streams, and are measured on the way."""
