"""What must not change unnoticed, kept as files."""
