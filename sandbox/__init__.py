"""What stands in for the world outside while we demonstrate and test: a phone, a face, a purse (演示环境)."""
