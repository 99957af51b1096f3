"""An independent reader of pictures: from marks to values, on the screen's figure and on its printed twin.

It knows nothing of how charts compute. `screen` and `paper` find the marks and what they stand for along the axes;
`readers` say, for each kind of chart, what its marks tell, and lay that beside the exhibit's numbers.
"""
