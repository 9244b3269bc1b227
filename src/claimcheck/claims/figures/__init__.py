"""The slots of a figure: what it measures, whose it is, when, under which scope and in which mood."""
