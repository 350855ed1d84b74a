"""Schemas: what crosses the wire, camelCase by one base class."""
