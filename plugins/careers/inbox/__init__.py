"""The inbox: what an employer would receive, shown on the computer where the site is tried."""
