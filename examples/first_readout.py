"""The first readout: one report, no key, and every statement with the sentence that proves it.

python examples/first_readout.py
"""

from __future__ import annotations

from pathlib import Path

from summarizer import Source, summarize

REPORT = Path(__file__).parent / "reports" / "harbour-talks.txt"


def main() -> None:
    """Read the report with the offline model and print who owes what to whom by when."""
    source = Source(REPORT.read_text(encoding="utf-8"), origin=REPORT.name)
    summary = summarize(source, model="offline")
    names = {party.id: party.name for party in summary.record.parties}
    print(f"A report of {source.dated}, in {len(source.sentences)} sentences.\n")
    for commitment in summary.record.commitments:
        debtors = " and ".join(names[debtor] for debtor in commitment.debtors)
        print(f"{debtors}: {commitment.action}")
        if commitment.due:
            print(
                f"   when: {commitment.due.text} ({commitment.due.earliest or '…'} to {commitment.due.latest or '…'})"
            )
        for citation in commitment.evidence:
            assert source.text[citation.start : citation.end] == citation.text  # that is the promise
            print(f"   proof, characters {citation.start}-{citation.end}: {citation.text}")
    for quote in summary.record.quotes:
        print(f"{names.get(quote.speaker or '', 'someone')}: “{quote.text.text}”")


if __name__ == "__main__":
    main()
