"""The quotations of an essay beside the words of the sources in the library."""
