"""Values in, text out, and back. Pure: no file, no address and no clock is touched here."""
