"""Files that follow a framework of another package: its keys for lists and goals become those of the form."""

from __future__ import annotations

from goalkit.form.fields import KINDS, groups_of
from goalkit.frameworks import framework_of_others
from goalkit.read.trees.nodes import Mapping, Node, Sequence
from goalkit.text import Text

__all__ = ["in_our_words"]


def in_our_words(root: Mapping, framework: str) -> Mapping:
    """The same tree with the keys of the documented form; each of them stands where the other did."""
    page = framework_of_others(framework)
    if page is None:
        return root
    groups = groups_of(page.framework)
    keys: dict[str, str] = {}
    for kind, (group, statement) in page.words.items():
        keys |= {group: groups[kind], statement: KINDS[kind].statement}
    return _reworded(root, keys)


def _reworded(mapping: Mapping, keys: dict[str, str]) -> Mapping:
    return Mapping([(_key(key, keys), _node(node, keys)) for key, node in mapping.pairs])


def _key(key: Text, keys: dict[str, str]) -> Text:
    return Text(keys[key], marks=key.marks) if key in keys else key


def _node(node: Node, keys: dict[str, str]) -> Node:
    if isinstance(node, Mapping):
        return _reworded(node, keys)
    return Sequence([_node(item, keys) for item in node.items]) if isinstance(node, Sequence) else node
