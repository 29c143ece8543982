from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

DOCUMENT = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_document_says_what_the_roles_say():
    call_command("permissions_table", DOCUMENT, check=True)


def test_a_document_that_is_out_of_date_is_noticed_and_can_be_renewed(tmp_path):
    document = tmp_path / "permissions.md"
    document.write_text("Everyone may do everything.")

    with pytest.raises(CommandError, match="out of date"):
        call_command("permissions_table", document, check=True)
    call_command("permissions_table", document)

    call_command("permissions_table", document, check=True)
