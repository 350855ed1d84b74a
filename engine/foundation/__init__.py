"""Foundation: ids, clock, errors, events, settings, paths; what every room stands on."""
