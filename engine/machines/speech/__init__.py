"""Machines, speech: engines that give a line a voice; each is one plug and none knows another."""
