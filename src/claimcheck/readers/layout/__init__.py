"""How lines of text become blocks: what all formats share."""
