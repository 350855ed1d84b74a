"""Planning in the window: the plan with its evidence and its price, and the person's yes."""
