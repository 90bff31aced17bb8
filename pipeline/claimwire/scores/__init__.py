"""9. Claims against gold, and against last time: what was found, what differs, what was gained and lost."""
