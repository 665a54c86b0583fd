"""The parts that screens are made of; each shows values and reports what the person did, nothing more."""
