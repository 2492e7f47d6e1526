"""Whole files: complete or not there at all, with the rights of the file that they replace, and why one was refused.

Documents (`storage`) and exports (`formats`) are put into their places by this one way.

- `replacing`: new_file, put_in_place
- `rights`: what a new file takes over from the old one
- `reasons`: what the numbers of the operating system mean, in words
"""
