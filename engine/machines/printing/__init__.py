"""Machines, printing: PDFs made here, with typefaces that travel with the studio."""
