"""What Alembic runs: the steps, within the transaction of who asks for them."""

from alembic import context

from dashboard.store.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
