"""DOI and PubMed numbers are taken as they are pasted, kept bare, and refused where they are none."""

import pytest

from content_app.evidence.models import Reference
from tests import builders
from tests.editing import add_url, message_beside, send, still_in_form

pytestmark = pytest.mark.django_db


def add_reference(admin_client, **fields):
    return send(admin_client, add_url(Reference), {"text": "Example A. 2020.", **fields})


@pytest.mark.parametrize(
    "pasted",
    [
        "10.1000/xyz123",
        " 10.1000/xyz123 ",
        "https://doi.org/10.1000/xyz123",
        "http://dx.doi.org/10.1000/xyz123",
        "HTTPS://DOI.ORG/10.1000/xyz123",
        "doi:10.1000/xyz123",
        "DOI: 10.1000/xyz123",
        "doi.org/10.1000/xyz123",
        "https://www.doi.org/10.1000/xyz123",
    ],
)
def test_a_doi_is_kept_bare(admin_client, pasted):
    add_reference(admin_client, doi=pasted)

    reference = Reference.objects.get()
    assert reference.doi == "10.1000/xyz123"
    assert reference.link == "https://doi.org/10.1000/xyz123"


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1097-4598(199906)22:6<1:AID-MUS1>3.0.CO;2-A", "10.1000.10/a/b"]
)
def test_a_doi_may_have_unusual_signs(admin_client, doi):
    add_reference(admin_client, doi=doi)

    assert Reference.objects.get().doi == doi


@pytest.mark.parametrize(
    "wrong",
    [
        "xyz",
        "10.1000",
        "10.1000/",
        "10.1/abc",
        "11.1000/abc",
        "10.1000/two words",
        "https://example.org/10.1000/abc",
        "10.1000/a\nb",
        "javascript:10.1000/abc",
    ],
)
def test_what_is_no_doi_gets_a_message_beside_it(admin_client, wrong):
    response = add_reference(admin_client, doi=wrong)

    assert "This is not a DOI" in message_beside(response, "doi")
    assert "Example A. 2020." in response.content.decode()
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    "pasted",
    [
        "12345678",
        " 12345678 ",
        "PMID: 12345678",
        "pmid 12345678",
        "PMID:12345678",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "https://pubmed.ncbi.nlm.nih.gov/12345678",
        "pubmed.ncbi.nlm.nih.gov/12345678/",
        "https://www.ncbi.nlm.nih.gov/pubmed/12345678",
    ],
)
def test_a_pubmed_number_is_kept_bare(admin_client, pasted):
    add_reference(admin_client, pmid=pasted)

    reference = Reference.objects.get()
    assert reference.pmid == "12345678"
    assert reference.link == "https://pubmed.ncbi.nlm.nih.gov/12345678/"


@pytest.mark.parametrize(
    "wrong", ["abc", "0123", "123456789", "12 34", "PMC1234567", "-5", "1.5", "1٢٣", "12345678\n9"]
)
def test_what_is_no_pubmed_number_gets_a_message_beside_it(admin_client, wrong):
    response = add_reference(admin_client, pmid=wrong)

    assert "This is not a PubMed number" in message_beside(response, "pmid")
    assert still_in_form(response, "pmid")
    assert not Reference.objects.exists()


def test_the_address_of_a_doi_with_unusual_signs_is_an_address():
    reference = builders.make_reference(doi="10.1002/22:6<1::aid#1>3.0;2-a")

    assert reference.link == "https://doi.org/10.1002/22:6%3C1::aid%231%3E3.0;2-a"


def test_the_most_lasting_address_is_linked():
    everything = {"doi": "10.1000/x", "pmid": "1", "url": "https://example.org/"}

    assert builders.make_reference(**everything).link == "https://doi.org/10.1000/x"
    assert "pubmed" in builders.make_reference(**everything | {"doi": ""}).link
    assert builders.make_reference(url="https://example.org/").link == "https://example.org/"
    assert builders.make_reference().link == ""
