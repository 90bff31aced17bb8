"""7. Many articles."""
