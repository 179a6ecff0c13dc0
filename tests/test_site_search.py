"""The search of the site works from the folder: no server, no worker, nothing from elsewhere. In a real browser."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.browser import CHROMIUM, MISSING, launched

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

YAML: Any = import_module("mkdocs.utils.yaml")  # has no whole types
ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "index.md": "# Start here\n\nWhat it is.\n",
    "limits.md": "# Limits\n\nWhere mackerel is found, and by which rules.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, built with the theme, the search and the scripts of the project's own site."""
    folder = tmp_path_factory.mktemp("site")
    config: dict[str, Any] = YAML.yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {name: config[name] for name in ("site_name", "use_directory_urls", "theme", "extra")}
    kept |= {
        "plugins": [one for one in config["plugins"] if isinstance(one, str)],
        "docs_dir": "docs",
        "site_dir": "site",
    }
    (folder / "mkdocs.yml").write_text(json.dumps(kept), encoding="utf-8")
    (folder / "docs" / "site").mkdir(parents=True)
    for script in kept["extra"]["polyfills"]:
        (folder / "docs" / script).write_bytes((ROOT / "docs" / script).read_bytes())
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder / "site"


def test_a_word_is_found_from_the_folder(site: Path) -> None:
    """And leads to its page."""
    with launched() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "index.html").as_uri())
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("mackerel")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url("**/limits.html*")
        assert page.locator("h1").first.text_content() is not None
        assert "mackerel" in (page.locator("article").text_content() or "")
        assert [url for url in asked if not url.startswith(("file:", "data:", "about:", "blob:"))] == []
