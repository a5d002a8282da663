"""What the steps of the training recipe share: corpora, label mapping, windows, the network and its losses."""
