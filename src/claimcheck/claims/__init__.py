"""From mentions to claims: what each value is about, and which claims speak of the same thing."""
