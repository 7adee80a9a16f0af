"""What notification refuses: nothing of its own yet, an unknown notice is `unknown`."""
