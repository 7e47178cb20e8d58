"""The rules by which a quotation gets its speaker."""
