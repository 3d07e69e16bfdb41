"""Settings for all tests."""

from hypothesis import settings

# How long an example takes depends on what else the machine does.
settings.register_profile("tradegraph", deadline=None)
settings.load_profile("tradegraph")
