"""What headings, labels and field names mean, in the words of many teams and languages."""
