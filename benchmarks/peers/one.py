"""What does one way cost? Reads so many documents in this process, and prints what it took as JSON.

python -m benchmarks.peers.one WAY ADDRESS DOCUMENTS IN_FLIGHT
"""

from __future__ import annotations

import json
import resource
import sys
from time import perf_counter, process_time

from benchmarks.peers.documents import numbered, timed_cases
from benchmarks.peers.endpoint import stats
from benchmarks.peers.ways import CARRIERS, WAYS, messages_of


def main() -> None:
    """Read some documents to warm up, then those that count."""
    way, address, count, in_flight = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    cases = timed_cases()
    texts = [numbered(cases[number % len(cases)], number) for number in range(count + len(cases))]
    given = [messages_of(text) for text in texts] if way in CARRIERS else texts
    WAYS[way](address, given[count:], in_flight)
    stats(address)
    began, used = perf_counter(), process_time()
    WAYS[way](address, given[:count], in_flight)
    seconds, cpu = perf_counter() - began, process_time() - used
    told = {"seconds": seconds, "cpu": cpu, "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
    print(json.dumps(told | stats(address)))


if __name__ == "__main__":
    main()
