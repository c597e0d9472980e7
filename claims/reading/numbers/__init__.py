"""Amounts: money, shares and counted things, as plain numbers."""
