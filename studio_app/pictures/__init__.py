"""Window, pictures: decks, boards and films of a project: order them, look at them, change a scene, save them."""
