"""Machines, readers, web: a web page becomes its article; what stands around it is left out."""
