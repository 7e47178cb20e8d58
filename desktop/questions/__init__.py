"""Questions: what a lesson asks about its texts, answered beside them."""
