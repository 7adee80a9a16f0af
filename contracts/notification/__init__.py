"""What notification is asked, what it tells, and what it refuses."""
