"""What `make demo` plays against the running system, step by step, over HTTP and over the broker."""
