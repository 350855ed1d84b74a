"""Jobs: long work in small durable steps that survives a crash."""
