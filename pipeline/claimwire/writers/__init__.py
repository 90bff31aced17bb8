"""8. Claims -> files."""
