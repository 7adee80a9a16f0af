"""Guarantee: an insurer's letter that stands for the losses of a wrong application."""
