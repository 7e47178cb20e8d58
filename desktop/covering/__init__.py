"""What panels have in common that stand in the page's place."""
