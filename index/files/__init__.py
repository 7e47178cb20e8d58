"""How an index lies on the disk: pages with checksums, arrays with names, and the list of both."""
