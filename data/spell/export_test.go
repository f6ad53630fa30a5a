package spell

// Forget drops the verdicts, for benchmarks.
func (c *Checker) Forget() { c.forget() }
