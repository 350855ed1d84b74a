"""HTTP face, reference: the API's own description, made from its routes and the shapes of its answers."""
