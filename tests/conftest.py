"""How the suite runs everywhere: hypothesis without a stopwatch, on the same examples each time."""

import os

from hypothesis import HealthCheck, Phase, settings

# Machines are noisy, so no example is timed; explaining a failure costs minutes, and its example says enough.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile("search", parent=settings.get_profile("suite"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
