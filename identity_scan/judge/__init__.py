"""Judgement: is it me, which life, which facts, how much it matters. Pure: findings and a person in, verdicts out.

What judges is loaded when it is asked for: whoever shows what was judged before needs none of it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from identity_scan.judge.judging import appraise, judge

__all__ = ["appraise", "judge"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from identity_scan.judge import judging

    return getattr(judging, name)
