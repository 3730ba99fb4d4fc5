"""The quicker tags say what Django's own say."""

import pytest
from django.template import Context, Engine, TemplateDoesNotExist
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

TEMPLATES = {
    "outer.html": "{% for each in lines %}{% include 'inner.html' with said=each %}{% endfor %}|{{ said }}",
    "inner.html": "[{{ said }}{{ around }}]",
    "alone.html": "{% include 'inner.html' with said='x' only %}",
    "by-name.html": "{% for name in names %}{% include name with said='x' %}{% endfor %}",
    "missing.html": "{% include 'no-such.html' %}",
    "list.html": "{{ lines|listed }}",
    "loop.html": "{% for line in lines %}<li>{{ line }}</li>{% endfor %}",
    "addresses.html": "{% url 'help-now' %} {% url 'explanation' key %} {% url 'home' as home %}{{ home }}",
}


def template(name):
    quick = "leakapp.content.templatetags.quick"
    loaders = [("django.template.loaders.locmem.Loader", TEMPLATES)]
    return Engine(loaders=loaders, builtins=["django.template.defaulttags", quick]).get_template(name)


def said(name, **variables):
    whole = template(name)
    first, second = (whole.render(Context(variables)) for _ in range(2))
    assert first == second  # what was looked up once is no other the second time
    return first


def test_an_included_template_has_what_it_is_given_and_what_is_around_it_and_leaves_nothing_behind():
    assert said("outer.html", lines=["a", "<b>"], around="!") == "[a!][&lt;b&gt;!]|"


def test_only_still_shuts_out_what_is_around():
    assert said("alone.html", around="!") == "[x]"


def test_a_name_that_hangs_on_a_variable_is_looked_up_each_time():
    assert said("by-name.html", names=["inner.html", "alone.html"], around="!") == "[x!][x]"


def test_a_template_that_is_not_there_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        said("missing.html")


@pytest.mark.parametrize("lines", [[], ["a", "b"], ["<script>", 'it\'s & "so"'], [mark_safe("<b>x</b>"), 7, None]])
def test_a_list_is_escaped_as_a_loop_escapes_it(lines):
    assert said("list.html", lines=lines) == said("loop.html", lines=lines)


def test_addresses_are_those_of_the_site():
    wanted = (reverse("help-now"), reverse("explanation", args=["mastitis"]), reverse("home"))
    assert said("addresses.html", key="mastitis") == " ".join(wanted)
    assert reverse("explanation", args=["loss"]) in said("addresses.html", key="loss")


def test_every_template_of_the_site_has_them_without_loading_them():
    assert reverse("home") in render_to_string("partials/wordmark.html")
