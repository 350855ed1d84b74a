"""Table read, receipts: every line with the passage it rests on, as a page that can be handed on."""
