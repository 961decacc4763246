"""`goalkit completion SHELL`: a completion script made from the very parsers that read the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli import console
from goalkit.cli.parser import OneOf

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser

HOW = """\
to use it:
  bash   eval "$(goalkit completion bash)"       in ~/.bashrc
  zsh    eval "$(goalkit completion zsh)"        in ~/.zshrc, after compinit
  fish   goalkit completion fish | source        in ~/.config/fish/config.fish
"""


class Option(NamedTuple):
    """An option: its long name, what it does, and the words it takes; None for a switch, () for any word."""

    name: str
    what: str
    takes: tuple[str, ...] | None


class Verb(NamedTuple):
    """A verb: what it does, its options, the words that may follow it, and whether files may."""

    name: str
    what: str
    options: tuple[Option, ...]
    words: tuple[str, ...]
    files: bool


def configure(parser: Parser) -> None:
    """Take a shell."""
    parser.add_argument("shell", type=OneOf(("bash", "zsh", "fish")), metavar="SHELL", help="bash, zsh or fish")
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    writers = {"bash": bash, "zsh": zsh, "fish": fish}
    console.write(writers[arguments.shell](verbs()))
    return 0


def verbs() -> list[Verb]:
    """Ask each verb's parser what it takes."""
    from goalkit.cli import VERBS, parser_of
    from goalkit.config.profile import all_profiles
    from goalkit.frameworks import frameworks
    from goalkit.interchange.names import layout_names
    from goalkit.registry import all_rules
    from goalkit.template import gallery

    templates = tuple(template.name for template in gallery().templates)
    known = {
        **dict.fromkeys(("rule", "select", "ignore"), tuple(all_rules())),
        **dict.fromkeys(("framework", "frameworks", "to"), tuple(frameworks())),
        "profile": tuple(all_profiles()),
        "layout": tuple(layout_names()),
        **dict.fromkeys(("words", "names"), templates),
    }
    found = []
    for name, what in VERBS.items():
        options: list[Option] = []
        words: tuple[str, ...] = ()
        files = False
        for action in parser_of(name).actions():
            choices = tuple(getattr(action.type, "choices", ())) or known.get(action.dest, ())
            long = [option for option in action.option_strings if option.startswith("--")]
            if long:
                options.append(Option(long[0], action.help or "", None if action.nargs == 0 else choices))
            elif action.dest == "paths":
                files = True
            else:
                words += choices
        found.append(Verb(name, what, tuple(options), words, files))
    return found


def bash(known: list[Verb]) -> str:
    """For bash, 3.2 on."""
    after = "".join(
        f"    {verb.name}:{option.name}) words='{' '.join(option.takes)}' ;;\n"
        for verb in known
        for option in verb.options
        if option.takes
    )
    options = "".join(
        f"      {verb.name}) words='{' '.join(option.name for option in verb.options)}' ;;\n" for verb in known
    )
    words = "".join(f"      {verb.name}) words='{' '.join(verb.words)}' ;;\n" for verb in known if verb.words)
    return f"""\
_goalkit() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} verb=${{COMP_WORDS[1]}} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='{" ".join(verb.name for verb in known)} --help --version'
  else case $verb:$previous in
{after}    *) case $current in
    -*) case $verb in
{options}    esac ;;
    *) case $verb in
{words}    esac ;;
    esac ;;
  esac; fi
  COMPREPLY=( $(compgen -W "$words" -- "$current") )
}}
complete -o default -F _goalkit goalkit
"""


def zsh(known: list[Verb]) -> str:
    """For zsh."""

    def quoted(text: str) -> str:
        return text.replace("'", "'\\''").replace("[", "(").replace("]", ")").replace(":", "\\:")

    listed = "\n".join(f"    '{verb.name}:{quoted(verb.what)}'" for verb in known)
    cases = []
    for verb in known:
        specs = []
        for option in verb.options:
            value = (
                ""
                if option.takes is None
                else f":value:({' '.join(option.takes)})"
                if option.takes
                else ":value:_files"
            )
            many = "*" if option.name == "--output" else ""
            equals = "" if option.takes is None else "="
            specs.append(f"'{many}{option.name}{equals}[{quoted(option.what)}]{value}'")
        if verb.words:
            specs.append(f"'1:word:({' '.join(verb.words)})'")
        if verb.files:
            specs.append("'*:file:_files'")
        cases.append(f"    {verb.name}) _arguments {' '.join(specs)} ;;")
    lines = "\n".join(cases)
    return f"""\
#compdef goalkit
_goalkit() {{
  local -a verbs
  verbs=(
{listed}
  )
  if (( CURRENT == 2 )); then
    _describe command verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
{lines}
  esac
}}
if [[ $funcstack[1] == _goalkit ]]; then _goalkit "$@"; else compdef _goalkit goalkit; fi
"""


def fish(known: list[Verb]) -> str:
    """For fish."""

    def quoted(text: str) -> str:
        return text.replace("\\", "\\\\").replace("'", "\\'")

    lines = ["complete -c goalkit -n __fish_use_subcommand -f"]
    for verb in known:
        lines.append(f"complete -c goalkit -n __fish_use_subcommand -a {verb.name} -d '{quoted(verb.what)}'")
        seen = f"complete -c goalkit -n '__fish_seen_subcommand_from {verb.name}'"
        if not verb.files:
            lines.append(f"{seen} -f")
        if verb.words:
            lines.append(f"{seen} -a '{' '.join(verb.words)}'")
        for option in verb.options:
            takes = "" if option.takes is None else f" -x -a '{' '.join(option.takes)}'" if option.takes else " -r"
            lines.append(f"{seen} -l {option.name.removeprefix('--')}{takes} -d '{quoted(option.what)}'")
    return "\n".join(lines) + "\n"
