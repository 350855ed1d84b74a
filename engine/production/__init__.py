"""Production: what was ordered from an approved plan, how far it is, and what it cost."""
