"""Dates, deadlines, periods and rhythms."""
