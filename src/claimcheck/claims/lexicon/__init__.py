"""Words of rules/lexicon and rules/attributes as claims are read with them: what a word says by itself, wherever it stands."""
