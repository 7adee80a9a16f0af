"""The system on Kubernetes: what every place runs, and the places."""
