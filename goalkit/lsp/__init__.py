"""goalkit in an editor: what it says of goals while they are written.

`workspace` holds what an editor has open and checks it as it changes; `hovering`, `completing`, `mending` and
`outlining` answer what an editor asks of a place in it. All of these know text and places alone and are tested
without an editor. `server` speaks the Language Server Protocol for them, over the pipes of `stdio`.
"""
