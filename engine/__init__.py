"""Execution of a Strawberry schema for all objects of a level at once; knows nothing of customs.

README.md follows one query through it.
"""
