"""What HR writes for one key, read into a typed value or a problem that helps."""
