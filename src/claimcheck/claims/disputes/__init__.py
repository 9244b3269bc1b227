"""Claims of one thing that cannot all hold: guards, confidence, the likelier side, and what else would explain them."""
