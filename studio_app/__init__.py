"""The window: a Qt face on the engine; it owns no data and polls nothing."""
