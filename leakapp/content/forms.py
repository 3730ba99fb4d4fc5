"""The form of a draft, made from the fields its kind declares."""

from typing import Any

from django import forms

from leakapp.content.kinds import Form, fields
from leakapp.content.models import Version
from leakapp.content.workflow import clean_body


class VersionForm(forms.ModelForm):  # type: ignore[type-arg]  # Django has it plain at run time
    """One input for each field of the text. The words go into `body`; nothing else of the version is edited here."""

    touched = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Version
        fields = ("change_note",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version: Version = self.instance
        self.initial["touched"] = version.touched
        self.names = {f"word:{field.name}": field for field in fields(version.text.kind, version.text.key)}
        for name, field in self.names.items():
            words = version.body.get(field.name, "")
            self.fields[name] = forms.CharField(
                label=field.label,
                required=False,  # a draft may be unfinished; submitting it checks
                help_text=field.help,
                initial="\n".join(words) if isinstance(words, list) else words,
                max_length=None if field.form is Form.LIST else field.limit,
                widget=forms.TextInput(attrs={"class": "vTextField"})
                if field.form is Form.LINE
                else forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3 if field.form is Form.TEXT else 8}),
            )

    def body(self) -> dict[str, Any]:
        """The words as given, in the shape that kinds.py declares."""
        version: Version = self.instance
        given = {field.name: self.cleaned_data.get(name, "") for name, field in self.names.items()}
        return clean_body(version.text.kind, version.text.key, given)
