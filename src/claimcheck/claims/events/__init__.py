"""Dated events: what was done on a day, to what, and whose event it is."""
