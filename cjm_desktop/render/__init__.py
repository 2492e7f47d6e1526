"""Scene -> a surface: the painters, one method a primitive."""
