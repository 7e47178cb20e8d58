"""From the text of an article to its quotations and the people who speak; pure functions."""
