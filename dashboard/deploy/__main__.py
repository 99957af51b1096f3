"""Write the table of all settings: ``python -m dashboard.deploy``."""

from pathlib import Path

from dashboard.deploy.settings_table import settings_table

TABLE = Path(__file__).with_name("settings.md")

if __name__ == "__main__":
    TABLE.write_text(settings_table(), encoding="utf-8")
    print(f"{TABLE}: {TABLE.read_text(encoding='utf-8').count('`DIVERSITEIT_')} settings")
