"""What is missing or doubtful in what any applicant fills in."""
