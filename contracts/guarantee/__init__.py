"""What guarantee is asked, what it tells, and what it refuses."""
