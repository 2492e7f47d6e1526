"""What a journey map is: frozen records, pure edits, the difference between two projects. No Qt, no SQL."""
