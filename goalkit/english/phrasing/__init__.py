"""Turns of phrase that rules ask for."""
