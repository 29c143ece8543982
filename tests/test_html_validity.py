"""The Nu HTML checker has nothing to say of any type of page."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.utils.text import slugify

from tests.browser.library import make_library

JAR = os.environ.get("VNU_JAR", "")
HOW_TO_GET_THE_CHECKER = (
    "Pages were not checked for valid HTML: that needs Java, and VNU_JAR set to the path of vnu.jar "
    "(npm ci --ignore-scripts --prefix requirements/html-checker)."
)


@pytest.mark.django_db
@pytest.mark.skipif(
    not Path(JAR).is_file() or not shutil.which("java"), reason=HOW_TO_GET_THE_CHECKER
)
def test_every_type_of_page_is_valid_html(client, tmp_path):
    for page_type, path in make_library("http://testserver").paths.items():
        (tmp_path / f"{slugify(page_type)}.html").write_bytes(client.get(path).content)

    command = ["java", "-jar", JAR, "--stdout", "--format", "json", *map(str, tmp_path.iterdir())]
    result = subprocess.run(command, capture_output=True, text=True)

    messages = [
        f"{Path(message['url']).name}, line {message['lastLine']}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
    ]
    assert messages == []
