"""The `geobrief` command."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

import click

import analysis.report.lean  # noqa: F401 -- for what it does when imported
from analysis.exceptions import InputError
from analysis.output import STDOUT, not_written, opened_output
from analysis.places import folder

NOTEBOOK = "briefing.ipynb"
METADATA = ("title", "published", "publisher", "byline", "url", "language")  # the parameters that read_article takes
ISSUING = ("tlp", "cutoff", "analyst", "analyst_note", "rating", "annex", "paper")  # those that Edition takes as text


class Commands(click.Group):
    """The subcommands; a user's mistake ends in one line and exit status 2, with a traceback only after `--debug`."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click ends quietly
            raise
        except (InputError, OSError) as mistake:
            if ctx.params["debug"]:
                raise
            told = not_written(mistake.filename or STDOUT, mistake) if isinstance(mistake, OSError) else str(mistake)
            for line in told.splitlines():
                click.echo(f"geobrief: {line}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="geobrief")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def main(debug: bool) -> None:
    """Briefings from news articles in which every statement traces to the article's exact words."""


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--to", default="html,pdf", show_default=True, help="What to make beside the executed notebook.")
@click.option(
    "-p", "--parameter", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter of the notebook."
)
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own instead of briefing.ipynb.")
@click.option(
    "--out", type=click.Path(path_type=Path), default="reports", show_default=True, help="The folder to write to."
)
@click.pass_context
def render(
    ctx: click.Context,
    articles: tuple[str, ...],
    to: str,
    given: tuple[tuple[str, str], ...],
    notebook: Path | None,
    out: Path,
) -> None:
    """Make a briefing of each ARTICLE: a .txt, .md or .html file, a web page's address, or - for standard input."""
    from analysis.exceptions import ReportError
    from analysis.intake.kept import keep
    from analysis.report.run import formats_of
    from analysis.report.run import render as render_report

    notebook = notebook or folder("notebooks") / NOTEBOOK
    formats = formats_of(to)
    failed = 0
    with tempfile.TemporaryDirectory() as waiting:
        files = keep(articles, Path(waiting))
        for article in files:
            check(article, dict(given))
        for article in files:
            try:
                report = render_report(
                    notebook,
                    {"article": str(article), **dict(given)},
                    out,
                    article.stem,
                    formats,
                    progress=sys.stderr.isatty(),
                )
            except ReportError as error:
                click.echo(f"geobrief: {article.name}: {error}", err=True)
                failed += 1
            else:
                for warning in report.warnings:
                    click.echo(f"geobrief: {article.name}: {warning}", err=True)
                for file in report.files.values():
                    click.echo(file)
    ctx.exit(1 if failed else 0)


def check(file: Path, given: dict[str, str]) -> None:
    """Read the article and the issuing parameters before a kernel starts; raises InputError."""
    from analysis.article import read_article
    from analysis.edition import Edition

    read_article(file, **{name: given[name] for name in METADATA if name in given})
    Edition(**{name: given[name] for name in ISSUING if name in given})  # type: ignore[arg-type]  # all of them are texts


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--out", metavar="FILE", default="-", help="The file to write to.")
def analyse(articles: tuple[str, ...], out: str) -> None:
    """Write the findings of each ARTICLE as a line of JSON, without a notebook."""
    from analysis.article import read_article
    from analysis.briefing import brief

    read = [read_article(article) for article in articles]
    with opened_output(out) as lines:
        for article in read:
            lines.write(json.dumps(brief(article).to_dict(), ensure_ascii=False) + "\n")


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--themes", metavar="FILE", help="A taxonomy of your own instead of data/reference/themes.yaml.")
def themes(articles: tuple[str, ...], themes: str | None) -> None:
    """Try a taxonomy out: show what each theme matches in each ARTICLE, the words in brackets."""
    from analysis.article import read_article
    from analysis.matches import matches
    from analysis.themes import load_themes

    taxonomy = load_themes(themes)
    for article in [read_article(article) for article in articles]:
        for line in matches(article, taxonomy):
            click.echo(line)


@main.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--article", metavar="FILE", help="The article; shows that the report is made from it.")
@click.option("--themes", metavar="FILE", help="The taxonomy that the report is made with, if it has one of its own.")
@click.pass_context
def verify(ctx: click.Context, reports: tuple[str, ...], article: str | None, themes: str | None) -> None:
    """Check that each REPORT says what its article and its rules give; exit status 1 if that is not shown."""
    from analysis.verify import verify as verify_report

    verdicts = [verify_report(report, article, themes) for report in reports]
    for verdict in verdicts:
        for line in (*verdict.checks, verdict.words):
            click.echo(line)
    ctx.exit(0 if all(verdict.is_good for verdict in verdicts) else 1)


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--html", metavar="FILE", help="Write what changed to an HTML page too.")
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, html: str | None) -> None:
    """Tell what changed from OLD to NEW, each an article or a report; exit status 0 if nothing did, else 1."""
    from analysis.changes import changes
    from analysis.opened import open_briefing

    found = changes(open_briefing(old), open_briefing(new), (old, new))
    for line in found.lines:
        click.echo(line)
    if html:
        with opened_output(html) as page:
            page.write(found.page)
    ctx.exit(1 if found else 0)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARTICLE|REPORT...")
@click.option("--to", type=click.Choice(["csv", "jsonl"]), default="csv", show_default=True, help="The tables' format.")
@click.option(
    "--out", type=click.Path(path_type=Path), default="tables", show_default=True, help="The folder to write to."
)
def export(sources: tuple[str, ...], to: Literal["csv", "jsonl"], out: Path) -> None:
    """Write the findings of articles or reports as tables for other programs, one a kind of finding."""
    from analysis.export import export as export_tables
    from analysis.opened import open_briefing

    opened = [(source, open_briefing(source)) for source in sources]
    named = [(briefing.article.path or Path(source).name, briefing) for source, briefing in opened]
    for file in export_tables(named, to, out):
        click.echo(file)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", default="html,pdf", show_default=True, help="What to make beside the executed notebooks.")
@click.option("--notebook", type=click.Path(path_type=Path), help="A notebook of your own instead of briefing.ipynb.")
@click.option(
    "--out", type=click.Path(path_type=Path), default="reports", show_default=True, help="The folder to write to."
)
@click.option("--jobs", type=click.IntRange(1), help="How many processes work; by default one a processor.")
@click.option("--dask", metavar="ADDRESS", help="A Dask cluster that works instead, such as tcp://host:8786.")
@click.option("--force", is_flag=True, help="Make also what is unchanged.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first report that fails.")
@click.option("--timeout", type=click.FloatRange(1), metavar="SECONDS", help="End a report that takes longer.")
@click.option("--why", is_flag=True, help="Tell what has changed since a report was last made.")
@click.option("--json", "as_json", is_flag=True, help="Tell the results as JSON lines.")
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    file: Path,
    to: str,
    notebook: Path | None,
    out: Path,
    dask: str | None,
    why: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Make a report of each row of FILE: .csv, .yaml or .jsonl, its columns the notebook's parameters and `name`."""
    from analysis.report.batch import Options, cluster
    from analysis.report.batch import batch as run_batch
    from analysis.report.progress import Progress
    from analysis.report.run import formats_of

    progress = Progress(click.echo, as_json=as_json, why=why)
    notebook = notebook or folder("notebooks") / NOTEBOOK
    with cluster(dask) as executor:
        ended = run_batch(file, notebook, out, Options(formats=formats_of(to), executor=executor, **how), progress)
    progress.end(ended)
    ctx.exit(0 if ended.is_good else 1)


@main.command("install-kernel")
@click.option("--sys-prefix", is_flag=True, help="Install it into this Python environment instead of for this user.")
def install_kernel(sys_prefix: bool) -> None:
    """Make the warm kernel known to papermill, nbconvert and JupyterLab, as `geobrief`."""
    from analysis.report.kernel import install

    click.echo(f"{install(for_user=not sys_prefix)}: the kernel geobrief, as in papermill -k geobrief")


@main.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Tell what is installed, what is missing and what to do."""
    from analysis.doctor import examine

    findings = examine()
    for finding in findings:
        click.echo(f"{'ok     ' if finding.well else 'missing'} {finding.name}: {finding.words}")
    ctx.exit(0 if all(f.well for f in findings) else 1)
