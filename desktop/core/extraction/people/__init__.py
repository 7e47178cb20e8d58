"""From words to persons: names, pronouns, who is who."""
