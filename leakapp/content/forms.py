"""The form of a draft, made from the fields its kind declares."""

from typing import Any

from django import forms
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from leakapp.content import marks
from leakapp.content.cleaning import clean_body
from leakapp.content.field import Field, Form
from leakapp.content.kinds import fields
from leakapp.content.labels import label_of
from leakapp.content.models import Version

MEANWHILE = (
    "Somebody else has changed or moved this draft. Your words are still below, and theirs are safe. "
    "Open the draft again in another window, and bring your changes over."
)
# What the fields whose names share a beginning are called together. The others stand first, under no heading.
GROUPS = {
    "option": "Answers",
    "hint": "More about an answer",
    "other": "Other words for some readers",
    "contact": "Who to contact",
    "for": "What speaks for it",
    "against": "What speaks against it",
    "title": "Titles",
}


class VersionForm(forms.ModelForm):  # type: ignore[type-arg]  # Django has it plain at run time
    """One input for each field of the text. The words go into `body`; nothing else of the version is edited here."""

    touched = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Version
        fields = ("change_note", "small_change")
        labels = {"change_note": "What you changed, for the reviewer"}
        widgets = {"change_note": forms.TextInput(attrs={"class": "vTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version: Version = self.instance
        self.initial["touched"] = version.touched
        self.names = {f"word:{field.name}": field for field in fields(version.text.kind, version.text.key)}
        for name, field in self.names.items():
            self.fields[name] = _input(field, version.body.get(field.name, ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk is not None:
            now = Version.objects.filter(pk=self.instance.pk).values_list("touched", "state").first()
            if now != (cleaned.get("touched"), self.instance.state):
                raise forms.ValidationError(MEANWHILE)
        return cleaned

    def body(self) -> dict[str, Any]:
        """The words as given, in the shape that kinds.py declares. A field that is not valid keeps its old words."""
        version: Version = self.instance
        old = version.body
        given = {field.name: self.cleaned_data.get(name, old.get(field.name)) for name, field in self.names.items()}
        return clean_body(version.text.kind, version.text.key, given)

    def fieldsets(self) -> list[tuple[str | None, dict[str, Any]]]:
        """The inputs in groups, in the order that kinds.py declares them."""
        groups: dict[str | None, list[str]] = {None: []}
        for name, field in self.names.items():
            group = field.name.partition(".")[0] if "." in field.name else None
            groups.setdefault(GROUPS.get(group, group) if group else None, []).append(name)
        own = ("change_note", "small_change", "touched")
        return [(title, {"fields": names}) for title, names in groups.items()] + [("This change", {"fields": own})]


def _input(field: Field, words: Any) -> forms.Field:
    """The input for one field. Nothing is required: a draft may be unfinished, and sending it for review checks."""
    about: dict[str, Any] = {"label": label_of(field), "required": False, "help_text": field.help, "initial": words}
    if field.choices:
        return forms.ChoiceField(choices=[("", "—"), *((each, each) for each in field.choices)], **about)
    if field.form is Form.RICH:
        rich: forms.Field = ProseEditorFormField(
            config={"extensions": marks.EXTENSIONS},
            sanitize=marks.sanitise,
            widget=AdminProseEditorWidget,
            max_length=field.limit,
            **{**about, "help_text": f"{field.help} {marks.HELP}".strip()},
        )
        return rich
    if field.form is Form.LIST:
        about.update(initial="\n".join(words or []), help_text=f"{field.help} One a line.".strip())
        return forms.CharField(widget=_area(6), **about)
    if field.form is Form.TEXT:
        return forms.CharField(widget=_area(3), max_length=field.limit, **about)
    address = field.form is Form.LINK
    line = forms.TextInput(attrs={"class": "vTextField", **({"inputmode": "url"} if address else {})})
    return forms.CharField(widget=line, max_length=field.limit, **about)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "vLargeTextField", "rows": rows})
