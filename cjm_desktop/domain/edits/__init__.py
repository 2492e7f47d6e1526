"""Pure functions from a project to a project, one file a subject. Each returns an Edit."""
