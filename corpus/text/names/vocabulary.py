"""The small words around names: titles, offices, kinds of organisation, given names, words that begin sentences."""

from __future__ import annotations

# Written before a name and part of how a person is addressed; the letter is the gender it tells.
TITLES: dict[str, str | None] = {
    **dict.fromkeys("mr sir lord king prince baron count duke emperor father brother monsieur herr señor".split(), "m"),
    **dict.fromkeys(
        "mrs ms miss lady queen princess baroness countess duchess empress sister madame dame frau".split(), "f"
    ),
    **dict.fromkeys(
        """dr prof professor president sen senator rep representative congressman congresswoman gov governor mayor
    judge justice gen general lt col colonel maj major capt captain sgt sergeant cpl pvt adm admiral
    cmdr commander brig brigadier marshal rev reverend pastor bishop archbishop cardinal pope rabbi imam
    sheikh sheik emir sultan ayatollah mullah chancellor premier prime minister secretary ambassador
    envoy chairman chairwoman speaker spokesman spokeswoman director chief commissioner sheriff officer
    detective inspector deputy vice attorney counsel leader dictator tsar czar kaiser shah caliph coach
    analyst economist author actor actress singer writer journalist reporter correspondent candidate
    nominee vice-president hon atty treas lieutenant corporal private constable superintendent vicar
    deacon elder chief-of-staff councilman councilwoman alderman assemblyman assemblywoman delegate
    lawmaker lawyer doctor nurse scientist historian researcher activist billionaire businessman
    businesswoman mogul strategist supt insp pres sec ald del asst assistant lance field petty warrant
    staff first second 1st 2nd associate co-founder founder co-chair chair host anchor moderator editor
    columnist critic pollster consultant aide adviser advisor ex-president presidential-hopeful
    father-in-law""".split()
    ),
}
TITLES["congressman"] = TITLES["chairman"] = TITLES["spokesman"] = TITLES["businessman"] = "m"
TITLES["congresswoman"] = TITLES["chairwoman"] = TITLES["spokeswoman"] = TITLES["businesswoman"] = "f"
TITLES["actor"] = "m"
TITLES["actress"] = TITLES["councilwoman"] = TITLES["assemblywoman"] = "f"

# Titles that are always followed by the bearer's name, so that a single capitalised word behind them is a person.
ADDRESS = frozenset(
    """mr mrs ms miss dr prof sir lord lady sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr brig rev
    president senator king queen prince princess pope justice judge mayor governor chancellor premier
    congressman congresswoman sheikh ayatollah minister secretary spokesman spokeswoman detective
    sheriff professor ambassador representative colonel captain admiral rabbi imam bishop archbishop
    cardinal officer""".split()
)

# Nouns that a role ends in: "foreign minister", "Nobel peace prize laureate", "running mate".
ROLE_HEADS = frozenset(TITLES) | frozenset(
    """laureate official diplomat representative counterpart negotiator mediator presidents ministers mate
    hopeful frontrunner front-runner contender rival winner champion player star manager partner owner
    executive ceo cfo coo cto officer boss head member governor-general undersecretary president-elect
    vice-chairman vice-chairwoman co-chairman supporter opponent expert veteran soldier guard witness
    resident student teacher worker farmer advocate organizer organiser campaigner cleric preacher
    oligarch tycoon magnate monarch commander-in-chief parliamentarian legislator mp mep mps politician
    statesman dissident defector rebel warlord jihadist prosecutor attorney-general solicitor barrister
    planner designer architect engineer artist painter poet novelist filmmaker producer musician rapper
    comedian footballer striker goalkeeper quarterback investor banker trader broker accountant
    entrepreneur inventor biologist physicist chemist psychologist scholar academic fellow lecturer dean
    principal spokesperson chairperson surgeon physician psychiatrist blogger commentator pundit
    presenter broadcaster photographer publisher whistleblower agent successor predecessor protege heir
    operative lobbyist press-secretary liaison coordinator administrator trustee treasurer clerk
    registrar comptroller auditor controller superintendent commentator""".split()
)
# Words that stand inside a role, before its head.
ROLE_MODIFIERS = frozenset(
    """acting former then current outgoing incoming late new longtime veteran senior junior deputy vice
    assistant associate chief top leading lead head first prime foreign defense defence interior finance
    justice health education energy trade labor labour agriculture transport environment economy culture
    sports oil information home internal external public political military national international
    federal regional local presidential parliamentary congressional republican democratic conservative
    liberal opposition rebel government state party press media communications campaign policy security
    intelligence peace special general executive managing supreme high armed army navy air police fire
    vice-presidential gubernatorial senate house city county district council nobel prize human rights
    affairs affairs affair minority majority whip speaker attorney secretary running running-mate fellow
    rival co self-styled de facto exiled ousted jailed elected nominated appointed famed famous
    legendary billionaire real estate business tech technology research science political-science law
    history economics medical clinical marketing sales financial investment football basketball baseball
    soccer tennis film movie rock pop country r&b independent socialist far-right far-left right-wing
    left-wing centrist moderate progressive libertarian evangelical conservative two-time three-time
    four-time one-time sometime ex onetime would-be presumptive likely prospective potential and of the
    for to under""".split()
)

FAMILY = frozenset(
    """father mother wife husband son daughter brother sister uncle aunt cousin nephew niece grandfather
    grandmother grandson granddaughter stepfather stepmother stepson stepdaughter half-brother
    half-sister father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law twin
    widow widower fiance fiancee girlfriend boyfriend ex-wife ex-husband parents children sons daughters
    brothers sisters""".split()
)
FAMILY_GENDER: dict[str, str] = {
    **dict.fromkeys(
        """father husband son brother uncle nephew grandfather grandson stepfather stepson half-brother father-in-law
        brother-in-law son-in-law widower boyfriend ex-husband""".split(),
        "m",
    ),
    **dict.fromkeys(
        """mother wife daughter sister aunt niece grandmother granddaughter stepmother stepdaughter
        half-sister mother-in-law
        sister-in-law daughter-in-law widow girlfriend fiancee ex-wife""".split(),
        "f",
    ),
}

# The last word of an organisation's name.
ORGANISATION_HEADS = frozenset(
    """Administration Agency Airlines Airways Alliance Armed Army Assembly Associates Association Authority
    Bank Board Brigade Broadcasting Brotherhood Bureau Cabinet Center Centre Chamber Church Club
    Coalition College Command Commission Committee Communications Community Company Confederation
    Congress Co Co. Consortium Cooperative Corp Corp. Corporation Corps Council Court Department
    Directorate Division Enterprises Exchange Federation Fire Firm Fleet Force Forces Forum Foundation
    Front Fund Gazette Government Group Guard Guards Headquarters Herald Holdings Hospital House Inc
    Inc. Industries Institute Institution International Journal Junta Jury Laboratory League Ltd Ltd.
    Legion LLC Media Militia Ministry Mosque Museum Navy Network Networks News Office Organisation
    Organization Parliament Partners Partnership Party Police Post Press Radio Regiment School Senate
    Service Services Society Squad Solutions Star Studios Survey Syndicate Systems Task Team
    Technologies Telecom Times Today Trade Treasury Tribune Trust TV Union Unit University Watch Workers
    Secretariat Observatory Tribunal Caucus Bundesbank Airforce Academy Café Cafe Restaurant Hotel
    Capital Colleges Research Markets Pictures Labs Laboratories Entertainment Records Motors Bancorp
    Financial Insurance Cause Management Resources Consulting Strategies Analytics Software Energy Oil
    Gas Electric Airforce Department Rights Priorities Magazine Review Chronicle Examiner Inquirer
    Observer Register Sentinel Globe Sun Beast Dispatch Ledger Mirror Monitor""".split()
)
# "Ministry of Defence", "University of Exeter", "Bank of England": what may be continued by "of".
OF_HEADS = frozenset(
    """Ministry University Bank House Department Institute College Office Organization Organisation Union
    Association League Council Court Board Bureau Chamber Church Army Party Foundation Society School
    Museum Federation Center Centre Committee Commission Academy Authority State Republic Front Movement
    Conference Congress Alliance Agency Embassy Knights Friends Order Brotherhood Kingdom Emirate
    Emirates Gulf Strait Cape Isle Bay Port Mount City District State Province Region Duchy Commonwealth
    Sons Daughters Hall Secretary Minister President Director Chief Dean Chairman Speaker Head Governor
    Mayor Leader King Queen Prince Princess Duke Duchess Archbishop Bishop Head Sheriff""".split()
)
PLACE_HEADS = frozenset(
    """City County River Island Islands Province Street Avenue Road Square Sea Ocean Bay Valley Mountain
    Mountains Lake Airport Beach Park Peninsula Strait Canal Gulf Desert Heights Hills Strip Territory
    Territories Region District Oblast Governorate Village Town Township Borough Port Harbor Harbour
    Coast Falls Springs Bridge Boulevard Plaza Highway Hill Creek Canyon Kingdom Republic Parish
    Prefecture Neighborhood Airfield Airbase Base Crossing Border Wall Tower Stadium Arena Palace""".split()
)
ORGANISATION_CUES = frozenset("the newspaper channel group company party magazine agency website daily".split())

GIVEN_M = frozenset(
    """Aaron Abdel Abdul Abdullah Abdulaziz Abe Abraham Adam Adel Adnan Adolf Ahmad Ahmed Al Alan Albert
    Alejandro Aleksandr Aleksei Alex Alexander Alexandre Alexei Alexey Alfred Ali Allan Allen Amir
    Anatoly Anders Andre Andreas Andrei Andrew Andrey Andrzej Andy Angelo Anthony Anton Antonio Antony
    Anwar Archie Ariel Arkady Arnold Arthur Ayman Ayub Aziz Barack Barry Bart Bashar Basil Bassam Bassel
    Bassem Ben Benjamin Benny Bernard Bernie Bert Bill Billy Bo Bob Bobby Boris Brad Brandon Brendan
    Brent Brett Brian Bruce Bruno Bryan Burhan Carl Carlos Carter Chad Charles Charlie Chester Chris
    Christian Christopher Chuck Clarence Clark Claude Clay Cliff Clifford Clinton Colin Connor Corey
    Cory Craig Curt Curtis Cyril Dale Damian Damon Dan Daniel Danny Darren Darrell Dave David Dean
    Dennis Denis Derek Devin Dick Diego Dimitri Dirk Dmitri Dmitriy Dmitry Dominic Dominique Don Donald
    Doug Douglas Drew Duncan Dwight Earl Ed Eddie Edgar Eduardo Edward Edwin Efraim Ehud Elias Elijah
    Elliot Elliott Elon Emile Emmanuel Emmett Enrique Eric Erik Ernest Ernesto Erwin Ethan Eugene Evan
    Evgeny Evo Faisal Farouk Fayez Felipe Felix Ferdinand Fernando Fidel Filip Floyd Francesco Francis
    Francisco Francois François Frank Frankie Franklin Franz Fred Frederick Friedrich Gabriel Gareth
    Garrett Gary Gavin Gene Gennady Geoff Geoffrey George Georges Georgy Gerald Gerard Gerhard Gerry
    Gholam Gilbert Giorgio Giovanni Giuseppe Glen Glenn Gordon Graham Grant Greg Gregory Grigory Guido
    Guillermo Gunther Gus Guy Habib Hafez Haider Hal Hamid Hank Hans Harold Harry Harvey Hasan Hashim
    Hassan Hector Heinrich Helmut Henri Henrik Henry Herbert Herman Hermann Hosni Howard Hugh Hugo
    Hussein Ian Ibrahim Igor Ilya Imad Imran Ion Irving Isaac Ismail Issa Ivan Jack Jacob Jacques Jaime
    Jake Jakob Jalal James Jamie Jan Jared Jason Javad Javier Jay Jean Jeb Jeff Jeffrey Jens Jeremy
    Jermaine Jerome Jerry Jesse Jesus Jihad Jim Jimmy Joachim Joaquin Joe Joel Johan Johannes John
    Johnny Jon Jonah Jonathan Jordan Jorge Jose José Josef Joseph Josh Joshua Juan Jules Julian Julio
    Julius Jurgen Jürgen Justin Kamal Kareem Karim Karl Keith Kemal Ken Kenneth Kent Kevin Khaled Khalid
    Khalil Kirill Kirk Klaus Klemens Kofi Konstantin Kurt Kyle Lakhdar Lamar Lance Larry Lars Lawrence
    Lech Lee Len Leo Leon Leonard Leonardo Leonid Leopold Leroy Leslie Lester Lev Levi Lewis Lincoln
    Lindsey Lionel Lloyd Lorenzo Lou Louis Lucas Luis Luigi Luke Luther Lyle Lyndon Mahdi Maher Mahmoud
    Majid Malcolm Malik Manfred Manuel Mao Marc Marcel Marco Marcos Marcus Mario Mark Marko Marshall
    Martin Martti Marty Marvin Massoud Matt Matteo Matthew Matthias Maurice Max Maxim Mehdi Mehmet Mel
    Melvin Michael Michal Michel Miguel Mikael Mike Mikhail Milan Miles Milton Mitch Mitchell Mitt
    Mohamad Mohamed Mohammad Mohammed Moises Morris Moshe Mostafa Mourad Muammar Muhammad Murat Murray
    Mustafa Najib Narendra Nasser Nathan Nathaniel Neal Ned Neil Nelson Newt Nicholas Nick Nicola
    Nicolas Nigel Nikita Nikolai Nikolay Nils Noah Noel Norman Nouri Oleg Oliver Omar Osama Oscar Otto
    Owen Pablo Paolo Pascal Pat Patrick Paul Pavel Pedro Perry Pete Peter Petr Petro Phil Philip
    Philippe Phillip Pierre Pietro Piotr Qais Qassem Rafael Rahm Rainer Raj Ralph Ramon Ramzan Rand
    Randall Randy Raoul Rashid Raul Ray Raymond Recep Reggie Reginald Reince Reinhard Rene Rex Ricardo
    Richard Rick Ricky Riyad Rob Robert Roberto Robin Rod Rodney Rodrigo Roger Roland Rolf Roman Romano
    Ron Ronald Ronnie Rory Ross Roy Rudolf Rudolph Rudy Rupert Ruslan Russ Russell Ryan Saad Saddam
    Saeed Said Saif Salah Salam Salem Salim Salman Salvador Sam Sami Samir Sammy Samuel Sanjay Scot
    Scott Sean Sebastian Sepp Serge Sergei Sergey Sergio Seth Shane Shaun Shawn Shimon Shinzo Sid Sidney
    Silvio Simon Slobodan Solomon Spencer Stan Stanislav Stanley Stefan Stephan Stephen Steve Steven
    Stewart Stuart Sven Syed Tariq Tarek Taylor Ted Terrence Terry Theodore Thom Thomas Tim Timothy Toby
    Todd Tom Tommy Tony Travis Trent Trevor Troy Tyler Umar Usama Vaclav Valery Vic Victor Viktor Vince
    Vincent Vitaly Vlad Vladimir Volodymyr Wade Waleed Walid Wallace Walter Warren Wassim Wayne Wendell
    Werner Wesley Wilhelm Will Willard William Willie Wilson Winston Wladimir Wolfgang Xavier Yahya Yair
    Yasser Yevgeny Yitzhak Yuri Yury Yusuf Yves Zac Zach Zachary Ziad""".split()
)
GIVEN_F = frozenset(
    """Abigail Adriana Agnes Aisha Alexandra Alexis Alice Alicia Alina Alison Allison Alyssa Amal Amanda Amber
    Amelia Amina Amy Ana Anastasia Andrea Angela Angelina Anita Ann Anna Anne Annette Annie April Ariana
    Asma Audrey Ava Barbara Beatrice Becky Benazir Bernadette Beth Betsy Betty Beverly Bianca Bonnie
    Brenda Bridget Brittany Camille Candice Carla Carly Carmen Carol Carole Caroline Carolyn Carrie
    Catherine Cathy Cecilia Charlotte Chelsea Cheryl Christiane Christina Christine Cindy Claire Clara
    Claudia Colleen Condoleezza Connie Constance Courtney Cristina Crystal Cynthia Daisy Dana Danielle
    Dawn Deborah Debbie Debra Denise Diana Diane Dianne Dina Dolores Donna Dora Doris Dorothy Eileen
    Elaine Eleanor Elena Elisabeth Elise Eliza Elizabeth Ella Ellen Emily Emma Erica Erin Esther Eva Eve
    Evelyn Faith Farah Fatima Federica Fiona Florence Frances Francine Gail Galina Gennifer Gina Gladys
    Gloria Grace Greta Gretchen Hannah Hanna Heather Heidi Helen Helena Hillary Hilary Holly Huma Ida
    Ilana Indira Ingrid Irene Irina Iris Isabel Isabella Ivana Ivanka Jacqueline Jane Janet Janice
    Jasmine Jeanne Jen Jenna Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Jodi Joy Joyce Juanita
    Judith Judy Julia Julie June Karen Karin Kate Katherine Kathleen Kathryn Kathy Katie Katrina Katy
    Kayla Keisha Kelly Kellyanne Kerry Kim Kimberly Kirsten Kirstjen Kristen Kristina Laila Lana Larissa
    Laura Lauren Laurie Layla Leah Leila Lena Lillian Linda Lisa Liz Loretta Lori Louise Lucia Lucy
    Lydia Lynn Lyudmila Madeleine Maggie Malala Manal Marcia Margaret Margarita Maria María Marie
    Marilyn Marina Marine Marissa Marjorie Martha Mary Maureen Maya Mayra Megan Meghan Melania Melissa
    Mercedes Meredith Mia Michele Michelle Mildred Miriam Moira Molly Mona Monica Muriel Myriam Nadia
    Nancy Naomi Natalia Natalie Natasha Nellie Nicole Nikki Nina Nora Norma Olga Olivia Oksana Oprah
    Pamela Patricia Patty Paula Pauline Peggy Penny Phyllis Priscilla Rachel Rania Raquel Rebecca Regina
    Rhonda Rita Roberta Rosa Rosalind Rose Rosemary Rosie Roxana Roya Ruth Sabrina Sally Samantha Samira
    Sandra Sara Sarah Savannah Shannon Sharon Sheila Sherry Shirley Silvia Simone Sofia Sonia Sophia
    Sophie Stacy Stephanie Sue Susan Susanna Susanne Suzanne Svetlana Sylvia Tamara Tammy Tanya Tara
    Tatiana Tatyana Teresa Theresa Tiffany Tina Tracey Tracy Tulsi Ursula Valentina Valerie Vanessa Vera
    Veronica Vicki Victoria Viola Virginia Vivian Wanda Wendy Whitney Yasmin Yolanda Yulia Yvonne Zahra
    Zeinab Zoe""".split()
)
GIVEN = GIVEN_M | GIVEN_F
# Family names that are written before the given name.
FAMILY_FIRST = frozenset(
    """Xi Kim Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Hu Wen Deng Mao Jiang Zhu Lin Ban Moon Park
    Lee Roh Yoon Choi Jung
    Nguyen Tran Le Pham Ho Ma Bo""".split()
)
# Family names that ordinary words or given names are, and which the lists above therefore must not swallow, need
# no list: they are told by their neighbours.

PARTICLES = frozenset(
    """al el ad as ash an ar at az ul bin ben ibn bint abu abd de del della der den di da dos das du la
    le les van von vom
    ter ten zu zur y e af av st ud bar mac o""".split()
)

MONTHS_AND_DAYS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays
    Sundays Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug
    Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat""".split()
)

# Ordinary words that many names of bodies and places begin with.
NAME_ADJECTIVES = frozenset(
    """new old north south east west northern southern eastern western central national international foreign federal
    general world first united great human state""".split()
)

# Words that open sentences, headlines and captions without naming anything.
COMMON = frozenset(
    """a about above according across affairs actually add added adding after afterwards again against ago
    ahead all allow almost along already also although always amid among an and another any anybody
    anyone anything apart are around article as ask asked at away back be because become been before
    behind being below besides best better between beyond big both breaking but by can cannot caption
    certainly click clearly close come comment comments consider contact copyright could currently dear
    despite did didn't do does doesn't doing don't down due during each earlier early either else email
    end enough especially even ever every everybody everyone everything evidently except exclusive far
    few file fight find first five follow following for forget former formerly four from full further
    get getting give given go god going gone good got great had half happy has have having he he'd he'll
    he's hello hence her here here's hers herself him himself his how however i i'd i'll i'm i've if
    image in indeed inside instead into is isn't it it'll it's its itself join just keep know last late
    later latest least let let's like likewise literally little look looking lots made mainly make many
    maybe me mean meanwhile might mine more moreover most mostly much must my myself near nearly need
    neither never nevertheless new next no nobody none nonetheless nor not nothing now obviously of off
    ok okay old on once one only onto opinion opposition or other others otherwise our ours out outside
    over overall own part people perhaps photo photos picture please plus possible presumably previously
    probably put quite rather read real really recently related remember right said same say see seen
    several shall share she she'd she'll she's should show similarly simply since six skip so some
    somebody someone something sometimes soon source speaking still stop subscribe such sure take ten
    than thank thanks that that's the their theirs them then there there's thereafter therefore these
    they they'd they'll they're they've thing things think third this those though three through
    throughout thus to today together tomorrow tonight too top toward towards two under undoubtedly
    unfortunately unless unlike until up update updated upon us use using usually very video via view
    want was watch we we'd we'll we're we've welcome well went were what what's whatever when whenever
    where whereas whether which while who who's whoever whole whom whose why will with within without
    won't would wow yeah yes yesterday yet you you'd you'll you're you've your yours yourself president
    minister senator officials police government troops forces men women children world western eastern
    northern southern central north south east west state states city war peace time year years day week
    month million billion thousand hundred seven eight nine zero second fourth twenty thirty forty fifty
    dozens hundreds thousands millions news report reports reporting sources analysts experts critics
    supporters opponents voters residents witnesses lawmakers lawyers doctors scientists researchers
    students teachers parents families friends aides advisers advertisement menu search home sign login
    register newsletter privacy terms cookies transcript editor's note q a mr mrs ms dr so-called self
    pro anti non ex foreign national international federal general secretary internet earth bible
    english mom dad mum ladies gentlemen sir madam sorry folks guys heaven hell lord jesus christ allah""".split()
)

AGENCIES = frozenset("AP AFP UPI DPA TASS EPA ANI PTI CNN BBC NBC CBS ABC".split())

SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())

# Verbs of speech behind a capitalised word make it the one who speaks.
SPEECH = frozenset(
    """said says told tells added adds asked asks argued argues wrote writes replied warned warns insisted
    insists noted notes explained claimed claims announced stated tweeted denied urged called stressed
    declared continued recalled acknowledged suggested predicted complained concluded testified reported
    reports confirmed believes thinks agreed vowed pledged joked quipped observed remarked responded
    reiterated emphasized emphasised""".split()
)

TITLE_WORDS = ROLE_HEADS - FAMILY
"""Words that a role may end in."""
ROLE_WORDS = TITLE_WORDS | ROLE_MODIFIERS
"""Words that a role may be made of."""
