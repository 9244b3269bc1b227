"""Clause frames of one sentence: its chunks, what each leans on, and what its predicates ask for."""
