"""Words that stand before or in a name, and first names: what tells a person from an organisation, he from she."""

from claims.reading.wordlists import listed

ROLES = listed("""
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
    co-director co-author co-owner co-leader counsel secretary-general sub-inspector director-general attorney-general
    governor-general laureate taoiseach tánaiste sultan emir sheikh ayatollah
    """)
"""A role before a name is left out of it: "chief executive Tim Cook" is Tim Cook."""

HONORIFICS = listed("""
    Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Sir Dame Lord Lady Baroness Baron Count Countess Duke Duchess King Queen
    Prince Princess Pope Saint St. Father Sister Brother Mother Aunt Uncle Madame Madam Monsieur Mme Herr Frau
    Signor Signora Señor Master Captain Capt. Colonel Emperor Empress Mademoiselle Don Doña Earl Viscount Marquis
    """)
"""These belong to the name: "Lady Hale" is not "Hale"."""

WOMEN = frozenset(
    ["Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Baroness", "Countess", "Duchess", "Queen", "Princess"]
)
WOMEN |= listed("Sister Mother Aunt Madame Madam Mme Frau Signora Empress Mademoiselle Doña")
MEN = frozenset(
    ["Mr", "Mr.", "Sir", "Lord", "Baron", "Count", "Duke", "King", "Prince", "Pope", "Father", "Brother", "Uncle"]
)
MEN |= listed("Monsieur Herr Signor Señor Master Emperor Don Earl Viscount Marquis")

WOMENS_NAMES = listed("""
    Aaliyah Abigail Ada Adaeze Adele Agnes Agnieszka Ailsa Aisha Akiko Alexandra Alice Alicia Alison Amanda Amara
    Amelia Amina Amira Amy Ana Anastasia Angela Angelika Angelina Anita Anjali Ann Anna Annalena Anne Annie
    Antonia Aoife Arabella Astrid Audrey Augusta Aung Aurelie Aylin Ayse Barbara Beatrice Beatrix Beatriz Becky
    Bernadette Beth Bethany Betsy Betty Birgit Brenda Brianna Bridget Brigitte Brittany Bronwen Camilla Carla
    Carmen Carol Caroline Carys Catherine Cecilia Celine Charlene Charlotte Cheryl Chiara Chidinma Chloe Christina
    Christine Ciara Cindy Claire Clara Claudette Claudia Colette Consuelo Cordelia Courtney Crystal Cynthia Daisy
    Darlene Debbie Deborah Deepa Denise Diana Diane Dolores Donna Doreen Doris Dorothy Ebony Edith Edna Eileen
    Eilidh Ekaterina Elaine Eleanor Elena Elisa Elisabeth Elizabeth Ella Ellen Elodie Eloise Elsa Emily Emma Erica
    Esther Eva Eve Evelyn Ewa Farida Fatima Fatma Fiona Florence Frances Francesca Francoise Freya Galina Gemma
    Genevieve Georgiana Georgina Geraldine Gertrude Gillian Gina Giulia Gladys Gloria Grace Greta Gretchen
    Guadalupe Gwen Hala Hannah Harriet Hattie Hazel Heather Heidi Heike Helen Helena Henrietta Hilary Hillary
    Holly Ida Imogen Indira Ines Ingrid Irene Irina Iris Isabel Isabella Isabelle Ivanka Jacinda Jacqueline Jane
    Janet Janice Jeanne Jennifer Jenny Jessica Jill Jillian Joan Joanna Joanne Josephine Joyce Judith Judy Julia
    Julie Juliette Karen Karin Katarzyna Kate Katherine Kathleen Kathryn Kathy Katie Katrin Kavita Kayla Kaylee
    Keiko Keira Keisha Kerstin Khadija Kirsty Kristin Laila Lakshmi Lara Larisa Latoya Laura Lavinia Layla Leila
    Lena Leyla Lidia Lily Linda Lindiwe Lisa Liz Lori Lorna Louise Lucia Lucie Lucy Ludmila Luz Lydia Mabel
    Madison Magdalena Maggie Malgorzata Manon Maren Margaret Maria Mariam Marie Marina Marlene Marta Martha Mary
    Mathilde Maureen Maya Meera Megan Mei Melanie Melissa Mercedes Meredith Mia Michelle Miranda Miriam Moira
    Molly Monica Monique Morag Myrtle Nadia Nadine Nancy Naoko Naomi Natalia Natalie Natasha Neha Nell Ngozi Niamh
    Nicola Nicole Nina Noemi Nomsa Noor Nora Noreen Odette Oksana Olga Olivia Pamela Patricia Paula Pauline Peggy
    Penelope Penny Petra Phoebe Pilar Polly Pooja Priya Rachel Rania Raquel Rebecca Renee Rhiannon Rita Roberta
    Rosa Rosalind Rose Rosemary Ruth Sabine Sakura Sally Salma Samantha Sandra Sara Sarah Serena Shanice Sheila
    Sherry Shirley Shreya Sigrid Silvia Simone Sinead Siobhan Sofia Solange Solveig Sonia Sophia Sophie Stella
    Stephanie Sue Sunita Susan Suzanne Svetlana Sylvia Sylvie Tamara Tamika Tanya Tatiana Teresa Terri Thandi
    Theresa Tiffany Tina Tove Tracy Ulrike Ursula Valentina Valerie Vanessa Vera Veronica Veronique Victoria
    Violet Virginia Vivian Vivienne Wangari Wendy Ximena Yasmin Ying Yolanda Yuki Yulia Yvette Yvonne Zainab
    Zeynep Zoe Zofia
    """)
MENS_NAMES = listed("""
    Aaron Abdel Abdul Abdullah Adam Adrian Ahmad Ahmed Akira Alan Alasdair Albert Alejandro Alessandro Alexander
    Alexei Alfred Ali Alistair Allan Amit Anders Andre Andrei Andres Andrew Andrzej Angus Anil Anthony Antoine
    Antonio Arjun Arthur Arun Ashok Austin Baptiste Barry Bashar Ben Benjamin Bernard Bernie Bill Bjorn Bob Boris
    Brad Brandon Brett Brian Bruce Bryan Caleb Callum Cameron Carl Carlos Carlton Cedric Chad Charles Chinedu
    Chris Christian Christopher Clifford Clive Cody Colin Colm Conor Cormac Craig Dale Daniel Darnell Darren Dave
    David DeShawn Dean Declan Deepak Dennis Derek Desmond Diarmuid Diego Dinesh Dmitri Dmitry Dominic Donal Donald
    Douglas Dragan Duncan Dylan Eamon Ed Eddie Edgar Edmund Eduardo Edward Edwin Elijah Elliot Emeka Emil Emilio
    Emmanuel Emre Enrique Eric Erik Ernest Ernesto Ernie Ethan Etienne Eugene Ewan Faisal Felipe Fergus Fernando
    Finlay Finn Francis Francisco Francois Frank Fred Freddie Frederick Friedrich Gabor Gabriel Gareth Gary Gavin
    Geoffrey George Gerald Gerard Gethin Giles Giovanni Giuseppe Glenn Gopal Goran Gordon Graham Greg Gregory
    Guillaume Gunnar Gustav Gustavo Guy Hamid Hamish Hamza Hans Harold Harry Harvey Hassan Hector Heinrich Henning
    Henrik Henry Herbert Hideo Hiroshi Howard Hugh Hugo Humphrey Hussein Iain Ian Ibrahim Ignacio Igor Ihor Ion
    Isaac Isaiah Istvan Ivan Ivo Ivor Jabulani Jack Jacob Jacques Jaime Jake Jakub Jamal James Jamie Janos Jason
    Javier Jaylen Jean-Luc Jeff Jeffrey Jens Jeremy Jerome Jim Jin Joaquin Joe Joel Johann John Jonah Jonathan
    Jorge Jose Josef Joseph Joshua José Juan Julian Jurgen Karim Karl Kazuo Keegan Keir Keith Kemal Ken Kenji
    Kenneth Kevin Khalid Klaus Knut Kofi Krzysztof Kurt Kwame Kyle Lachlan Lars Laszlo Laurence Laurent Lawrence
    Lee Leo Leon Leonard Levi Lewis Liam Lionel Lorenzo Louis Luc Luca Lucas Luis Luka Lukasz Luke Magnus Mahmoud
    Malcolm Malik Manish Manuel Marco Marcus Marek Mario Mark Marko Marquis Martin Massimo Mathieu Matteo Matthew
    Matthias Maurice Max Maxim Mehmet Michael Miguel Mihai Mike Mikhail Milan Mohamed Mohammad Mohammed Mohan
    Muhammad Murat Mustafa Mykola Narendra Nasser Nathan Nathaniel Neil Niall Nicholas Nick Nicolas Nigel Nikola
    Nikolai Nils Nitin Noah Norman Olaf Oleg Oleksandr Oliver Olivier Omar Osama Oscar Otto Owen Pablo Paolo
    Pascal Patrick Paul Pavel Pawel Pedro Percy Peter Petr Phil Philip Philippe Pierre Piotr Prakash Quentin
    Rafael Rahul Raj Rajesh Rakesh Ralph Rashid Raul Raymond Recep Reginald Rhys Ricardo Richard Rick Robert
    Roberto Rodney Roger Roland Roman Romano Ron Ronald Rory Ross Roy Ruairi Rufus Rupert Ruslan Russell Ryan Saad
    Sachin Salman Salvatore Sam Samuel Sanjay Santiago Scott Seamus Sean Sebastian Sebastien Sergei Sergey Sergio
    Seth Shashi Shinzo Sidney Silas Silvio Simon Sipho Sorin Spencer Stanley Stefan Stefano Stephan Stephen Steve
    Steven Stuart Sunil Suresh Sven Sverre Takashi Taras Tarik Tariq Ted Terrell Terry Thabo Theodore Thierry
    Thomas Tim Timothy Toby Todd Tom Tomas Tomasz Tony Torsten Travis Trevor Troy Tyler Tyrone Ulrich Uwe Vaclav
    Vicente Victor Vijay Vikram Viktor Vincent Vincenzo Vlad Vladimir Volodymyr Walter Wayne Werner Wilfred
    Wilhelm William Winston Wojciech Wolfgang Xavier Yevgeny Youssef Yuri Yusuf Yves Ziad Zoltan Zoran
    """)
"""Common first names: they only ever rule out a person whom "he" or "she" cannot mean."""

FIRST_NAMES = WOMENS_NAMES | MENS_NAMES
"""All of them."""

ORGANISED = listed("""
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

NO_NAMES = listed("""
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

PARTICLES = listed("de da di do dos das del della van von der den ter bin ibn bint al el la le du af av zu y e")
MANY = listed("police people others staff opponents insiders critics neither troops someone somebody")
"""Speakers who are named by a bare noun without an s, or always in the plural."""
