"""Orders of events: procedures, life cycles, what one sentence puts before another, and what nobody does after his death."""
