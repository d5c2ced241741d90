"""The exhibits, one a file, and what they are drawn with."""
