"""Stage, scoring: everything that sounds beside the plain voices of a read, looked at, heard and taken back together."""
