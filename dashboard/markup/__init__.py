"""What is shown as HTML: tables, legends, small lines in a table, the account of sources and methods.

Made of findings and legends that are handed in; decides nothing about which of them are shown.
"""
