"""All explanations, and the order that decides when everything else is equal."""

from leakapp.triage.causes.background import BACKGROUND
from leakapp.triage.causes.breast import BREAST
from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.causes.feelings import FEELINGS
from leakapp.triage.causes.infection import INFECTION
from leakapp.triage.causes.let_down import LET_DOWN
from leakapp.triage.causes.life_stage import LIFE_STAGE
from leakapp.triage.causes.supply import SUPPLY
from leakapp.triage.causes.unexpected_milk import UNEXPECTED_MILK

PRIORITY: tuple[str, ...] = (
    "mastitis", "abscess", "after-birth-danger-signs", "baby-enough-milk", "inflammatory-cancer", "pagets", "rusty-pipe",
    "blood-pregnancy", "loss", "newborn", "men", "papilloma", "cancer", "lump", "duct-ectasia", "implants",
    "surgery-injury", "galactorrhoea", "pregnancy", "medicine", "prolactinoma", "thyroid", "other-causes", "mood",
    "d-mer", "forceful-let-down", "oversupply", "other-side", "missed-feed", "fullness", "sex", "hormone-shifts",
    "let-down", "pressure", "stress", "early-weeks", "blocked-duct", "galactocele", "nipple-skin", "induced",
    "after-stopping", "squeezed", "child-teen", "postmenopause", "idiopathic", "oxytocin", "prolactin", "colours",
)  # fmt: skip

_PLACE = {key: place for place, key in enumerate(PRIORITY)}
CAUSES: tuple[Cause, ...] = tuple(
    sorted(
        (*LET_DOWN, *SUPPLY, *LIFE_STAGE, *FEELINGS, *UNEXPECTED_MILK, *BREAST, *INFECTION, *BACKGROUND),
        key=lambda cause: _PLACE.get(
            cause.key, len(_PLACE)
        ),  # one without a place comes last, and consistency names it
    )
)
BY_KEY: dict[str, Cause] = {cause.key: cause for cause in CAUSES}

__all__ = ["BY_KEY", "CAUSES", "PRIORITY", "AfterLoss", "Cause", "Strength"]
