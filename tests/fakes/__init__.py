"""Fakes: small true stand-ins for sockets and for the outside of a room."""
