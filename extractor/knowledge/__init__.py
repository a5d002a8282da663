"""What is known beforehand: tables as data, and their loaders."""
