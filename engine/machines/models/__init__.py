"""Machines, models: language models behind one desk: whoever the provider is, asked politely, checked, paid for once."""
