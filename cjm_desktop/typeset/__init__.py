"""Text into wrapped, shaped and placed glyph runs; the bundled fonts."""
