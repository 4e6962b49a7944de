"""Durable state: plain SQL in the dialect that SQLite and PostgreSQL share, over thin drivers."""
