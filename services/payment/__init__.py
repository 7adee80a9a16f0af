"""Bills: what is to be paid, the attempts to pay it, and every yuan that came in."""
