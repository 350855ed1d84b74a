"""Machines, speech, sherpa-onnx: better voices from packs a person brings, each in a process of its own."""
