"""Machines, video: scenes painted with Qt's painter and encoded as H.264, in worker processes."""
