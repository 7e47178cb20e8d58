"""The library as a place: all articles in the page's place, sorted, narrowed and arranged."""
