"""Offsets, normalisation, sentences, tokens, bunsetsu, numerals and the lexicon."""
