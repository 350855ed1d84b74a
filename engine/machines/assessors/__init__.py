"""Machines, assessors: readers of scripts with a model beside the built-in measure."""
