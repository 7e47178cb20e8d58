"""Sub-commands of `sourcebook`, without the window and without Qt."""
