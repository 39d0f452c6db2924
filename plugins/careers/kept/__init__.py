"""What a build has read and made, so that one that would make the same need not begin."""
