"""Dialogs: for what has no place on the canvas or in the inspector."""
