"""What was advertised, kept as it was: copies of pages that nothing on the site can change."""
