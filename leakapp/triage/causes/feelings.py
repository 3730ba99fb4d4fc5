"""Pressure and feelings, D-MER and mood."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ALWAYS, ticked
from leakapp.triage.facts import ANY_FLUID, BLOOD, EXPECTED, LACTATING, LOST, MALE, MILK_LIKE, SMALL_CHILD

FEELINGS: tuple[Cause, ...] = (
    Cause(
        key="pressure",
        group="pressure_and_feelings",
        mention_when=ANY_FLUID & ticked("when", "pressure"),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (LACTATING & MILK_LIKE & ~BLOOD, Strength.STRONG),
            (MILK_LIKE & EXPECTED & ~BLOOD, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=(),
        speaks_for=("when.pressure", "when.full", "status.feeding"),
        speaks_against=("spont.itself", "freq.ge2w", "colours.red_pink"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
    Cause(
        key="stress",
        group="pressure_and_feelings",
        mention_when=ANY_FLUID & ticked("when", "feelings"),
        never_with=LOST | SMALL_CHILD,
        strength=((LACTATING & MILK_LIKE, Strength.FITS), (ANY_FLUID, Strength.POSSIBLE)),
        explains=(),
        speaks_for=("when.feelings", "status.feeding"),
        speaks_against=("spont.itself", "colours.red_pink", "colours.brown_dark"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
    Cause(
        key="d-mer",
        group="d_mer",
        mention_when=ticked("mood", "letdown_wave", "wave_dread", "aversion"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("mood", "wave_dread") & ~ticked("mood", "low_2w", "severe"), Strength.STRONG),
            (
                ticked("mood", "letdown_wave") & ~ticked("mood", "aversion", "low_lt2w", "low_2w", "severe"),
                Strength.STRONG,
            ),
            (ticked("mood", "letdown_wave", "wave_dread"), Strength.FITS),
            (ticked("mood", "aversion"), Strength.POSSIBLE),
        ),
        explains=("R73", "R81"),
        speaks_for=("mood.letdown_wave", "status.feeding", "mood.aversion", "mood.wave_dread"),
        speaks_against=("mood.low_lt2w", "mood.low_2w", "mood.severe"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="mood",
        group="d_mer",
        mention_when=ticked("mood", "aversion", "low_lt2w", "low_2w", "severe")
        | (LOST & ticked("mood", "letdown_wave")),
        never_with=SMALL_CHILD,
        strength=(
            (ticked("mood", "low_2w", "severe"), Strength.STRONG),
            (ticked("mood", "low_lt2w"), Strength.FITS),
            (ALWAYS, Strength.POSSIBLE),
        ),
        explains=("R22", "R51", "R73"),
        speaks_for=("mood.low_2w", "mood.severe", "mood.low_lt2w", "mood.aversion"),
        speaks_against=("mood.letdown_wave",),
        after_loss=AfterLoss.QUIET,
    ),
)
