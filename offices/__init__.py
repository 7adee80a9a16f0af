"""Reference back offices: programs of those who integrate; they know the contracts and nothing else of ours."""
