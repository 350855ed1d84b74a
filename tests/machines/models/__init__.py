"""Language models: what is true of asking them."""
