"""Compiles the modules in an archive, inside the Python that will run them, so that a browser need not do it.

It knows the standard library alone, for it runs where nothing else is.
"""

from __future__ import annotations

import importlib.util
import io
import marshal
import zipfile

__all__ = ["compiled"]

UNCHECKED = 1
"""The flag of a compiled module that is valid whatever became of its source: it has none in the archive."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same files give the same bytes."""


DOCUMENTED = ("goalkit/rules/", "_pyodide/", "pyodide/")
"""Packages whose docstrings are asked for while they run, as those of rules are; of others, nobody reads them there."""


def compiled(archive: bytes) -> bytes:
    """Give an archive with each module compiled in place of its source, and everything else as it was."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(written, "w") as out:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name.endswith(".py"):
                asked = name.startswith(DOCUMENTED)
                code = compile(data, name, "exec", dont_inherit=True, optimize=0 if asked else 2)
                head = importlib.util.MAGIC_NUMBER + UNCHECKED.to_bytes(4, "little") + importlib.util.source_hash(data)
                name, data = f"{name}c", head + marshal.dumps(code)  # noqa: PLW2901 (what is written of it)
            out.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED, 9)
    return written.getvalue()
