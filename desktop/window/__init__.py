"""The window: places the panels it is given."""
