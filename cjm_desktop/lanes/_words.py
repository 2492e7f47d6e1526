"""Short words as they are written on cards."""


def joined(words: str) -> str:
    """Words that no line breaks apart."""
    return words.replace(" ", "\u00a0")


OWNER_WORDS = "owner verantwortlich zustandig zustaendig responsible"
"""What tables call the column of who looks after something."""
