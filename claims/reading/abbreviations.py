"""The words of newspapers that end in a full stop without ending a sentence, and those that mostly begin one."""

from claims.reading.wordlists import listed

TITLES = listed("""
    Mr Mrs Ms Mx Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Cpl Pvt Capt Cmdr Cdr Adm Maj Brig Supt Det
    Insp Rev Revd Hon Pres Msgr Amb Fr Atty Asst Assoc Dir Sec Messrs Mme Mlle Ste Dipl
""")
"""Ranks and titles, which stand before a name: the sentence goes on, whatever follows."""

POINTERS = listed("""
    e.g i.e eg ie cf viz approx ca al figs vs pp nos vols z.b d.h u.a bzw ggf vgl bspw sog
""")
"""Words that explain or point: the sentence goes on, whatever follows."""

BEFORE_FIGURES = listed("""
    no nr p par para art sec fig vol ch chap est jan feb mar apr jun jul aug sep sept oct nov dec
""")
"""After these a sentence goes on where a figure follows: "No. 10", "Jan. 6"."""

SOMETIMES_LAST = listed("""
    inc corp co ltd plc llc llp jr sr bros cos etc ave blvd rd ft esq ph.d dept univ assn intl natl gmbh v est mph
    hrs usw
""")
"""After these a sentence goes on unless a word follows that mostly begins one."""

NAMED = listed("""
    St Mt Ext Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
""")
"""The same, but only where they are written as names: "sat" and "sun" end sentences like any word."""

STATES = listed("""
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr Nev N.C
    N.D N.H N.J N.M N.Y Okla Ore Pa Penn R.I S.C S.D Tenn Tex Va Vt W.Va Wash Wis Wisc Wyo Ont Que Alta Sask Man
""")
"""States and provinces, which take a comma where the sentence goes on."""

MERIDIEM = frozenset(["a.m", "p.m", "am", "pm"])
ZONES = listed("""
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest eastern central pacific mountain monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec local
""")
"""What follows the hour inside one sentence: "7 p.m. Eastern"."""

ORDINAL_MONTHS = listed("januar jänner februar märz mai juni juli oktober dezember maj jahrhundert")
SHARED_MONTHS = listed("april august september november december")
"""After a small figure with a full stop these show that the figure is a date: "am 3. Oktober"."""

BEGINNERS = listed("""
    the a an this that these those it its he she his her they their we our you your i i'm i've i'd i'll it's he's
    she's they're we're we've that's there's there here but and or so yet if in on at as for from with without by
    after before when while where what who why how which whether because since until although though despite
    during under over among between according however meanwhile moreover furthermore additionally also then now
    today yesterday tomorrow still instead perhaps maybe not no yes some many most more much several few both all
    each every other others another one two three such unlike like once even only just earlier later last next
    critics officials analysts experts supporters opponents people nearly almost about around is are was were will
    would can could should do does did has have had let asked overall nevertheless nonetheless thus therefore
    hence indeed finally first second to through throughout against within back although none nobody everyone
    everybody nothing something someone anyone
""")
"""Words that begin a sentence far oftener than they go on after an abbreviation."""

SAYING = (
    "said|says|added|adds|asked|asks|wrote|writes|told|tells|replied|replies|explained|explains|argued|argues|claimed"
    "|claims|insisted|insists|noted|notes|stated|states|warned|warns|continued|continues|concluded|concludes|declared"
    "|declares|announced|announces|tweeted|tweets|posted|posts|recalled|recalls|shouted|shouts|quipped|quips|joked"
    "|responded|responds|wondered|wonders|remarked|stressed|stresses|promised|vowed|pledged"
)
"""Verbs that say who spoke: “Why now?” Smith asked."""
