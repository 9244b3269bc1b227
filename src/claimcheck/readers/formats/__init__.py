"""Input formats, one module each: SUFFIXES and `parse(text, display)`, found by a sorted scan."""
