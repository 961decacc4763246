"""How the examples on a rule's page are read: what is marked, what changes between versions, and what edits make."""

from __future__ import annotations

from goalkit.example import examples
from goalkit.text import Span

PAGE = """\
Goals that shout.

```md
# GO ON
  ^^ ^^
- Raise NPS
```

What the edit makes of it:

```md edited
# Go on
- Raise NPS
```

````toml
goal = '''
```
'''
````

```diff yaml
 objectives:
-  - objective: Slow
+  - objective: Fast
                ^^^^
   - objective: Same
                ^^^^
```

```
plain
```
"""


def test_examples_are_read_with_what_they_mark() -> None:
    shouted, quoted, changed, plain = examples(PAGE)
    assert (shouted.language, shouted.source, shouted.line) == ("md", "# GO ON\n- Raise NPS\n", 3)
    assert shouted.flags == (Span(1, 3, 1, 5), Span(1, 6, 1, 8))
    assert shouted.edited == "# Go on\n- Raise NPS\n"
    assert (quoted.language, quoted.source, quoted.edited) == ("toml", "goal = '''\n```\n'''\n", None)
    assert (plain.language, plain.source, plain.flags) == ("md", "plain\n", ())
    assert (changed.language, changed.line) == ("yaml", 22)


def test_a_change_has_two_versions_and_marks_the_later() -> None:
    changed = examples(PAGE)[2]
    assert changed.before == "objectives:\n  - objective: Slow\n  - objective: Same\n"
    assert changed.source == "objectives:\n  - objective: Fast\n  - objective: Same\n"
    assert changed.flags == (Span(2, 16, 2, 20), Span(3, 16, 3, 20))
    assert changed.shown is not None
    for flag in changed.flags:
        shown = changed.at(flag)
        assert changed.shown.splitlines()[shown.line - 1][shown.column - 1 : shown.end_column - 1] in {"Fast", "Same"}
