"""What an assistant may ask goalkit, over the Model Context Protocol: it drafts with a person, and goalkit judges.

All tools read, none writes, and none looks outside the folder that the server was started for. `tools.py` lists them,
`server.py` is the one module that knows the protocol's SDK, which is called `mcp`, as the command is.
"""
