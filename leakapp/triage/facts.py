"""Derived facts: names for combinations of answers that rules and explanations use again and again.

Source: clinical table, `derived` (triage rules and causes). A question that was not asked makes each test on it false.
"""

from leakapp.triage.conditions import ticked

# --- what the rules read
BLOOD = ticked("colours", "red_pink", "brown_dark")
CLEARISH = ticked("colours", "clear", "straw", "unsure")
MILK_LIKE = ticked("colours", "milky", "yellow_cream")
ANY_FLUID = ticked(
    "colours", "milky", "yellow_cream", "clear", "straw", "green_grey", "brown_dark", "red_pink", "pus", "unsure"
)
ONE_SIDED = ticked("sides", "one", "unsure")
ITSELF = ticked("spont", "itself", "unsure")
ONE_DUCT = ticked("duct", "one", "unsure")
LACTATING = ticked("status", "feeding")
EXPECTED = ticked(
    "status", "pregnant", "feeding", "inducing", "birth12m_not_feeding", "stopped_lt12m", "loss12m"
)  # milk is expected
UNEXPECTED = ticked("status", "none", "stopped_gt12m", "unsure")
GROWN_UP = ticked("subject", "adult", "teen")
OLDER = ticked("age", "50_plus") | ticked("menopause", "yes") | (ticked("age", "unsure") & ~ticked("menopause", "no"))
NEWLY_POSTPARTUM = ticked("since_birth", "d0_7", "w1_6", "unsure")
INFLAMED = ticked("breast", "hot_red")
OUTSIDE_NEWBORN_PATTERN = ticked("colours", "straw", "green_grey", "brown_dark", "red_pink", "pus", "unsure")

# --- what the explanations read besides
ODD_COLOUR = ticked("colours", "clear", "straw", "green_grey", "brown_dark", "red_pink", "pus")
WATERY = ticked("colours", "clear", "straw")
PLAIN_MILK = MILK_LIKE & ~ODD_COLOUR
TRIGGER = ticked("when", "other_side", "cry", "thinking", "shower", "sex")
WINDING_DOWN = ticked("status", "stopped_lt12m", "birth12m_not_feeding")
MALE = ticked("body", "male")
MILK_UNEXPECTED = GROWN_UP & MILK_LIKE & (UNEXPECTED | MALE)
PERIOD_SIGN = ticked("hormone", "periods", "infertility", "libido")
HEAD_SIGN = ticked("general", "headache_bad", "headache_new", "vision")
AFTER_CHANGE = OLDER & UNEXPECTED
SETTLED = ticked("status", "stopped_lt12m") | (
    ticked("status", "birth12m_not_feeding") & ticked("since_birth", "m3_12")
)
CLASSIC_DUCT = (BLOOD | WATERY) & ticked("sides", "one") & ticked("spont", "itself")
LATE_MILK = MILK_LIKE & (
    (WINDING_DOWN & ticked("freq", "restarted"))
    | (ticked("status", "birth12m_not_feeding") & ticked("since_birth", "m3_12") & ticked("freq", "ge2w", "unsure"))
)
LOST = ticked("status", "loss12m")
SMALL_CHILD = ticked("subject", "baby", "child")
AFTER_PREGNANCY = ticked("since_birth", "d0_7", "w1_6", "w6_12", "m3_12", "unsure")
BREAST_SIGN = ticked(
    "breast", "lump", "armpit_lump", "dimpling", "nipple_in", "nipple_rash", "wound", "skin_leak", "hot_red", "sore",
    "swollen_shape", "hard_full", "shingles_rash",
)  # fmt: skip
