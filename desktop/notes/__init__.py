"""My notes: the student's own marks and words."""
