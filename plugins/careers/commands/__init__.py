"""The subcommands of `careers`, one module each."""
