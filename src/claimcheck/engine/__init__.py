"""Loading the rules and running a corpus through the stages."""
