"""The start page: templates, recent files, recovered work. Imports nothing of maps, so that it is quick."""
