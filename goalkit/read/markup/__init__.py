"""The markup of Markdown, wikis and HTML, brought to one set of blocks."""
