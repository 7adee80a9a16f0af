"""Notification: what an applicant is told of an application, in an inbox per account."""
