"""Words that stand before or in a name, and first names: what tells a person from an organisation, he from she."""

from claims.reading.speech import words_of

ROLES = words_of("""
    president vice-president secretary minister premier chancellor chief executive officer director chairman
    chairwoman chairperson chair head leader senator sen sen. rep rep. reps. sens. gov gov. governor mayor
    mayor-elect president-elect deputy judge justice general gen. gen col. colonel lt. lt lieutenant maj. major sgt.
    sergeant sgt cpl. corporal private admiral adm. cmdr. commander detective det. inspector superintendent supt.
    commissioner constable sheriff ambassador attorney congressman congresswoman representative councillor
    councilman councilwoman cllr cllr. alderman mp msp mep speaker spokesman spokeswoman spokesperson coach manager
    captain editor analyst founder co-founder cofounder founders lawyer solicitor barrister prosecutor economist
    strategist scientist researcher historian author writer novelist poet critic columnist journalist reporter
    correspondent broadcaster actor actress singer musician composer artist producer photographer designer architect
    engineer developer doctor nurse surgeon physician teacher headteacher lecturer professor prof. prof dean rector
    provost student pupil farmer baker builder driver pilot shopkeeper owner landlord tenant resident neighbour
    neighbor witness victim survivor activist campaigner organiser organizer volunteer adviser advisor aide
    consultant expert specialist partner broker banker trader investor billionaire entrepreneur businessman
    businesswoman boss ceo cfo coo cto cio treasurer trustee member candidate nominee lawmaker legislator politician
    diplomat envoy negotiator official bishop archbishop cardinal pastor imam rabbi reverend rev. rev vicar priest
    brother sister mother father son daughter wife husband uncle aunt cousin grandmother grandfather friend
    colleague widow widower girlfriend boyfriend fiancee fiance twin striker goalkeeper midfielder defender winger
    quarterback pitcher player champion footballer skipper umpire referee jockey runner swimmer cyclist sprinter
    undersecretary whip comptroller ombudsman principal ranger firefighter paramedic astronaut astronomer biologist
    chemist physicist psychologist sociologist geologist epidemiologist virologist ecologist climatologist
    meteorologist statistician mathematician technician plumber electrician carpenter mechanic fisherman sailor
    soldier veteran pensioner retiree chef cook waiter waitress barber butcher clerk cashier conductor guitarist
    drummer bassist pianist rapper comedian presenter host anchor vice-chancellor vice-chairman vice-chair co-chair
    co-director co-author co-owner co-leader secretary-general sub-inspector director-general attorney-general
    governor-general laureate taoiseach tánaiste sultan emir sheikh ayatollah
    """)
"""A role before a name is left out of it: "chief executive Tim Cook" is Tim Cook."""

OF_ROLES = words_of("of for the and & former ex-")

HONORIFICS = words_of("""
    Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Sir Dame Lord Lady Baroness Baron Count Countess Duke Duchess King Queen
    Prince Princess Pope Saint St. Father Sister Brother Mother Aunt Uncle Madame Madam Monsieur Mme Herr Frau
    Signor Signora Señor Master Captain Capt. Colonel Emperor Empress Mademoiselle Don Doña Earl Viscount Marquis
    """)
"""These belong to the name: "Lady Hale" is not "Hale"."""

WOMEN = frozenset(
    ["Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Baroness", "Countess", "Duchess", "Queen", "Princess"]
)
WOMEN |= words_of("Sister Mother Aunt Madame Madam Mme Frau Signora Empress Mademoiselle Doña")
MEN = frozenset(
    ["Mr", "Mr.", "Sir", "Lord", "Baron", "Count", "Duke", "King", "Prince", "Pope", "Father", "Brother", "Uncle"]
)
MEN |= words_of("Monsieur Herr Signor Señor Master Emperor Don Earl Viscount Marquis")

WOMENS_NAMES = words_of("""
    Abigail Ada Adele Agnes Aisha Alexandra Alice Alicia Alison Amanda Amelia Amina Amy Ana Andrea Angela Angelina
    Anita Ann Anna Anne Annie Antonia Aoife Audrey Barbara Beatrice Beatriz Beatrix Beth Bethany Betty Brenda
    Bridget Camilla Carla Carmen Carol Caroline Catherine Cecilia Charlotte Cheryl Chloe Christina Christine Claire
    Clara Claudia Cynthia Daisy Dana Deborah Denise Diana Diane Dolores Donna Doris Dorothy Edith Elaine Eleanor
    Elena Elisabeth Elizabeth Ella Ellen Elsa Emily Emma Erica Esther Eva Eve Evelyn Fatima Fiona Florence Frances
    Gemma Georgina Gloria Grace Greta Gretchen Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Ida
    Ines Ingrid Irene Iris Isabel Isabella Ivanka Jacinda Jacqueline Jane Janet Janice Jean Jennifer Jenny Jessica
    Jill Joan Joanna Joanne Josephine Joyce Judith Judy Julia Julie Karen Karin Kate Katherine Kathleen Kathryn
    Katie Keira Kim Kristin Laila Lara Laura Leila Lena Lidia Lily Linda Lisa Liz Louise Lucia Lucy Lydia Maggie
    Margaret Maria Marie Marina Martha Mary Maya Megan Melanie Melissa Meredith Mia Michelle Miranda Miriam Molly
    Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nina Nora Olga Olivia Pamela Patricia Paula
    Pauline Penelope Penny Petra Phoebe Polly Priya Rachel Rebecca Renee Rita Roberta Rosa Rose Rosemary Ruth Sally
    Samantha Sandra Sara Sarah Serena Sheila Shirley Silvia Sofia Sonia Sophia Sophie Stella Stephanie Sue Susan
    Suzanne Sylvia Tamara Tanya Teresa Theresa Tracy Ursula Valerie Vanessa Vera Veronica Victoria Violet Virginia
    Vivian Wendy Yvonne Zoe
    """)
MENS_NAMES = words_of("""
    Aaron Abdul Abdullah Adam Adrian Ahmed Alan Albert Alexander Alfred Ali Allan Andre Andrew Angus Anthony Antonio
    Arthur Barry Ben Benjamin Bernard Bernie Bill Bob Boris Brad Brian Bruce Bryan Carl Carlos Cedric Charles Chris
    Christian Christopher Colin Craig Dale Daniel Darren Dave David Dean Dennis Derek Diego Dmitry Dominic Donald
    Douglas Duncan Dylan Ed Eddie Edgar Edmund Eduardo Edward Edwin Elliot Emmanuel Enrique Eric Erik Ernest Eugene
    Fernando Francis Francisco Frank Frederick Fred Gareth Gary Gavin Geoffrey George Gerald Gerard Giles Giovanni
    Glenn Gordon Graham Greg Gregory Gustav Guy Hamish Hans Harold Harry Harvey Hassan Henry Henrik Herbert Howard
    Hugh Hugo Ian Ibrahim Igor Isaac Ivan Jack Jacob Jake James Jamie Jason Javier Jeff Jeffrey Jeremy Jerome Jim
    Joe Joel Johann John Jonathan Jorge Jose José Joseph Joshua Juan Julian Karl Keegan Keir Keith Ken Kenneth Kevin
    Klaus Kyle Lars Laurence Lawrence Lee Leo Leon Leonard Lewis Liam Louis Lucas Luis Luke Malcolm Manuel Marco
    Marcus Mario Mark Martin Matthew Maurice Max Michael Miguel Mike Mohamed Mohammed Muhammad Nathan Neil Nicholas
    Nick Nigel Noah Norman Oleg Oliver Omar Oscar Otto Owen Pablo Patrick Paul Pedro Peter Phil Philip Pierre Piotr
    Rafael Ralph Raymond Ricardo Richard Rick Robert Roberto Roger Roland Ron Ronald Ross Roy Rupert Russell Ryan
    Salman Sam Samuel Scott Sean Sebastian Sergei Sergey Seth Simon Stanley Stefan Stephen Steve Steven Stuart Ted
    Terry Theodore Thomas Tim Timothy Toby Tom Tomas Tony Trevor Victor Viktor Vincent Vladimir Volodymyr Walter
    Wayne Wilhelm William Xavier Yusuf
    """)
"""Common first names: they only ever rule out a person whom "he" or "she" cannot mean."""

ORGANISED = words_of("""
    Administration Agency Airlines Alliance Army Assembly Association Authority Bank Board Brothers Bureau Business
    Cabinet Center Centre Chamber Church City Club Coalition College Commission Committee Community Company
    Confederation Congress Consortium Corp Corp. Corporation Council Country County Court Defence Defense Department
    District Energy Federation Force Forces Foundation Front Fund Government Group Holdings Hospital House Inc Inc.
    Industries Institute Institution International Journal Kingdom Lab Laboratory Labs League Limited Ltd Ltd. Media
    Ministry Mission Motors Movement Museum Nations Navy Network News Office Organisation Organization Parliament
    Partners Party Pharmaceuticals Police Post Press Project Reserve School Senate Service Services Society States
    Street Studios Systems Technologies Times Treasury Trust Tribune Union United University Weekly Works
    """)
"""A name that holds one of these is no person's."""

OWNING_OF = ORGANISED | frozenset(
    ["Duke", "Duchess", "Earl", "Bishop", "Archbishop", "Prince", "Princess", "Queen", "King"]
)
"""A name may go on behind these with "of": "Bank of England"; "Jane Roe of Leeds" is Jane Roe."""

NO_NAMES = words_of("""
    A About Above Across Actually Added Additionally After Again Against Ago All Almost Along Already Also Although
    Always Amid Among An And Another Any Anybody Anyone Are Around As Asked At Back Because Before Behind Being
    Besides Between Both But By Can Certainly Clearly Could Despite Did Do Does During Each Earlier Either Else Even
    Every Everybody Everyone Everything Except Few Finally First For Former Formerly From Furthermore Given Had Has
    Have Having He Hence Her Here Hers Him His How However I If In Indeed Inside Instead Into Is It Its Just Last
    Late Later Like Likewise Many May Maybe Meanwhile More Moreover Most Much Must My Near Nearly Neither Never
    Nevertheless New Next No Nobody None Nonetheless Nor Not Nothing Now Of Off Often On Once One Only Or Other
    Others Our Out Outside Over Overall Perhaps Please Previously Read Recently Shall She Should Since So Some
    Somebody Someone Something Sometimes Soon Still Such Suddenly Than Thank That The Their Them Then There
    Therefore These They This Those Though Through Throughout Thus To Today Together Tomorrow Tonight Too Toward
    Towards Two Three Four Five Six Seven Eight Nine Ten Under Unless Unlike Until Up Upon Very Was We Well Were
    What Whatever When Whenever Where Whereas Whether Which While Who Whoever Whom Whose Why Will With Within
    Without Would Yes Yesterday Yet You Your Speaking Talking Writing Citing Standing According Following Including
    Q Oh Ah Dear Good Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December Mon. Tue. Wed. Thu. Fri. Jan. Feb. Aug. Sept. Oct. Nov. Dec.
    Spring Summer Autumn Winter
    """)
"""Words with a capital at the beginning of a sentence, weekdays and months: they begin no name."""

PARTICLES = words_of("de da di do dos das del della van von der den ter bin ibn bint al el la le du af av zu y e")
MANY = words_of("police people others staff opponents insiders critics neither troops")
"""Speakers who are named by a bare noun without an s, or always in the plural."""
