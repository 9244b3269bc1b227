"""Every format on a real run over seeds/, read by its consumer."""

import csv
import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from claimcheck import check, render, reports
from claimcheck.model.findings import Report, Severity
from claimcheck.model.output import ReportFile

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def real() -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return check(["seeds"], coverage=True)


@pytest.mark.parametrize("name", reports.names())
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_finding_is_in_every_format(name: str, lang: str, real: Report) -> None:
    assert real.findings
    text = render(real, name, "en" if lang == "en" else "ja", Severity.NOTE)
    assert text.endswith("\n")
    assert all(finding.rule in text for finding in real.findings)
    assert "\x1b" not in text


def test_consumers_read_it(real: Report) -> None:
    schema = json.loads((ROOT / "tests/reports/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.validate(json.loads(render(real, "sarif")), schema)
    jsonschema.validate(json.loads(render(real, "json")), ReportFile.model_json_schema())
    junit = JUnitXml.fromstring(render(real, "junit", show=Severity.NOTE).encode())
    assert junit.failures == len(real.findings)
    rows = list(csv.DictReader(StringIO(render(real, "csv", show=Severity.NOTE).removeprefix("\ufeff"))))
    assert len(rows) == sum(len(finding.evidence) for finding in real.findings)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render(real, "markdown", show=Severity.NOTE))
    assert html.count("<table>") == len(real.findings)


def test_sarif_rules_have_titles(real: Report) -> None:
    rules = json.loads(render(real, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    titles = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert titles == {rule: real.rules[rule][0] for rule in {finding.rule for finding in real.findings}}


def test_positions_are_those_of_the_text(real: Report) -> None:
    for finding in json.loads(render(real, "json"))["findings"]:
        for item in finding["evidence"]:
            text = (ROOT / item["path"]).read_bytes().decode("utf-8")
            assert text[item["start"] : item["end"]] == item["text"]
            assert text.splitlines()[item["line"] - 1][item["column"] - 1 :].startswith(item["text"].split("\n")[0])
