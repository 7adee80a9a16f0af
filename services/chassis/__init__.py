"""How any service stands on broker, store and logs; it knows no business word."""
