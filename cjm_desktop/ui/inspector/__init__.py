"""The inspector: what is selected, as a form. Each change is one edit and one undo step."""
