"""Import: from a spreadsheet to drafts, and back."""
