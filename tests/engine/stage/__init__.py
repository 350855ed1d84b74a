"""The stage keeps its promises."""
