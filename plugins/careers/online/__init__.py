"""What is asked of other computers, by the commands that say so; a build asks nobody."""
