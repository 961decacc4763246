"""What holds for all tests: properties take what time they need, and browser and guide are set up in one place."""

from hypothesis import settings

from tests.browsing import browser
from tests.guide import guide, guide_folder, guide_pages, playground_folder

__all__ = ["browser", "guide", "guide_folder", "guide_pages", "playground_folder"]

settings.register_profile("goalkit", deadline=None)
settings.load_profile("goalkit")
