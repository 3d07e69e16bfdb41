"""Money, percentages, measures, numbers, dates and periods in a sentence."""
