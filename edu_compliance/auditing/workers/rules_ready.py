"""Loaded in the process that workers are forked from: the rule files, read once for all of them while their caller is
still loading. What is wrong with them is their caller's to say."""

import contextlib

from edu_compliance.auditing.policies_folder import NoPolicies, policies_folder, policy_files
from edu_compliance.auditing.setting import library_of
from edu_compliance.policy.mistakes import PolicyError

with contextlib.suppress(NoPolicies, PolicyError, OSError):
    library_of(tuple(policy_files(policies_folder()).items()))
