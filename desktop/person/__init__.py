"""Person: who somebody is, as lessons say it, and what they say here."""
