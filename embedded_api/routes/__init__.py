"""Routes: parse, scope, one service call, one answer."""
