"""Pictures: a plan's visual system becomes looks and scenes, scenes become stills, decks, boards and films."""
