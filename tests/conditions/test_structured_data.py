"""What a condition page says of itself to machines."""

import pytest

from content_app.crosslinks.models import OtherName
from tests.builders import make_condition
from tests.reading import entities_of, read


@pytest.mark.django_db
def test_the_page_is_about_a_medical_condition_with_its_names_and_codes(client):
    page = make_condition(
        "Anti-MAG",
        full_name="Anti-myelin-associated glycoprotein neuropathy",
        other_names=[("DADS-M", OtherName.Kind.ABBREVIATION)],
        codes=[("icd-10-cm", "G61.8")],
    )

    web_page = entities_of(read(client, page))["MedicalWebPage"]

    assert web_page["url"] == page.get_full_url()
    assert web_page["about"] == {
        "@type": "MedicalCondition",
        "name": "Anti-MAG",
        "alternateName": ["Anti-myelin-associated glycoprotein neuropathy", "DADS-M"],
        "code": [{"@type": "MedicalCode", "codeValue": "G61.8", "codingSystem": "ICD-10-CM"}],
    }


@pytest.mark.django_db
def test_what_is_not_known_is_not_claimed(client):
    about = entities_of(read(client, make_condition("CIDP")))["MedicalWebPage"]["about"]

    assert about == {"@type": "MedicalCondition", "name": "CIDP"}
