"""Who says what: quotations, speakers, claimants, and the wording of a claim."""
