"""What stands between the command line and a window: a library, and a system that can show it."""
