"""Who may do what: the policy in words, the people it is about, and what each of them tries."""
