"""Stage: the read performed, live and for the record, by the same code."""
