"""Webhooks: telling other programs; empty until endpoints move in."""
