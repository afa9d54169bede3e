//! Integration tests drive the real server through generated clients.
