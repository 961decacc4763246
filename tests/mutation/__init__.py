"""Tests of the tests: what is changed in the code should be noticed."""
