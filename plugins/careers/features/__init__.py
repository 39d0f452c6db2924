"""The features that come with the package; each uses exactly what anybody's can use."""
