"""Machines, music: a composer that turns words into a bed; a user's SoundFont as another band."""
