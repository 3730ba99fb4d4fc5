"""Emergency: get help now."""

from leakapp.triage.conditions import ticked
from leakapp.triage.facts import NEWLY_POSTPARTUM
from leakapp.triage.rules.rule import Rule
from leakapp.triage.urgency import Urgency

EMERGENCY: tuple[Rule, ...] = (
    Rule(
        id="R1",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "harm"),
        says="Thoughts of hurting or killing yourself, wishing to be dead, thoughts of hurting a baby or anyone else, or not feeling safe (even if only for a moment, or only as milk flows)",
        why="Suicide is a leading cause of maternal death; the site cannot grade intent. Show crisis contacts first.",
        sources=("cdc_hearher", "nice_cg192", "hrsa_hotline"),
    ),
    Rule(
        id="R2",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "psychosis"),
        says="Seeing, hearing or believing things others do not, severe confusion, or racing and 'high' (above all soon after a birth)",
        why="Possible postpartum psychosis: about 1 to 2 in 1,000 births; worsens within hours.",
        sources=("app_network", "nhs_pp", "hse_pp"),
    ),
    Rule(
        id="R3",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "chest"),
        says="Chest pain, severe breathlessness or coughing blood",
        why="Clot on the lung, heart disease, pre-eclampsia.",
        sources=("cdc_hearher",),
    ),
    Rule(
        id="R4",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "sepsis"),
        says="Signs of sepsis",
        why="Mastitis and childbirth can lead to sepsis.",
        sources=("uk_sepsis_trust", "cdc_hearher"),
    ),
    Rule(
        id="R5",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "thunder"),
        says="Sudden severe headache, sudden sight loss, double vision or drooping lid",
        why="Pituitary apoplexy, bleed in the brain, clot, pre-eclampsia.",
        sources=("apoplexy_abbara", "apoplexy_capatina", "cdc_hearher"),
    ),
    Rule(
        id="R6",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "skin_black"),
        says="Breast skin black, purple or blistering, or redness spreading by the hour",
        why="Tissue death or spreading cellulitis needs hospital.",
        sources=("nhs_highland_mastitis",),
    ),
    Rule(
        id="R7",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "baby_emerg"),
        says="A baby is blue, grey, floppy, cannot be woken, is having a fit or is struggling to breathe",
        why="Life threat.",
        sources=("uk_sepsis_trust",),
    ),
    Rule(
        id="R8",
        urgency=Urgency.EMERGENCY,
        when=ticked("gate", "collapse_bleed"),
        says="Faint or collapse, fit, heavy bleeding",
        why="Haemorrhage, eclampsia.",
        sources=("cdc_hearher",),
    ),
    Rule(
        id="R9",
        urgency=Urgency.EMERGENCY,
        when=(ticked("status", "pregnant") | NEWLY_POSTPARTUM)
        & ticked("general", "vision")
        & ticked("general", "headache_bad", "headache_new"),
        says="Pregnant, or within 6 weeks of birth (not sure counts too): headache AND sight changes",
        why="Pre-eclampsia.",
        sources=("cdc_hearher",),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R10",
        urgency=Urgency.EMERGENCY,
        when=ticked("subject", "baby")
        & ticked("fever", "yes")
        & (ticked("breast", "hot_red", "sore", "swollen_shape", "hard_full") | ticked("colours", "pus")),
        says="Baby with a fever AND a hot, red, sore, hard or swollen breast, or pus",
        why="Newborn breast infection can spread fast; fever under 3 months is always urgent.",
        sources=("peds_newborn", "uk_sepsis_trust"),
    ),
)
