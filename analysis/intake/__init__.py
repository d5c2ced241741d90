"""The ways in: files with front matter, saved web pages and addresses."""
