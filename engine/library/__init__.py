"""Library: projects, their sources, and what the sources say."""
