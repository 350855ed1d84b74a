"""Machines, pages: pages of PDF files as pictures, with the words somebody looks for marked on them."""
