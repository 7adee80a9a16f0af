"""Applications for preservation, from draft to ruling."""
