"""Machines, apart: thinking that costs a processor for seconds is done in a process of its own, so that the window never waits for it."""
