"""A court's back office: hears its feed, fetches the file, answers with review and ruling over the broker."""
