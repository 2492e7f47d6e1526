"""The open project: one document, its history, its selection."""
