"""Documents in, hits out: a full-text index that knows neither the screen nor articles."""
