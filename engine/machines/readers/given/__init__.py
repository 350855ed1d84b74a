"""Machines, readers, given: text that is text already; it stays as it is, only its blocks are told."""
