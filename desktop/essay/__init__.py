"""The quotations of an essay beside the words of their sources, in the page’s place."""
