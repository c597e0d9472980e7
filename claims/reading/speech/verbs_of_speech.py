"""The verbs and small words by which a text says who said something. Knows words only, and reads no sentence."""

from claims.reading.wordlists import listed

SAID = listed("""
    said says say saying told tells telling added adds adding asked asks asking answered answers answering replied
    replies replying responded responds responding returned rejoined retorted retorts countered counters continued
    continues continuing cried cries crying exclaimed exclaims exclaiming whispered whispers whispering murmured
    murmurs murmuring muttered mutters muttering mumbled shouted shouts shouting yelled yells yelling screamed
    screams screaming shrieked roared bellowed hissed growled snarled barked snapped snaps groaned moaned sobbed
    gasped stammered stuttered faltered breathed drawled sneered scoffed scoffs chuckled laughed sighed giggled
    observed observes observing remarked remarks remarking commented comments commenting interrupted interposed
    interjected repeated repeats repeating inquired enquired inquires enquires demanded demands demanding declared
    declares declaring proclaimed proclaims ejaculated began begins resumed pursued proceeded concluded concludes
    concluding explained explains explaining admitted admits admitting conceded concedes conceding acknowledged
    acknowledges acknowledging confessed argued argues arguing insisted insists insisting claimed claims claiming
    alleged alleges alleging asserted asserts asserting contended contends contending maintained maintains
    maintaining warned warns warning cautioned cautions cautioning noted notes noting stated states stating
    announced announces announcing wrote writes writing tweeted tweets tweeting posted posts posting texted
    emailed blogged testified testifies testifying quipped quips quipping joked jokes joking recalled recalls
    recalling remembered remembers stressed stresses stressing emphasised emphasises emphasising emphasized
    emphasizes emphasizing underlined underscored urged urges urging vowed vows vowing pledged pledges pledging
    promised promises promising suggested suggests suggesting agreed agrees agreeing complained complains
    complaining lamented laments lamenting reasoned mused muses musing reflected wondered wonders ventured
    volunteered protested protests protesting pleaded pleads pleading begged implored echoed echoes echoing
    reiterated reiterates reiterating confirmed confirms confirming denied denies denying predicted predicts
    predicting estimated estimates estimating forecast forecasts reported reports reporting revealed reveals
    revealing disclosed boasted boasts boasting chimed offered opined opines quoted thundered fumed raged
    deadpanned thought believed believes believing thinks read reads reading charged charges hinted signalled
    signaled persisted advised advises advising apologised apologized instructed ordered commanded assured
    reassured informed objected corrected prompted translated elaborated elaborates summarised summarized summed
    greeted add tell argue claim insist warn note ask write explain complain agree suggest predict admit
    acknowledge believe stress urge contend allege maintain concede recall remark observe joke estimate caution
    reply respond declare announce confirm laughs chuckles sighs smiles smiled grins grinned nods nodded shrugs
    shrugged frowned grunted winced corrects gushes gushed blurted crowed piped whined wailed squealed croaked
    intoned teased jeered
    """)
"""Forms that stand with a subject before or behind a quotation: "she added", "said the mayor"."""

REPORTED_FIRST = SAID - {"read", "reads", "reading", "thought", "quoted", "began", "begins", "returned", "offered"}
"""Those that also tell a speaker where no quotation stands beside them."""

RATED = listed("""
    called calls calling described describes describing dismissed dismisses dismissing branded brands branding
    dubbed dubs dubbing labelled labels labelling labeled labeling denounced denounces denouncing condemned
    condemns condemning criticised criticises criticising criticized criticizes criticizing praised praises
    praising hailed hails hailing slammed slams slamming blasted blasts blasting decried decries decrying deemed
    characterised characterises characterising characterized characterizes characterizing accused accuses accusing
    blamed blames blaming lambasted ridiculed mocked mocks mocking attacked attacks attacking referred refers
    referring likened compared compares comparing cited cites citing expressed expresses expressing voiced voices
    voicing rejected rejects rejecting defended defends defending welcomed welcomes welcoming considers considered
    considering wants wanted hopes hoped hoping expects expected fears feared spoke speaks speaking talked talks
    talking raised pointed points pointing apologised apologized lauded thanked thanks thanking call describe
    dismiss accuse blame criticise criticize condemn denounce praise label brand defend deride derided derides
    hail oppose opposed opposes
    """)
"""Forms that tell whose words are quoted further on in their sentence: "called the offer “an insult”"."""

COMPELLED = frozenset(["declined", "refused", "failed", "unable", "asked", "wanted", "wants", "about", "had", "have"])
"""What leaves "to say" behind it without anything being said."""

DENIED = listed("not never n’t didn’t didn't doesn’t doesn't don’t don't hasn’t hasn't won’t won't cannot can’t")
BEEN = listed("was were is are be been being am")
HELPING = listed("has have had would will could may might should did does do can must used be") | BEEN

ADVERBS = listed("""
    aloud again eagerly
    also later then now once again just even still always often soon first already only simply ever further too
    previously earlier recently yesterday today instead reportedly subsequently meanwhile perhaps merely almost all
    both himself herself themselves itself straight there here out back up on quite rather very more at
    """)
NOT_ADVERBS = listed(
    "family only early elderly friendly lonely ugly daily weekly monthly reply ally bully supply assembly jelly"
)


def is_adverb(word: str) -> bool:
    """Tells whether a word, as it is written, may stand between a speaker and their verb."""
    return word in ADVERBS or (word.endswith("ly") and word[0].islower() and word not in NOT_ADVERBS)


JOINING = listed("""
    that and but or so because as if when while whereas whether although though after before since until unless than
    which who whom whose where why how what nor yet for then
    """)
PREPOSITIONS = listed("""
    of in on at to by with from for into onto about against between among through during under over above below near
    beside besides behind beyond across along around within without toward towards upon amid despite like unlike
    inside outside via per following including regarding concerning throughout alongside
    """)
ATTACHED = frozenset(["of", "for", "at", "from", "with"])
"""The prepositions that go on naming somebody: "a spokesman for the ministry"."""

DETERMINERS = listed("""
    the a an this that these those his her their its my our your one another some several many most two three four
    five six seven eight nine ten both each every no any few other last next
    """)
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who"])
