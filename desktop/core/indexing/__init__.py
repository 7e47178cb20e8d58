"""The index follows the library: what is fed to it, by whom, and what became of it."""
