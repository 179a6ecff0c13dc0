"""How does this library compare with others at the same work? `make peers` tells; `__main__` says how."""
