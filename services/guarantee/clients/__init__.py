"""The outside of guarantee: the insurers that it knows, their clauses, their seals, and the codes on letters."""
