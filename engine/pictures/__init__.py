"""Pictures: what a plan looks like; empty until films and decks move in."""
