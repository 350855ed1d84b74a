"""Table read, lexicon: how names, acronyms and numbers are said, for one project and for all."""
