// Filled by the first test that moves in.
