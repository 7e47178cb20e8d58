"""Where a query stands in a text, and whole sentences around it; needs no index."""
