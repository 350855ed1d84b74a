"""Machines, speech, hosted: voices of a speech server at an address the owner chose, paid by the character or free."""
