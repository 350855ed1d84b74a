"""Credits: an append-only ledger whose sum is the balance, and one price list."""
