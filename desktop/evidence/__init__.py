"""Claims of a student’s own, and the marks for and against each, in the page’s place."""
