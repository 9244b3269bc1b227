"""Names: where they begin and end, what kind of thing they name, and which of them name the same thing."""
