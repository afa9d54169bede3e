//! Integration tests: they drive the real server, bound to a port, as its clients do. Everything is in `tests/it`.
