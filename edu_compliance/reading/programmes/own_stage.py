"""Plans and lists of graduates that name no stage, in a school that is known to have only one of theirs."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Notice
from edu_compliance.reading.programmes.plan_stage import stage_by_name, stage_by_school

_OF_PLANS = (Stage.VOCATIONAL, Stage.COLLEGE, Stage.UNDERGRADUATE, Stage.POSTGRADUATE)
"""Stages that teach by programmes."""


def of_their_school(files: Iterable[File], told: Sequence[Stage], school: str) -> tuple[File, ...]:
    """The files with the stage of their school where they leave it open, each time said.

    `told` are the stages that a roster or a register gives; without them the school's name must tell.
    """
    taught = [stage for stage in told if stage in _OF_PLANS]
    only = taught[0] if len(taught) == 1 else None if told else stage_by_name(school)
    graduates = only or (None if told else stage_by_school(school))
    return tuple(_settled(file, only, graduates, school) for file in files)


def _settled(file: File, only: Stage | None, graduates: Stage | None, school: str) -> File:
    notices = list(file.notices)
    programmes, lists = [], []
    for programme in file.programmes:
        doubt = programme.binding_doubt
        if only is not None and programme.stage is None and doubt is not None and doubt.id == "programme.stage_unknown":
            notices.append(Notice(say("programme.stage_by_school", text=school), (programme.place,)))
            programme = attrs.evolve(programme, stage=only, binding_doubt=None)
        programmes.append(programme)
    for one in file.graduations:
        if graduates is not None and one.stage is None:
            notices.append(Notice(say("graduation.stage_by_school", school=school), (one.place,)))
            one = attrs.evolve(one, stage=graduates)
        lists.append(one)
    if len(notices) == len(file.notices):
        return file
    return attrs.evolve(file, programmes=tuple(programmes), graduations=tuple(lists), notices=tuple(notices))
