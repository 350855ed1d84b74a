"""Library in the window: projects, sources, and the passages behind everything."""
