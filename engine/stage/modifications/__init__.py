"""Stage, modifications: what is done to the voices of a range of lines: tuned, telephoned, in a hall, faster."""
