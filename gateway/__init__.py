"""The HTTP edge: what applicants and court people ask of the system, and what they are answered."""
