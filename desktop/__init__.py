"""The Sourcebook program: everything a person sees, and the core it stands on."""
