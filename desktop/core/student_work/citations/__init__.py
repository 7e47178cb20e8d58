"""How a source is cited, in each style, from what is known of it."""
