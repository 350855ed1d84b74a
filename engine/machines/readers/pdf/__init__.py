"""Machines, readers, PDF: pages of placed characters become continuous prose with headings, lists, notes and page numbers."""
