"""Webhooks: telling other programs what has happened; endpoints to call move in later."""
