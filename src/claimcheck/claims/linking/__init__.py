"""Which claims of two texts speak of the same thing, and how surely."""
