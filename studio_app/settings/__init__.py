"""Settings in the window: credits, keys, where things lie."""
