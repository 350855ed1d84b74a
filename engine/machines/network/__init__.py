"""Machines, network: fetching what people name, behind a guard that keeps the studio out of private places."""
