"""Storage: the database, the unit of work, the blobs; the only place that knows how things are kept."""
