"""The rules of preservation: pure, cited by statute and article."""
