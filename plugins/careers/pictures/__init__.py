"""The pictures of a site: what is in their files, and how pages show them."""
