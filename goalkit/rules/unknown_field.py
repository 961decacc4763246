"""Keys that the documented form doesn't have."""

from collections.abc import Iterator

from goalkit.english.words.near import alike
from goalkit.english.words.quoting import quote
from goalkit.model import Document
from goalkit.rule import Edit, Finding, rule

VOWELS = "aeiou"


@rule(category="suspicious", since="0.1.0")
def unknown_field(document: Document) -> Iterator[Finding]:
    """A key has no place in a file of the documented form.

    A file that names its framework and keeps to the documented keys is read strictly: each key means what it says, and
    nothing else is looked for. What stands under any other key is read by no one, so a slip of one letter can cost a
    goal its owner.

    ```yaml
    framework: okr
    title: Night shift of a city hospital
    period: Q1 2027
    objectives:
      - objective: Patients sleep through the night
        ownr: Amara
        ^^^^
        key_results:
          - key_result: Raise nights without an alarm on the ward from 12 to 45
            data_source: alarm log of the ward
            ^^^^^^^^^^^
    ```

    With `--fix --unsafe-fixes`, `goalkit lint` corrects what is one slip away:

    ```yaml edited
    framework: okr
    title: Night shift of a city hospital
    period: Q1 2027
    objectives:
      - objective: Patients sleep through the night
        owner: Amara
        key_results:
          - key_result: Raise nights without an alarm on the ward from 12 to 45
            source: alarm log of the ward
    ```

    Spell it as the form does; `goalkit schema` lists the keys of each framework, and an editor that knows the schema
    completes them.

    ```yaml
    framework: okr
    title: Night shift of a city hospital
    period: Q1 2027
    objectives:
      - objective: Patients sleep through the night
        owner: Amara
        key_results:
          - key_result: Raise nights without an alarm on the ward from 12 to 45
            source: alarm log of the ward
    ```
    """
    for key in document.unknown:
        article = "an" if key.where[:1].lower() in VOWELS else "a"
        yield Finding(
            at=key.at,
            message=f"{quote(key.at)} is no field of {article} {key.where}, so nobody reads it",
            ask=f"did you mean “{key.near}”?" if key.near else "which field should hold it, or is it a note to drop?",
            edits=(Edit(key.at, key.near, safe=alike(key.at, key.near)),) if key.near else (),
        )
