"""What the leaflet template pack needs to draw a question."""

from django import template

from leakapp.checker import drawing

register = template.Library()
register.filter("drawn", drawing.drawn)
