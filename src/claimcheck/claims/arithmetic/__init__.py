"""Stated arithmetic: sums, shares, changes, lengths and lists whose figures must fit each other."""
