"""placeholder"""


def altered_cases():
    return ()
