"""Who is who: every mention of a person, country or organisation gets an identity."""
