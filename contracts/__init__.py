"""What crosses a border between programs: events, calls, refusals; and nothing of how they are made."""
