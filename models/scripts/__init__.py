"""The steps of the training recipe, one a file."""
