"""The relay: tells every service's events, in order, to whoever is bound; the event log is the outbox."""
