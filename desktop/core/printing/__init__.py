"""A lesson on paper, and as a page for any browser: what stands where, in whose words."""
