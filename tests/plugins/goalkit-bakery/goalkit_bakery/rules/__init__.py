"""The rules of the house, a file each."""
