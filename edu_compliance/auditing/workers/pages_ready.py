"""Loaded last in the process that workers are forked from: they share what each would have to make ready for itself
before its first page, and it is made while their caller is still loading. Only for Chinese, which nearly all speak."""

from edu_compliance.auditing.audit_file.record_kinds import classes_of_values
from edu_compliance.reporting.pages.school_page import make_ready
from edu_compliance.reporting.speech.catalogs import Language

classes_of_values()
make_ready(Language.CHINESE)
