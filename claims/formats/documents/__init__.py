"""Articles as they come: a page, a text, a Word document or a PDF becomes its words. Nothing in them is followed."""
