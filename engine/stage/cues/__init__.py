"""Stage, cues: sound effects of a read; each begins with a line, or with one of its words."""
