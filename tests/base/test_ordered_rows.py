import pytest

from content_app.people.models import Credit
from tests import builders

pytestmark = pytest.mark.django_db


def test_rows_without_a_place_come_last_in_the_order_in_which_they_came():
    people = [builders.make_person(f"Person {number}") for number in range(3)]
    post = builders.credit(builders.make_post(), people[0])

    for person in people[1:]:
        Credit.objects.create(page=post.page_ptr, person=person)

    credits = post.page_ptr.specific.credits.all()
    assert [(credit.person, credit.sort_order) for credit in credits] == [
        (person, place) for place, person in enumerate(people)
    ]


def test_a_place_that_staff_gave_stays():
    post = builders.credit(builders.make_post(), builders.make_person())
    credit = post.credits.get()
    credit.sort_order = 7
    credit.save()

    assert Credit.objects.get().sort_order == 7
