"""Papers filled in row by row: registers, inspection records, records of swaps, bells, rosters, waivers, ledgers."""
