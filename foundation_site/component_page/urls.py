"""The addresses of a developer's machine: those of the site, and a page of all components."""

from django.urls import path

from foundation_site.urls import urlpatterns as urls_of_the_site

from .views import components

urlpatterns = [path("components/", components, name="components"), *urls_of_the_site]
