"""What an applicant fills in, whichever service it is for: sections, checks, drafts, files, papers; it knows no service."""
