"""Machines, readers, Word: a document's paragraphs as they would be read, with what is noted, deleted or hidden left out."""
