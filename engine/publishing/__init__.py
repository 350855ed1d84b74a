"""Publishing: letting the world hear; empty until series and feeds move in."""
