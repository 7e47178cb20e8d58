"""Documents of Word: what their styles mean, how they count, what their words are."""
