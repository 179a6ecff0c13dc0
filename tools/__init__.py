"""What writes files of the package; no part of it."""
