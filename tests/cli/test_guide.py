import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_page_is_printed_as_text(run: Run) -> None:
    done = run("guide", "the_yes")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("== The Yes\n")
    assert "== Moments to vote on" in done.out
    assert "60 min" not in done.out


def test_html_is_one_page_and_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "guide.html"
    done = run("guide", "the_yes", "--format", "html", "--out", str(target))
    assert (done.status, done.out) == (0, "")
    assert str(target) in done.err
    assert target.read_text(encoding="utf-8") == run("guide", "the_yes", "--format", "html").out


def test_json_is_versioned_and_whole(run: Run) -> None:
    told = json.loads(run("guide", "in_the_bag", "--format", "json").out)
    assert told["version"] == 1
    assert set(told["guide"]) == {"title", "brief", "who", "seller", "watch_for", "acts", "questions", "plan"}
    assert told["guide"]["acts"][0]["turns"][0]["why"]


def test_a_deal_that_cannot_be_read_is_said(run: Run) -> None:
    assert run("guide", "nobody").status == 2
