"""Writers that use a model."""
