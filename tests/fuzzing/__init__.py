"""Inputs that a fuzzer makes up, and what must hold for every one of them."""
