"""Who is asked to read a text again, until the host of a site names somebody else in the admin."""

from django.contrib.auth.models import Group

from leakapp.content.sign_in.access import EDITOR, REVIEWER

# Words around the pages and lists of links: whoever writes can check those. Anything else is for clinicians.
OF_EDITORS = frozenset({"page", "noticed", "site", "source"})


def first_owner(kind: str) -> Group | None:
    """The group that a new text of this kind begins with. None where a site has no such group."""
    return Group.objects.filter(name=EDITOR if kind in OF_EDITORS else REVIEWER).first()
