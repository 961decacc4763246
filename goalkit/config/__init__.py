"""What a team asks of goalkit: which rules speak, how loudly, with which limits, and how dates are written."""

from goalkit.config.settings import Config, Override, RuleSetting

__all__ = ["Config", "Override", "RuleSetting"]
