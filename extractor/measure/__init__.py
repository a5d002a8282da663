"""From numbers to quantities, from time expressions to intervals, and the publication date."""
