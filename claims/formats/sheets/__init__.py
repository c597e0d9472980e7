"""Spreadsheets of other newsrooms: read line by line, understood column by column, and written without a loss."""
