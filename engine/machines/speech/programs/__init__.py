"""Machines, speech, programs: engines found on this machine, offered as they are; text goes in by a file, sound comes out by one."""
