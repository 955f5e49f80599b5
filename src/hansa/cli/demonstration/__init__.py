"""The demonstration world: invented, the same every time, made as users would make it.

Its size is that of the West Coast mission of October 2025 as a public press release gives it:
221 companies, 37 of them from Brussels, 17 federations and chambers, 15 academic institutions,
close to 500 delegates, two legs, about 80 activities in six sector groups.
"""
