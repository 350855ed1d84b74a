"""Shell: the window itself, its sidebar, and how its rooms are wired."""
