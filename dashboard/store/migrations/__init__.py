"""The way from every earlier shape of the tables to the present one, step by step, by Alembic."""
