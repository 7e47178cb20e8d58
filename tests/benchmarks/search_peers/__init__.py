"""Search engines that are measured beside Sourcebook's index, on the same articles and queries."""
