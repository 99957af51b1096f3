"""What an IT department installs: containers, units of systemd, nginx, monitoring, and the table of all settings.

The files lie here as they are used; nothing of the dashboard imports this room.
"""
