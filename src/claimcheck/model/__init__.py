"""The types that all stages share, and the interval arithmetic."""
