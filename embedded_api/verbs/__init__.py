"""HTTP face, verbs: the API spoken from the command line, to this machine's server or to another one."""
