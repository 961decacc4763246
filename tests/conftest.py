"""What holds for all tests: properties take what time they need, which is the machine's business."""

from hypothesis import settings

settings.register_profile("goalkit", deadline=None)
settings.load_profile("goalkit")
