"""The Nu HTML checker has nothing to say of any type of page, nor of any state."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils.text import slugify
from django.views.defaults import server_error

from tests.browser.library import make_library
from tests.visiting import FROM_HERE, visitor

JAR = os.environ.get("VNU_JAR", "")
HOW_TO_GET_THE_CHECKER = (
    "Pages were not checked for valid HTML: that needs Java, and VNU_JAR set to the path of vnu.jar "
    "(npm ci --ignore-scripts --prefix requirements/html-checker)."
)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.skipif(
    not Path(JAR).is_file() or not shutil.which("java"), reason=HOW_TO_GET_THE_CHECKER
)
def test_every_type_of_page_is_valid_html(tmp_path):
    paths = make_library("http://testserver").paths
    reader = visitor()
    pages = {page_type: reader.get(path).content for page_type, path in paths.items()}
    pages["wrong password"] = sent(reader, pages["private page"], password="a guess")
    pages["refused answer"] = sent(reader, pages["post"])
    pages["asked for words"] = sent(reader, pages["post"], answer="yes")
    pages["no words"] = sent(reader, pages["asked for words"])
    pages["broken"] = server_error(RequestFactory().get("/")).content
    for page_type, content in pages.items():
        (tmp_path / f"{slugify(page_type)}.html").write_bytes(content)

    command = ["java", "-jar", JAR, "--stdout", "--format", "json", *map(str, tmp_path.iterdir())]
    result = subprocess.run(command, capture_output=True, text=True)

    messages = [
        f"{Path(message['url']).name}, line {message['lastLine']}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
    ]
    assert messages == []


def sent(reader: Client, page: bytes, **filled_in: str) -> bytes:
    """What a reader gets who sends the form in the text of a page."""
    form = BeautifulSoup(page, "html.parser").select_one("main form[method=post]")
    hidden = {field["name"]: field["value"] for field in form.select("[type=hidden]")}
    return reader.post(form["action"], hidden | filled_in, headers=FROM_HERE).content
