"""An insurer's back office: hears what is asked of it, decides, issues."""
