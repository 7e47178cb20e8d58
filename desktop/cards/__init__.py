"""Cards beside the text: how they are set, listed, lit and chosen."""
