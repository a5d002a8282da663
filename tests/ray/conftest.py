import os

import pytest

SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # as its next version does, without a warning
    "RAY_prestart_worker_first_driver": "0",
    "RAY_worker_niceness": "0",
    # A busy machine is no failure.
    "RAY_agent_register_timeout_ms": "120000",
    "RAY_worker_register_timeout_seconds": "120",
}


OPTIONS = {"num_cpus": 4, "object_store_memory": 100 * 1024**2, "include_dashboard": False}
"""Two cores for the readers, two for those who hand out and write."""


@pytest.fixture(scope="session")
def local_ray():
    """Ray on this machine, or the one that RAY_ADDRESS names."""
    ray = pytest.importorskip("ray", reason='Ray is not installed: pip install "geofact-extractor[ray]"')
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        options = {} if "RAY_ADDRESS" in os.environ else OPTIONS
        try:
            ray.init(configure_logging=False, log_to_driver=False, **options)
        except Exception as error:
            pytest.skip(f"Ray does not start on this machine: {error}")
        yield ray
        ray.shutdown()
