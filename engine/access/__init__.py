"""Access: who may do what, and whether we have heard this request before."""
