"""Who answers a request? `instructor.InstructorModel` asks a language model, `offline.OfflineModel` works by rules.

Importing this package imports neither: a vendor's packages take seconds.
"""
