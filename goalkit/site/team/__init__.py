"""A team's goals, or an organisation's, as a site of HTML pages: no server, no requests, readable without scripts."""

from __future__ import annotations

from goalkit.site.team.board import Board, board_of
from goalkit.site.team.writing import Built, TeamSiteError, published, write_site

__all__ = ["Board", "Built", "TeamSiteError", "board_of", "published", "write_site"]
