"""From notebook to report: run, export, many at once, verify. The notebook is the only joint to the analysis."""
