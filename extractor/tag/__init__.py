"""Reads the text: its blocks and sentences, and what the network says about its words."""
