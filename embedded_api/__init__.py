"""The HTTP face: the published API under /api/v1, the share pages, media; asyncio lives here and nowhere else."""
