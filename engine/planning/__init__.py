"""Planning: what will be made, grounded in the sources, and the person's yes."""
