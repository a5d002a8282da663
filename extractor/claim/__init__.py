"""Reads a figure as a claim: one reader a slot, from the words around it."""
