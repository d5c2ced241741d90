"""The editors' lists of names: countries, cities, publishers, organisations and regions."""
