//! Tests that hold the house: what CONTRIBUTING.md and ARCHITECTURE.md promise of the code, read from the code. Everything is in `tests/house`.
