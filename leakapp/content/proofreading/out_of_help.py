"""Sentences that talk somebody out of getting help. A page cannot know that it is safe to wait, so each blocks.

The rule is the cautious one: where a harmless sentence is caught, it can be said in another way.
Source: clinical evidence, sections 5.6 (P15, P16) and 9.
"""

from leakapp.content.proofreading.phrase import OPENS, START, Phrase, phrase

_WHO = r"(?:doctors?|gps?|nurses?|midwi(?:fe|ves)|pharmacists?|clinicians?|hospitals?|ambulances?)"
_HELP = (
    r"(?:doctors?|gps?|nurses?|midwi(?:fe|ves)|pharmacists?|clinic(?:ian)?s?|health visitors?|hospitals?|surgery|help|"
    r"ambulances?|emergency|a&e|er|appointments?|visits?|check(?:s|ed|-?ups?)?|scans?|seen|tests?|tested|treatment|"
    r"care|advice|999|911|112|111|000|988|811|anyone|anybody|somebody|someone|them|us)"
)
_SEEK = (
    r"(?:see|call|ring|phone|dial|tell|talk|speak|ask|go|get|visit|contact|seek|book|have|be|bother|trouble|disturb|"
    r"involve|make|text|find|reach)"
)
_NOT_NEEDED = (
    r"(?:(?:do|does|did|will|would) not (?:really |always )?(?:need|have|want)|need not|"
    r"(?:no|any|never|not any|little|without(?: any)?) (?:real )?(?:need|reason|point|use|benefit)(?: (?:in|of|for))?|"
    r"never (?:need|have)|not (?:necessary|needed|required|worth|worthwhile|useful)|unnecessary|pointless|needless|"
    r"no longer (?:need|have)|too (?:early|soon|small|minor))"
)
_SPAN = r"(?:an? |one |\d+ |two |three |four |five |six |seven |ten |some |a few |a couple of |another |the )?"
_LONG = r"(?:hours?|days?|nights?|weeks?|weekend|months?|mornings?|while|bit)"
_TIME = rf"(?:until|till|{_SPAN}(?:more |full |whole )?{_LONG}\b)"
_SEEN = "Say who to see and how soon, or take it out."
OUT_OF_HELP: tuple[Phrase, ...] = (
    phrase(
        rf"\b{_NOT_NEEDED} (?:to |you to )?(?:{_SEEK}\w*(?: \w+){{0,4}}? |for )?(?:\w+ ){{0,2}}?{_HELP}(?!\w)"
        rf"|\b(?:you|this|that) (?:\w+ )?(?:needs?|requires?) no (?:\w+ )?{_HELP}(?!\w)"
        rf"|\b{_HELP} (?:is|are|will be) (?:not (?:needed|necessary|required|worth it)|unnecessary|pointless)\b"
        rf"|\bno {_WHO} (?:is|are) (?:needed|necessary|required)\b"
        rf"|\b{_WHO} (?:cannot|(?:will|can|would|does|do) not) help\b"
        rf"|\b{_NOT_NEEDED} (?:to |you to )?(?:call|ring|phone|dial)\b",
        "talks somebody out of getting help",
        _SEEN,
        r"for what you told us",
    ),
    phrase(
        rf"\b(?:do not|never|avoid|no) "
        rf"(?:{_SEEK}|calling|ringing|seeing|asking|telling|going|getting|visiting|bothering)"
        rf"(?: (?:to|the|a|an|your|any|for|with|back|up|into|in|at|be|out|of|hours?|out-of-hours)){{0,4}} {_HELP}(?!\w)"
        rf"|\b(?:stay|keep) away from (?:the |a |your )?{_HELP}\b|\b(?:skip|miss|cancel|put off) "
        rf"(?:the|a|an|your|any|seeing|calling) (?:\w+ )?{_HELP}\b",
        "talks somebody out of getting help",
        _SEEN,
        r"\b(?:alone|yourself|on your own|delay|without|put off|wait to)\b",
    ),
    phrase(
        rf"{OPENS}(?<!not to )(?:wait\b|hold off\b|put off (?:calling|seeing|going|getting|the|your|a)\b|delay\b|"
        rf"sleep on it\b|sit it out\b|ride it out\b|(?:leave|give) (?:it|this|that) (?:for )?{_TIME}|"
        rf"see (?:how|if|whether) (?:it|this|that|things) (?:goes?|clears?|passes|gets|settles?|develops?|changes?))"
        rf"|\bstay (?:at )?home (?:for )?{_TIME}"
        rf"|\bwait {_TIME}(?: \w+){{0,4}}? (?:before|and then|then|until) "
        rf"|\b(?:can|could|may|will|must|should) (?:safely |easily |well )?wait\b|\bafford to wait\b"
        r"|\bno (?:need to )?(?:hurry|rush)\b",
        "tells somebody to wait for help",
        "Say how soon to be seen. To warn against waiting, say “Do not wait”.",
        r"\b(?:not|never) (?:\w+ ){0,3}?(?:wait|delay|put off|hold off|safe to wait)\b"
        r"|\bwait (?:for (?:\w+ )?(?:help|ambulance|answer|doctor|nurse|midwife|paramedics?|crew|results?|reply|call)\b"
        r"|(?:here|there|outside|with (?:someone|them|you|your)|(?:in|at|by) the|on the line)\b)",
    ),
    phrase(
        r"\b(?:this|it|that|these|your \w+) (?:is|are) (?:not|never|hardly|no) (?:really |actually |at all |always )?"
        r"(?:an? )?(?:emergenc\w+|urgent|serious|dangerous|harmful|risky?|worry|worrying|important|bad sign|danger)\b"
        r"|\b(?:nothing|not anything) (?:serious|dangerous|urgent|bad|harmful)\b|\bnot at all (?:serious|dangerous)\b",
        "says that something is not serious",
        "A page cannot know that. Say what to look for, and when to get help.",
        r"\b(?:if|when|whether|unless|says?)\b.*\bnot\b|\bnot urgent, but it is worth a look\b",
    ),
    phrase(
        r"\b(?:always|completely|totally|entirely|quite|perfectly|certainly|surely|definitely|absolutely) "
        r"(?:be )?(?:harmless|safe|fine|nothing|innocent)\b"
        r"|\b(?:this|it|that|your \w+) (?:is|are|will be) (?:harmless|nothing)\b"
        r"|(?:^|\b(?:can|may|safely|please|or|and) )ignore\b"
        r"|\b(?:is|are) never (?:cancer|serious|dangerous|harmful|a sign)\b|\bno (?:risk|danger) (?:at all|to you)\b",
        "says that something is always harmless",
        "Say “most often”, then what to look for and when to get help.",
        r"\b(?:most|mostly|often)\b",
    ),
    phrase(
        rf"(?:\b(?:this|it|these|your \w+(?: \w+)?)|{START}that) "
        rf"(?:is|are|was|will be|could) (?:not|never|no)(?: be)? "
        rf"(?:a sign of |caused by |due to )?(?:breast )?cancer\b"
        r"|\b(?:cannot|never) (?:be|mean|have) (?:\w+ )?cancer\b|\byou have no cancer\b"
        r"|\bno (?:sign|chance|risk) of cancer\b",
        "says that somebody does not have cancer",
        "Say: “Most people seen for this do not have cancer.”",
        r"\b(?:nearly always|most|often|not always|does not|if|whether|whatever|not known)\b|a doctor needs to check",
    ),
)
