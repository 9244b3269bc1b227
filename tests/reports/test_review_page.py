"""The review page in a real browser: filter, mark, comment, reload, export."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from claimcheck.engine import baseline
from claimcheck.model.document import Document, line_starts
from claimcheck.model.findings import Agreement, Report, Review, Severity, Silenced, Status
from claimcheck.model.span import Span
from claimcheck.reports import Context, load

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
in_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver on this machine")


def page(report: Report, folder: Path, lang: str = "ja") -> Path:
    file = folder / "review.html"
    file.write_text(load("html").render(report, Context("en" if lang == "en" else "ja", show=Severity.NOTE)), "utf-8")
    return file


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def browser(downloads: Path) -> Iterator[Chrome]:
    """A browser of its own for each test: storage of file:// pages is shared, and written when the browser likes."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    yield driver
    driver.quit()


def open_page(browser: Chrome, file: Path) -> None:
    browser.get(file.as_uri())
    wait_for_page(browser)


def reload(browser: Chrome) -> None:
    """Load the page anew, and wait until it is really the new one that answers."""
    browser.execute_script("window.old = true")
    browser.refresh()
    wait_for_page(browser)


def wait_for_page(browser: Chrome) -> None:
    ready = "return !window.old && document.readyState === 'complete' && document.hasFocus()"
    WebDriverWait(browser, 30).until(lambda _: browser.execute_script(ready))


def shown(browser: Chrome) -> list[str]:
    articles = browser.find_elements(By.CSS_SELECTOR, ".finding")
    return [str(article.get_attribute("data-rule")) for article in articles if article.is_displayed()]


def choose(browser: Chrome, name: str, value: str) -> None:
    Select(browser.find_element(By.NAME, name)).select_by_value(value)


def press(browser: Chrome, keys: str) -> None:
    browser.switch_to.active_element.send_keys(keys)


def pressed(browser: Chrome) -> list[tuple[str, str]]:
    buttons = browser.find_elements(By.CSS_SELECTOR, "[aria-pressed=true]")
    rule = "return arguments[0].closest('.finding').dataset.rule"
    return [(browser.execute_script(rule, button), str(button.get_attribute("data-mark"))) for button in buttons]


def console(browser: Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]


@in_browser
def test_filters(browser: Chrome, report: Report, tmp_path: Path) -> None:
    open_page(browser, page(report, tmp_path))
    assert shown(browser) == ["value-conflict", "conversion-mismatch", "weekday-mismatch"]
    choose(browser, "severity", "warning")
    assert shown(browser) == ["conversion-mismatch"]
    assert browser.find_element(By.ID, "count").text == "1 / 3"
    choose(browser, "severity", "")
    choose(browser, "path", "docs/blog.md")
    assert shown(browser) == ["value-conflict"]
    choose(browser, "path", "")
    choose(browser, "rule", "weekday-mismatch")
    assert shown(browser) == ["weekday-mismatch"]


@in_browser
def test_marks_by_keyboard_survive_a_reload(browser: Chrome, report: Report, tmp_path: Path) -> None:
    open_page(browser, page(report, tmp_path))
    for key in "j1j2j3k0":
        press(browser, key)
    expected = [("value-conflict", "accepted"), ("weekday-mismatch", "todo")]
    WebDriverWait(browser, 30).until(lambda _: pressed(browser) == expected)

    def survived(_: Chrome) -> bool:
        reload(browser)  # a page of a new process may ask for the storage before the last write of the old one arrives
        return pressed(browser) == expected

    WebDriverWait(browser, 30).until(survived)
    choose(browser, "status", "new")
    assert shown(browser) == ["conversion-mismatch"]


@in_browser
def test_export_is_a_baseline(
    browser: Chrome, downloads: Path, report: Report, fresh_report: Callable[[], Report], tmp_path: Path
) -> None:
    open_page(browser, page(report, tmp_path))
    browser.find_element(By.NAME, "reviewer").send_keys("佐藤")
    browser.find_elements(By.CSS_SELECTOR, "[data-mark=accepted]")[1].click()
    browser.find_elements(By.CSS_SELECTOR, "input[data-comment]")[1].send_keys("123 発表時のまま")
    browser.find_element(By.ID, "export").click()
    file = downloads / "claimcheck-baseline.json"
    WebDriverWait(browser, 30).until(lambda _: file.is_file() and file.read_text("utf-8").endswith("}\n"))
    reviews = baseline.read(file)
    second = report.findings[1]
    assert reviews == {
        second.fingerprint: Review(
            second.fingerprint, Status.ACCEPTED, "123 発表時のまま", "佐藤", second.rule, second.message
        )
    }
    again = fresh_report()
    baseline.apply(again, reviews)
    assert [item.rule for item in again.findings] == ["value-conflict", "weekday-mismatch"]


@in_browser
def test_known_reviews_are_shown(browser: Chrome, report: Report, tmp_path: Path) -> None:
    first = report.findings[0]
    baseline.apply(report, {first.fingerprint: Review(first.fingerprint, Status.FALSE_POSITIVE, "別の指標")})
    open_page(browser, page(report, tmp_path))
    assert pressed(browser) == [("value-conflict", "false-positive")]
    comments = [item.get_attribute("value") for item in browser.find_elements(By.CSS_SELECTOR, "input[data-comment]")]
    assert comments == ["別の指標", "", ""]


@in_browser
def test_nothing_is_blocked_or_broken(browser: Chrome, report: Report, tmp_path: Path) -> None:
    console(browser)
    open_page(browser, page(report, tmp_path))
    press(browser, "j1")
    assert console(browser) == []


@in_browser
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_sticks_out(width: int, browser: Chrome, report: Report, tmp_path: Path) -> None:
    browser.set_window_size(width, 900)
    open_page(browser, page(report, tmp_path))
    inner, whole = browser.execute_script("return [document.documentElement.clientWidth, document.body.scrollWidth]")
    assert whole <= inner
    browser.set_window_size(1200, 900)


def test_page_is_self_contained(report: Report, tmp_path: Path) -> None:
    text = page(report, tmp_path).read_text("utf-8")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""", text)
    assert "default-src 'none'" in text
    assert " style=" not in text


def test_heading_of_a_finding(report: Report, tmp_path: Path) -> None:
    report.rules["value-conflict"] = ("数値の食い違い", "")
    text = page(report, tmp_path).read_text("utf-8")
    assert '<code>value-conflict</code> 数値の食い違い <span class="quiet">確信度 0.93</span>' in text
    body = re.sub(r"<script>.*</script>|<style>.*</style>", "", text, flags=re.DOTALL)
    assert "{{" not in body
    assert "}}" not in body


def test_text_of_documents_is_escaped(report: Report, tmp_path: Path) -> None:
    text = page(report, tmp_path).read_text("utf-8")
    assert "&lt;b&gt;記者&lt;/b&gt;" in text
    assert "<b>記者" not in text


def test_every_part_is_there_in_both_languages(report: Report, tmp_path: Path) -> None:
    plain = Document("docs/c.txt", "17%", (), line_starts=line_starts("17%"))
    report.documents[plain.path] = plain
    first = report.findings[0]
    moved = replace(first.evidence[0], path=plain.path, span=Span(0, 3), sentence=Span(0, 3))
    report.agreements.append(Agreement("エヌビディア", "下落率", (first.evidence[0], moved)))
    report.silenced.append(Silenced(report.findings[1], "docs/市場.txt", 1, "速報のまま"))
    report.stale.append(Review("x", summary="もう無い"))
    ja = page(report, tmp_path).read_text("utf-8")
    for words in ("照合して一致したもの", "速報のまま", "もう無い", "読めなかったもの", "文書どうしの食い違い"):
        assert words in ja
    en = page(report, tmp_path, "en").read_text("utf-8")
    assert '<html lang="en">' in en
    for words in ("Compared and agreed", "Suppressed in the documents", "Could not be read", "Disputes between documents"):
        assert words in en


def test_intervals_are_drawn_to_scale(report: Report, tmp_path: Path) -> None:
    text = page(report, tmp_path).read_text("utf-8")
    bars = re.findall(r'class="bar-(\w)" x="([\d.]+)" y="1" width="([\d.]+)"', text)
    assert [side for side, _, _ in bars] == ["a", "a", "b"]
    left, again, right = [(float(x), float(width)) for _, x, width in bars]
    assert left == again
    assert left[1] == pytest.approx(right[1], abs=0.1)
    assert left[0] + left[1] == pytest.approx(right[0], abs=0.1)  # [15.5, 16.5) ends where [16.5, 17.5) begins


def test_matrix_counts_pairs(report: Report, tmp_path: Path) -> None:
    text = page(report, tmp_path).read_text("utf-8")
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', text)
    assert [re.findall(r"<td class=\"\w+\">(.)</td>", row) for row in rows] == [["·", "1"], ["1", "2"]]
    data = json.dumps(rows, ensure_ascii=False)
    assert data.index("docs/blog.md") < data.index("docs/市場.txt")
