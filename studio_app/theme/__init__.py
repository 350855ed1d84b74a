"""Theme: ink and paper, light and dark, in one place."""
