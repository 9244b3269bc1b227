"""Values by themselves: what they measure, how they are written, and by which slip of the pen two of them differ."""
