"""Who sits with whom at a meeting: gemeenten that are alike at one table, reckoned and accounted for.

`wishes` says what is asked, `unlikeness` how far gemeenten lie apart, `seating` answers, and `errors` says what cannot
be. Everybody's mean distance to the others at the table is what is made small; each reason is a part of that sum.

Must not know Streamlit, a database, or words for the screen.
"""
