"""The reader of `name: value` files, and what it says of their slips."""
