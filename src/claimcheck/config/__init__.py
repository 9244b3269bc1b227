"""Settings: from a file, the environment and the options of one run."""
