"""The rules of accounts: who may have one, when it is a real person's, and what opens it."""
