"""What the load generator (`tests.benchmarks.load`) is made of: a visitor, how visitors walk, and the servers."""
