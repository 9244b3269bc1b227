"""Who does or is what: titles, labels, deeds, credits and places of persons, bodies and things."""
