"""Short words as they are written on cards."""


def joined(words: str) -> str:
    """Words that no line breaks apart."""
    return words.replace(" ", "\u00a0")
