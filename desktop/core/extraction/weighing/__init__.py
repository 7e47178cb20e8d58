"""The weights beside the rules, and what they weigh."""
