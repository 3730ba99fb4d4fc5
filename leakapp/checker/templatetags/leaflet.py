"""What templates need to draw a question, and the choice of a country."""

from django import template

from leakapp.checker import drawing

register = template.Library()
register.filter("drawn", drawing.drawn)
register.filter("choice", drawing.region_choice)
