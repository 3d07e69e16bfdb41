"""The options by which a language model reads as well, shared by the commands that take claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from rich.console import Console
from rich.markup import escape

from graph.errors import UsageError
from graph.llm import DEFAULT_RECORD, Adapter, Choice, Limits, Reader
from graph.llm.asking import Manner
from graph.pipeline.summary import ModelSummary

F = TypeVar("F", bound=Callable[..., object])

_META: Final = "graph.cli.language_model"
_SECONDS: Final = 120.0


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Set the value of an option aside for `chosen_reader`."""
    context.meta.setdefault(_META, {})[option.name] = value


_OPTIONS: Final = (
    click.option(
        "--llm",
        type=click.Choice([adapter.value for adapter in Adapter]),
        callback=_keep,
        expose_value=False,
        help="Let a language model read as well, over this protocol; sends the documents to it.",
    ),
    click.option(
        "--llm-model",
        metavar="NAME",
        callback=_keep,
        expose_value=False,
        help="The model, by the name its server knows.",
    ),
    click.option(
        "--llm-base-url",
        metavar="URL",
        callback=_keep,
        expose_value=False,
        help="Address of a server of your own.",
    ),
    click.option(
        "--llm-key-env",
        metavar="VARIABLE",
        callback=_keep,
        expose_value=False,
        help="Environment variable with the key; with an address of your own none is sent without.",
    ),
    click.option(
        "--llm-replies",
        type=click.Path(path_type=Path),
        default=DEFAULT_RECORD,
        show_default=True,
        callback=_keep,
        expose_value=False,
        help="Folder that keeps the replies; what is in it is not asked again.",
    ),
    click.option(
        "--llm-offline",
        is_flag=True,
        callback=_keep,
        expose_value=False,
        help="Use kept replies only; ask nobody.",
    ),
    click.option(
        "--llm-timeout",
        type=float,
        default=_SECONDS,
        show_default=True,
        metavar="SECONDS",
        callback=_keep,
        expose_value=False,
        help="Longest wait for a reply.",
    ),
    click.option(
        "--llm-workers",
        type=click.IntRange(1, 64),
        default=Manner().workers,
        show_default=True,
        callback=_keep,
        expose_value=False,
        help="Requests under way at once.",
    ),
)


def language_model_options(command: F) -> F:
    """Add the options to a command, which gets their meaning from `chosen_reader`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen_reader() -> Reader | None:
    """Return the model that the options of the current command choose, if they choose one.

    Raises:
        UsageError: there are options for a model but none is chosen, or its name is missing.
        LanguageModelError: the address or time limit is none.
    """
    given: dict[str, Any] = click.get_current_context().meta.get(_META, {})
    if given.get("llm") is None:
        for name in ("llm_model", "llm_base_url", "llm_key_env"):
            if given.get(name) is not None:
                raise UsageError(f"--{name.replace('_', '-')} needs --llm with a protocol")
        return None
    if given["llm_model"] is None:
        raise UsageError("--llm needs --llm-model with the name of the model")
    choice = Choice(
        Adapter(given["llm"]),
        given["llm_model"],
        given["llm_base_url"],
        given["llm_key_env"],
        Limits(seconds=given["llm_timeout"]),
    )
    manner = Manner(workers=given["llm_workers"], offline=given["llm_offline"])
    return Reader(choice, given["llm_replies"], manner)


def show_model(model: ModelSummary, quarantine: Path | None, console: Console) -> None:
    """Print in a line or two what a model added; `quarantine` is the file of what it did not."""
    console.print(
        f"Language model {escape(model.model)}: [bold]{model.added}[/] "
        f"claim{'s' * (model.added != 1)} added, {model.agreeing} of the rules found as well, "
        f"{sum(model.quarantined.values())} turned down; "
        f"{model.unread} of {model.chunks} chunks not read to the end",
        soft_wrap=True,
    )
    if quarantine is not None and (model.quarantined or model.unread):
        reasons = ", ".join(f"{count} {reason}" for reason, count in model.quarantined.items())
        console.print(f"  {reasons or 'replies'}: see {quarantine}", soft_wrap=True)
