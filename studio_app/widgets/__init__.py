"""Widgets: the few small pieces every room of the window is built of."""
