"""Which learn pages stand beside one another."""

from leakapp.triage.causes import BY_KEY, CAUSES, AfterLoss

MOST = 6

# Chosen by hand, nearest first. Pages of the same group follow by themselves.
CHOSEN: dict[str, tuple[str, ...]] = {
    "let-down": ("oxytocin", "d-mer"),
    "oxytocin": ("let-down", "prolactin"),
    "prolactin": ("galactorrhoea", "medicine", "oxytocin"),
    "other-side": ("let-down", "forceful-let-down"),
    "sex": ("let-down", "galactorrhoea"),
    "hormone-shifts": ("early-weeks", "mood", "fullness"),
    "fullness": ("missed-feed", "mastitis", "blocked-duct"),
    "missed-feed": ("fullness", "oversupply"),
    "early-weeks": ("hormone-shifts", "baby-enough-milk"),
    "oversupply": ("forceful-let-down", "baby-enough-milk", "blocked-duct", "mastitis"),
    "forceful-let-down": ("oversupply", "baby-enough-milk"),
    "baby-enough-milk": ("early-weeks", "forceful-let-down"),
    "pressure": ("let-down", "squeezed"),
    "stress": ("let-down", "d-mer", "mood"),
    "d-mer": ("mood", "let-down", "stress"),
    "mood": ("after-birth-danger-signs", "d-mer", "hormone-shifts"),
    "galactorrhoea": ("medicine", "prolactinoma", "thyroid", "after-stopping", "idiopathic", "prolactin"),
    "medicine": ("galactorrhoea", "prolactinoma", "prolactin", "mood"),
    "prolactinoma": ("galactorrhoea", "medicine", "prolactin", "thyroid"),
    "thyroid": ("galactorrhoea", "prolactinoma"),
    "other-causes": ("galactorrhoea", "medicine"),
    "idiopathic": ("galactorrhoea", "squeezed"),
    "pregnancy": ("blood-pregnancy", "after-birth-danger-signs"),
    "blood-pregnancy": ("pregnancy", "rusty-pipe", "papilloma"),
    "after-stopping": ("galactorrhoea", "fullness"),
    "loss": ("mood", "mastitis", "abscess", "rusty-pipe", "after-birth-danger-signs", "colours"),
    "induced": ("medicine", "prolactin"),
    "newborn": ("child-teen",),
    "child-teen": ("newborn", "medicine", "lump"),
    "men": ("cancer", "medicine", "prolactinoma", "lump"),
    "postmenopause": ("duct-ectasia", "papilloma", "cancer"),
    "duct-ectasia": ("papilloma", "colours", "cancer"),
    "papilloma": ("duct-ectasia", "cancer", "colours"),
    "cancer": ("lump", "papilloma", "inflammatory-cancer", "pagets", "men"),
    "pagets": ("nipple-skin", "cancer"),
    "inflammatory-cancer": ("mastitis", "cancer"),
    "galactocele": ("lump", "blocked-duct"),
    "rusty-pipe": ("colours", "papilloma"),
    "lump": ("galactocele", "blocked-duct", "cancer"),
    "implants": ("surgery-injury", "lump", "mastitis"),
    "nipple-skin": ("pagets", "mastitis"),
    "surgery-injury": ("implants", "abscess"),
    "squeezed": ("colours", "duct-ectasia", "galactorrhoea"),
    "blocked-duct": ("mastitis", "galactocele", "fullness"),
    "mastitis": ("abscess", "blocked-duct", "inflammatory-cancer"),
    "abscess": ("mastitis", "inflammatory-cancer"),
    "after-birth-danger-signs": ("mood", "mastitis", "loss"),
    "colours": ("duct-ectasia", "papilloma", "rusty-pipe", "galactorrhoea"),
}


def related(key: str) -> tuple[str, ...]:
    """The pages to read next: chosen ones, the page this one is part of, its parts, then its group.

    The page about a loss leads to none that is hidden after a loss.
    """
    here = BY_KEY[key]
    parts = [cause.key for cause in CAUSES if cause.part_of == key]
    group = [cause.key for cause in CAUSES if cause.group == here.group]
    found = dict.fromkeys((*CHOSEN[key], *((here.part_of,) if here.part_of else ()), *parts, *group))
    allowed = [each for each in found if each != key and (key != "loss" or not is_hidden_after_loss(each))]
    return tuple(allowed[:MOST])


def is_hidden_after_loss(key: str) -> bool:
    return BY_KEY[key].after_loss is AfterLoss.HIDE
