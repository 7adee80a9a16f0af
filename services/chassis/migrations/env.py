"""Runs migrations on the connection that ``services.chassis.migrate`` hands over, all in one transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
