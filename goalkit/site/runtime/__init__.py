"""What is done with the Python of the browser while the guide is built."""
