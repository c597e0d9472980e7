"""The verbs and nouns of election programmes: what a party, a government or a company can do. Holds no rule."""

from claims.reading.wordlists import listed

_REGULAR = listed("""
    abandon abolish accelerate accept achieve acquire act adapt add address adjust administer adopt advance
    advertise aggregate allocate allow amend announce appeal apply appoint approve arm assert assist attract audit
    authorise authorize automate award balance block boost broaden campaign cancel cap capitalise catalyse cease
    centralise champion change clamp clean clear close co-develop collaborate collect combat commence commission
    commit compensate complete comply conclude conduct confront connect conserve consider consolidate construct
    consult continue contribute convene convert cooperate coordinate cover crack create criminalise debar
    decarbonise decentralise declare decommission decouple decrease decriminalise dedicate deepen defend defer delay
    delegate deliver demand deploy deport deregulate design destroy detain develop devolve devote digitise direct
    disband discontinue disestablish dismantle distribute divert double earmark ease educate electrify elevate
    eliminate embed employ empower enable enact encourage end endorse enforce engage enhance enlarge enrich enshrine
    ensure equalise equip eradicate erase establish evaluate examine exclude exempt expand expedite expel explore
    expose extend facilitate favour fill finalise finance finish fix focus forge form formalise formulate foster free
    fulfil fulfill fund generate grant guarantee guard halt halve handle harmonise harness hasten help hire honor
    honour host identify implement impose improve incentivise include incorporate increase index initiate inject
    insist inspect install institute instruct integrate intensify intervene introduce invest investigate invite
    issue jail join kick-start label launch legalise legislate lengthen level leverage liberalise license lift limit
    link lobby locate lower mainstream maintain manage mandate manufacture map match maximise measure merge minimise
    mitigate mobilise modernise modify monitor move multiply nationalise negotiate network nominate notify obtain
    offer open oppose order organise outlaw outline overhaul oversee partner penalise permit phase pilot place plan
    plant pledge police prepare preserve press prevent prioritise privatise process procure produce progress
    prohibit promote propose prosecute protect provide publish punish purchase pursue push quadruple qualify raise
    ratify rationalise re-establish re-introduce re-open reach reaffirm realign reassess rebalance recapitalise
    recognise recognize recommence recommend recruit recycle redeploy redirect redistribute reduce refer refocus
    reform refund refurbish refuse regenerate register regularise regulate rehabilitate reinforce reinstate
    reintroduce reject relax release relocate remain remedy remove renationalise renegotiate renew renovate reopen
    reorganise repair repatriate repeal replace reprioritise request require rescind rescue research reserve reshape
    resist resolve respect respond restart restore restrict restructure retain retire retrain retrofit return
    reverse revert review revise revisit revitalise revive revoke reward rewrite ring-fence roll safeguard sanction
    save scale scrap seek separate serve service set shield shift shorten shrink sign simplify slash solve speed
    sponsor stabilise standardise start stimulate stop streamline strengthen strip subsidise supplement supply
    support suspend sustain switch table tackle target tax terminate test tighten top-up toughen track train
    transfer transform transition transport treat trial triple unfreeze unify universalise unleash unlock update
    upgrade uphold upskill urge use vaccinate veto waive weatherise welcome widen wipe work
""")
_IRREGULAR = {
    verb: done
    for verb, _, done in (
        pair.partition("/")
        for pair in listed("""
    ban/banned bar/barred begin/begun bind/bound break/broken bring/brought build/built buy/bought cancel/cancelled
    cap/capped commit/committed control/controlled cut/cut debar/debarred do/done draw/drawn drive/driven
    drop/dropped enrol/enrolled equip/equipped expel/expelled fight/fought find/found forgive/forgiven freeze/frozen
    fulfil/fulfilled get/got give/given grow/grown hold/held keep/kept label/labelled lay/laid lead/led leave/left
    lend/lent let/let level/levelled make/made meet/met outspend/outspent oversee/overseen overturn/overturned
    pass/passed pay/paid permit/permitted plan/planned put/put ramp/ramped rebuild/rebuilt refer/referred
    rein/reined repay/repaid rid/rid ring-fence/ring-fenced run/run scrap/scrapped seek/sought sell/sold send/sent
    set/set shut/shut slim/slimmed spend/spent split/split step/stepped stop/stopped strip/stripped take/taken
    teach/taught transfer/transferred undertake/undertaken undo/undone uphold/upheld withdraw/withdrawn
    write/written
""")
    )
}


def _participle(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "ed"


_SHORT = ("cut", "get", "let", "put", "run", "set", "shut", "split")


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    doubled = _IRREGULAR.get(verb, "")
    if doubled.endswith(verb[-1] + verb[-1] + "ed") or verb in (
        "cut",
        "get",
        "let",
        "put",
        "run",
        "set",
        "shut",
        "split",
    ):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def _spelled(verbs: frozenset[str]) -> frozenset[str]:
    """British and American spellings alike."""
    return verbs | {verb[:-3] + "ize" for verb in verbs if verb.endswith("ise")}


ACTIONS = _spelled(_REGULAR | frozenset(_IRREGULAR)) - {"remain", "favour", "welcome"}
"""What somebody with power can decide to do."""

ACTIONS_DONE = frozenset(map(_participle, ACTIONS)) - {"held", "got", "found"} | {
    "set",
    "spent",
    "available",
    "eligible",
    "entitled",
    "exempt",
}
ACTIONS_GOING_ON = frozenset(map(_gerund, ACTIONS))

NOUNS_TOO = listed("""
    act address advance aid appeal audit award back balance bar campaign clean contract demand design do finance
    find focus form go guarantee guard have insist jail join label lead leave level match measure network offer
    order pay permit pilot place plan plant pledge police present press process produce project protest purchase
    recruit refuse request research reserve service set share-out shield shift sign slash speed split state table
    test top-up track trade train transport use work write
""")
"""Words that are nouns or adjectives first: at the head of a line they are orders only before an object."""

OFTEN_NOUNS = listed("""
    ban block boost cap change clear close combat commission control cut defend delay double draw drive drop end
    fight fix free freeze fund grant halt handle help hire honor honour host increase issue launch lift limit link
    merge move open overhaul overturn phase pilot progress promise provide push put reform refund register release
    remedy rescue respect restart return reverse review reward roll run sanction save scale separate serve share
    shut simplify sponsor start step stop strip supply support switch tackle target tax transfer treat trial triple
    turn veto welcome
""")
"""Verbs that are nouns as well: at the head of a line they are orders where no other verb is finite."""

NOMINAL = listed("""
    abolition adoption allocation amendment cancellation cessation creation deployment development disbandment
    elimination enactment enforcement eradication establishment exemption expansion extension formation
    implementation imposition improvement inclusion increase introduction legalisation legislation modernisation
    nationalisation prohibition promotion protection provision ratification recognition recruitment redistribution
    reduction rehabilitation reinstatement removal repeal replacement reservation restoration revision scrapping
    setting simplification strengthening upgradation upgrading waiver withdrawal
""")
"""An action as a noun: "Abolition of tuition fees" on a line of its own."""

NOT_IN_HAND = listed("""
    agree appear argue arrive ask assume be bear become believe benefit call come cost cry decline depend deserve
    die disagree discuss emerge enjoy expect experience face fail fall fear feel fight flourish forget gain hang
    happen hate have hear hope imagine know lack lag learn like live look lose love matter mean miss need notice owe
    pray prevail prosper reach read realise recall recover regret rely remain remember return rise say see seem show
    shrink sleep slip soar speak stand stay strive struggle succeed suffer survive talk tell thank think thrive
    trust try understand vary vote wait wake want watch win wish witness wonder worry worsen
""")
"""What befalls a speaker or is only said, felt or thought: no promise."""

EFFECTS = listed("""
    add allow boost bring create cut drive enable encourage ensure free generate give help improve increase lead
    make mean promote protect provide put raise reduce require save strengthen support take
""")
"""What a measure brings about, said of the measure and not of who takes it."""

ACTORS = listed("""
    aap administration agency alliance authority bank bjp board cabinet chancellor chief city club coalition
    commission company congress conservative conservatives council cpi cpi(m) cymru democrat democrats department eu
    executive firm government governments governor green greens group house i inc kingdom labor labour liberal liberals
    mayor minister ministers ministry nation nato ndp parliament party plaid president reform republican republicans
    secretary senate snp state states tories tory treasury ukip union university us we
""")
"""Who can decide."""

MEASURES = listed("""
    act agency all allowance any ban benefit bill body budget cap commission credit each every fund grant law
    legislation levy manifesto new no our package pension plan policy program programme rebate referendum reform
    scheme service strategy tax
""")
"""Words in the subject of a measure that somebody decides on."""

PEOPLE = listed("""
    all any businesses carers child children citizens communities companies consumers councils doctors drivers each
    employees employers every everyone families family farmer farmers homeowners hospitals households landlords no
    nobody nurses parents patients pensioners people person pupils residents schools states student students
    teachers tenants territories veterans woman women worker workers you youth
""")

CONCRETE = listed("""
    abolition act acts agency amendment amendments ban bill bills cap commission constitutional creation credit
    credits cut cuts establishment fund funding increase increases inquiry introduction law laws legislation levy
    maximum minimum moratorium nationalisation penalties penalty privatisation quota quotas rate rates ratification
    reduction referendum register reintroduction repeal requirement requirements restoration right statehood
    subsidies subsidy tax taxes treaties treaty vote
""")
"""Nouns that make a policy one that can be checked."""
