"""whether the screen of slides is dark."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Go on to this shape."""
    dark: sa.Column[bool] = sa.Column("dark", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("presentations", dark)
