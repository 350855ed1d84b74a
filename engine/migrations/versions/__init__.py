"""Migrations, one file a version."""
