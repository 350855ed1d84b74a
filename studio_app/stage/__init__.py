"""Stage in the window: playing, seeking, captions, sound out."""
