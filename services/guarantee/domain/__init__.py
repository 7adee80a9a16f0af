"""The rules of applications for a guarantee."""
