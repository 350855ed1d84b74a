"""Stage, music: the beds of a read; what is asked for, what is made of it, how it stands."""
