"""Every lawful combination of category, type, kind of party and kind of guarantee, each driven to an end of its own."""
