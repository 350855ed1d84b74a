"""Migrations: how an older database becomes today's."""
