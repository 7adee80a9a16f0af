"""What the reference offices share: a queue to hear, files to fetch, decisions to send."""
