"""A built site, read like a stranger: what it promises to people and machines, and breaks."""
