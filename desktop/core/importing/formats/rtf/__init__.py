"""Rich Text Format: groups of control words between which the text stands."""
