"""Measurements of this build, beside the figures that it is to reach: ``make bench``."""
