"""Places, peoples and well-known organisations: what a news text names without introducing it.

Compact on purpose: countries with their adjectives, capitals and cities that are in the news, regions, American
states with their datelines, and bodies that are called by a bare name ("the Kremlin", "Reuters"). All of it is
common knowledge; nothing is downloaded.
"""

from __future__ import annotations

# Country = its adjectives (which are also what its people are called, with or without an s).
_COUNTRIES = """
Afghanistan=Afghan; Albania=Albanian; Algeria=Algerian; Andorra=Andorran; Angola=Angolan;
Argentina=Argentine Argentinian; Armenia=Armenian; Australia=Australian; Austria=Austrian;
Azerbaijan=Azerbaijani Azeri; Bahamas=Bahamian; Bahrain=Bahraini; Bangladesh=Bangladeshi;
Barbados=Barbadian; Belarus=Belarusian Belarussian; Belgium=Belgian; Belize=Belizean; Benin=Beninese;
Bhutan=Bhutanese; Bolivia=Bolivian; Bosnia=Bosnian; Bosnia and Herzegovina=; Botswana=; Brazil=Brazilian;
Britain=British Briton; Brunei=Bruneian; Bulgaria=Bulgarian; Burkina Faso=Burkinabe; Burma=Burmese;
Burundi=Burundian; Cambodia=Cambodian; Cameroon=Cameroonian; Canada=Canadian; Cape Verde=; Central African
Republic=; Chad=Chadian; Chile=Chilean; China=Chinese; Colombia=Colombian; Comoros=Comorian;
Congo=Congolese; Costa Rica=Rican; Croatia=Croatian Croat; Cuba=Cuban; Cyprus=Cypriot; Czech Republic=Czech;
Czechia=; Czechoslovakia=Czechoslovak; Denmark=Danish Dane; Djibouti=Djiboutian; Dominica=; Dominican
Republic=Dominican; East Germany=; East Timor=Timorese; Ecuador=Ecuadorian Ecuadorean; Egypt=Egyptian; El
Salvador=Salvadoran; England=English Englishman; Eritrea=Eritrean; Estonia=Estonian; Eswatini=;
Ethiopia=Ethiopian; Fiji=Fijian; Finland=Finnish Finn; France=French Frenchman; Gabon=Gabonese;
Gambia=Gambian; Georgia=Georgian; Germany=German; Ghana=Ghanaian; Greece=Greek; Greenland=Greenlandic;
Grenada=Grenadian; Guatemala=Guatemalan; Guinea=Guinean; Guyana=Guyanese; Haiti=Haitian; Honduras=Honduran;
Hong Kong=; Hungary=Hungarian; Iceland=Icelandic Icelander; India=Indian; Indonesia=Indonesian;
Iran=Iranian; Iraq=Iraqi; Ireland=Irish Irishman; Israel=Israeli; Italy=Italian; Ivory Coast=Ivorian;
Jamaica=Jamaican; Japan=Japanese; Jordan=Jordanian; Kazakhstan=Kazakh Kazakhstani; Kenya=Kenyan;
Kosovo=Kosovar; Kuwait=Kuwaiti; Kyrgyzstan=Kyrgyz; Laos=Laotian; Latvia=Latvian; Lebanon=Lebanese; Lesotho=;
Liberia=Liberian; Libya=Libyan; Liechtenstein=; Lithuania=Lithuanian; Luxembourg=; Macedonia=Macedonian;
Madagascar=Malagasy; Malawi=Malawian; Malaysia=Malaysian; Maldives=Maldivian; Mali=Malian; Malta=Maltese;
Mauritania=Mauritanian; Mauritius=Mauritian; Mexico=Mexican; Moldova=Moldovan; Monaco=; Mongolia=Mongolian;
Montenegro=Montenegrin; Morocco=Moroccan; Mozambique=Mozambican; Myanmar=; Namibia=Namibian; Nepal=Nepali
Nepalese; Netherlands=Dutch Dutchman; New Zealand=; Nicaragua=Nicaraguan; Niger=Nigerien; Nigeria=Nigerian;
North Korea=; North Macedonia=; Northern Ireland=; Norway=Norwegian; Oman=Omani; Pakistan=Pakistani;
Palestine=Palestinian; Panama=Panamanian; Papua New Guinea=; Paraguay=Paraguayan; Peru=Peruvian;
Philippines=Philippine Filipino; Poland=Polish Pole; Portugal=Portuguese; Puerto Rico=; Qatar=Qatari;
Romania=Romanian; Russia=Russian; Rwanda=Rwandan; Samoa=Samoan; Saudi Arabia=Saudi; Scotland=Scottish Scot;
Senegal=Senegalese; Serbia=Serbian Serb; Seychelles=; Sierra Leone=; Singapore=Singaporean; Slovakia=Slovak
Slovakian; Slovenia=Slovenian Slovene; Somalia=Somali; South Africa=; South Korea=Korean; South Sudan=;
Soviet Union=Soviet; Spain=Spanish Spaniard; Sri Lanka=Lankan; Sudan=Sudanese; Suriname=; Sweden=Swedish
Swede; Switzerland=Swiss; Syria=Syrian; Taiwan=Taiwanese; Tajikistan=Tajik; Tanzania=Tanzanian;
Thailand=Thai; Tibet=Tibetan; Togo=Togolese; Tonga=Tongan; Trinidad and Tobago=; Tunisia=Tunisian;
Turkey=Turkish Turk; Turkmenistan=Turkmen; Uganda=Ugandan; Ukraine=Ukrainian; United Arab Emirates=Emirati;
United Kingdom=; United States=American; United States of America=; Uruguay=Uruguayan; Uzbekistan=Uzbek;
Vanuatu=; Vatican=; Vatican City=; Venezuela=Venezuelan; Vietnam=Vietnamese; Wales=Welsh Welshman; West
Germany=; Yemen=Yemeni; Yugoslavia=Yugoslav; Zaire=; Zambia=Zambian; Zimbabwe=Zimbabwean; America=; Great
Britain=; Holland=; Siam=; Persia=Persian; Prussia=Prussian; Assyria=Assyrian; Abkhazia=Abkhaz; South
Ossetia=; Ossetia=Ossetian; Chechnya=Chechen; Dagestan=Dagestani; Catalonia=Catalan; Crimea=Crimean;
Kurdistan=Kurdish Kurd; Transnistria=; Ottoman Empire=Ottoman; Korea=; Kashmir=Kashmiri; Quebec=Quebecois;
Bavaria=Bavarian; Sicily=Sicilian
"""

_OTHER_PEOPLES = """Arab Arabs Arabic Jew Jewish Jews Muslim Muslims Islamic Islamist Islamists Christian Christians
    Catholic Catholics Protestant Protestants Sunni Sunnis Shia Shiite Shiites Shi'ite Alawite Alawites
    Druze Yazidi Yazidis Orthodox Buddhist Hindu Sikh Mormon Amish African Africans Asian Asians
    European Europeans Western Westerners Eastern Northern Southern Latino Latinos Latina Hispanic
    Hispanics Caucasian Black White Native Republican Republicans Democrat Democrats Democratic
    Conservative Conservatives Liberal Liberals Labour Tory Tories Communist Communists Socialist
    Socialists Nazi Nazis Marxist Zionist Bolshevik Texan Texans Californian Parisian Londoner Muscovite
    Berliner Tatar Roma Slavic Nordic Scandinavian Balkan Baltic Mediterranean Atlantic Maoist Houthi
    Houthis Pashtun Hutu Tutsi Rohingya Uyghur Uighur Uighurs Mideast GOP Evangelical Evangelicals""".split()

_CITIES = """
Aachen; Aberdeen; Abidjan; Abu Dhabi; Abuja; Accra; Addis Ababa; Aden; Adelaide; Afrin; Aleppo; Alexandria;
Algiers; Almaty; Amman; Amsterdam; Anbar; Ankara; Antakya; Antalya; Antwerp; Astana; Athens; Atlanta;
Auckland; Austin; Baghdad; Bakhmut; Baku; Bali; Baltimore; Bamako; Bangkok; Barcelona; Basel; Basra;
Beijing; Beirut; Belfast; Belgrade; Benghazi; Berlin; Bern; Birmingham; Bishkek; Bogota; Bogotá; Bombay;
Bonn; Boston; Brasilia; Bratislava; Brisbane; Brussels; Bucharest; Bucha; Budapest; Buenos Aires; Bujumbura;
Busan; Cairo; Calais; Calcutta; Camp David; Canberra; Cannes; Cape Town; Caracas; Cardiff; Casablanca;
Charlotte; Chernobyl; Chicago; Chisinau; Cincinnati; Cleveland; Cologne; Colombo; Constantinople;
Copenhagen; Crawford; Dakar; Dallas; Damascus; Dar es Salaam; Daraa; Darfur; Davos; Dayton; Deir Ezzor; Deir
el-Zour; Delhi; Denver; Des Moines; Detroit; Dhaka; Dnipro; Doha; Donetsk; Douma; Dover; Dresden; Dubai;
Dublin; Dushanbe; Düsseldorf; Eastern Ghouta; Edinburgh; Erbil; Fallujah; Ferguson; Florence; Fort Worth;
Frankfurt; Freetown; Fukushima; Gaza; Gaza City; Gaziantep; Geneva; Genoa; Giza; Glasgow; Grozny; Guangzhou;
Guantanamo Bay; Guantánamo Bay; Hama; Hamburg; Hanoi; Harare; Hasakah; Havana; Hebron; Helmand; Helsinki;
Hiroshima; Ho Chi Minh City; Homs; Honolulu; Houston; Idlib; Indianapolis; Innsbruck; Islamabad; Istanbul;
Izmir; Jaffa; Jakarta; Jeddah; Jenin; Jerusalem; Johannesburg; Juba; Kabul; Kaliningrad; Kampala; Kandahar;
Karachi; Kathmandu; Kazan; Kerala; Kharkiv; Kharkov; Khartoum; Kherson; Kiev; Kigali; Kinshasa; Kirkuk;
Kobani; Kobane; Kolkata; Kuala Lumpur; Kunduz; Kyiv; Kyoto; La Paz; Lagos; Lahore; Las Vegas; Latakia;
Lausanne; Leeds; Leipzig; Leningrad; Lille; Lima; Lisbon; Liverpool; Ljubljana; London; Los Angeles; Luanda;
Lugansk; Luhansk; Lusaka; Lviv; Lyon; Madrid; Mainz; Malmö; Managua; Manama; Manchester; Manbij; Manila;
Maputo; Mariupol; Marrakech; Marseille; Mecca; Medina; Melbourne; Memphis; Mexico City; Miami; Milan;
Milwaukee; Minneapolis; Minsk; Mogadishu; Monrovia; Montevideo; Montreal; Moscow; Mosul; Mumbai; Munich;
Murmansk; Muscat; Nagasaki; Nairobi; Nantes; Naples; Nashville; Nassau; New Delhi; New Orleans; New York;
New York City; Newark; Nice; Nicosia; Normandy; Novosibirsk; Nuremberg; Nur-Sultan; Oakland; Odesa; Odessa;
Orlando; Osaka; Oslo; Ottawa; Ouagadougou; Oxford; Palermo; Palmyra; Paris; Perth; Peshawar; Petrograd;
Philadelphia; Phnom Penh; Phoenix; Pittsburgh; Port-au-Prince; Portland; Potsdam; Prague; Pretoria;
Pristina; Pyongyang; Quito; Qamishli; Rabat; Rafah; Ramallah; Ramadi; Raqqa; Raqa; Reykjavik; Riga; Rio de
Janeiro; Riyadh; Rome; Rostov; Rotterdam; Sacramento; Saint Petersburg; St. Petersburg; St Petersburg; St.
Louis; Salzburg; San Antonio; San Diego; San Francisco; San Jose; Sanaa; Sana'a; Santiago; Sao Paulo; São
Paulo; Sarajevo; Seattle; Seoul; Sevastopol; Shanghai; Sharm el-Sheikh; Shenzhen; Simferopol; Skopje;
Smolensk; Sochi; Sofia; Srebrenica; Stalingrad; Stavropol; Stockholm; Strasbourg; Stuttgart; Sukhumi;
Surabaya; Sydney; Taipei; Tallinn; Tampa; Tartus; Tartous; Tashkent; Tbilisi; Tehran; Tel Aviv; The Hague;
Hague; Tikrit; Timbuktu; Tirana; Tokyo; Toronto; Tripoli; Tunis; Turin; Ulan Bator; Vancouver; Venice;
Verdun; Versailles; Vienna; Vientiane; Vilnius; Vladivostok; Volgograd; Warsaw; Washington; Washington,
D.C.; Wellington; Windhoek; Wuhan; Yalta; Yangon; Yaounde; Yekaterinburg; Yerevan; Zagreb; Zaporizhzhia;
Zurich
"""

_REGIONS = """
Africa; Antarctica; Asia; Arctic; Balkans; Baltics; Caribbean; Caucasus; Central Africa; Central America;
Central Asia; Donbas; Donbass; East Africa; East Asia; East Jerusalem; Eastern Europe; Europe; Far East;
Galilee; Gaza Strip; Golan; Golan Heights; Gulf; Hasaka; Horn of Africa; Iberia; Latin America; Levant;
Maghreb; Mesopotamia; Middle East; Midwest; Near East; North Africa; North America; Northeast;
Nagorno-Karabakh; Palestinian Territories; Punjab; Rhineland; Sahara; Sahel; Scandinavia; Siberia; Silicon
Valley; Sinai; South America; South Asia; Southeast Asia; Tatarstan; Ural; West Africa; West Bank; Western
Europe; Wall Street; Manhattan; Brooklyn; Bronx; Queens; Harlem; Hollywood; Long Island; Northern Syria;
Xinjiang; Black Sea; Red Sea; Caspian Sea; Mediterranean Sea; Persian Gulf; Atlantic Ocean; Pacific Ocean;
Pacific; Indian Ocean; English Channel; Strait of Hormuz; Suez Canal; Ghouta; Rojava; Kuban; Silesia;
Galicia
"""

# American states and Canadian provinces with the forms that follow a town's name.
_STATES = """Alabama Ala. AL; Alaska AK; Arizona Ariz. AZ; Arkansas Ark. AR; California Calif. CA; Colorado Colo. CO;
    Connecticut Conn. CT; Delaware Del. DE; Florida Fla. FL; Hawaii HI; Idaho ID; Illinois Ill. IL;
    Indiana Ind. IN; Iowa IA; Kansas Kan. KS; Kentucky Ky. KY; Louisiana La. LA; Maine ME; Maryland Md.
    MD; Massachusetts Mass. MA; Michigan Mich. MI; Minnesota Minn. MN; Mississippi Miss. MS; Missouri
    Mo. MO; Montana Mont. MT; Nebraska Neb. NE; Nevada Nev. NV; New Hampshire|N.H. NH; New Jersey|N.J.
    NJ; New Mexico|N.M. NM; North Carolina|N.C. NC; North Dakota|N.D. ND; Ohio OH; Oklahoma Okla. OK;
    Oregon Ore. OR; Pennsylvania Pa. PA; Rhode Island|R.I. RI; South Carolina|S.C. SC; South Dakota|S.D.
    SD; Tennessee Tenn. TN; Texas TX; Utah UT; Vermont Vt. VT; Virginia Va. VA; Washington Wash. WA;
    West Virginia|W.Va. WV; Wisconsin Wis. WI; Wyoming Wyo. WY; District of Columbia|D.C. DC; Ontario
    ON; Alberta AB; British Columbia|B.C. BC; Manitoba MB; Nova Scotia|NS; New York|N.Y. NY"""

_PLACE_ABBREVIATIONS = """US U.S. USA U.S.A. UK U.K. UAE U.A.E. USSR U.S.S.R. DRC D.R.C. L.A. NYC""".split()

_ORGANISATIONS = """
Abu Sayyaf; Ahrar al-Sham; Al Arabiya; al-Arabiya; Al Jazeera; al-Jazeera; Al Qaeda; al-Qaeda; al-Qaida;
Al-Shabaab; al-Shabab; Amazon; Amnesty International; Anadolu; Anadolu Agency; Apple; Arab League;
Associated Press; Axios; Bild; Bloomberg; Boeing; Boko Haram; Breitbart; Breitbart News; Bundestag; Capitol
Hill; CNBC; Congress; Daesh; Daily Beast; Daily Mail; Democratic Party; Der Spiegel; Deutsche Welle; Duma;
Elysee; Élysée; El Pais; European Commission; European Parliament; European Union; Exxon; Exxon Mobil;
Facebook; Fatah; Financial Times; Ford; Foreign Office; Fox; Fox News; Free Syrian Army; Gallup; Gazprom;
General Motors; Google; Greenpeace; Guardian; Hamas; Hayat Tahrir al-Sham; Hezbollah; Hizbullah; House of
Commons; House of Lords; House of Representatives; Human Rights Watch; Independent; Instagram; Interfax;
International Criminal Court; International Monetary Fund; Interpol; Islamic Jihad; Islamic State;
Itar-Tass; Izvestia; Jabhat al-Nusra; Kommersant; Kremlin; Knesset; Kurdistan Workers' Party; Labour; Le
Figaro; Le Monde; League of Arab States; Likud; Lockheed Martin; Lukoil; Mercedes; Microsoft; Middle East
Eye; Mossad; Nazi Party; New York Times; NewsMax; Nokia; Nusra Front; al-Nusra Front; Parliament; Pentagon;
Pew Research Center; Politburo; Politico; Pravda; Red Army; Red Crescent; Red Cross; Republican Party;
Reuters; RIA Novosti; Rosneft; Scotland Yard; Security Council; Sky News; Senate; Sputnik; State Department;
State Duma; Supreme Court; Syrian Democratic Forces; Taliban; Tass; Telegraph; Tesla; Toyota; Treasury;
Twitter; Uber; Unicef; UNICEF; UNESCO; United Nations; Vox; Volkswagen; Wagner Group; Wall Street Journal;
Warsaw Pact; Washington Post; Wehrmacht; Westminster; White House; Whitehall; WikiLeaks; Wikileaks; World
Bank; World Health Organization; Xinhua; Yahoo; YouTube; YouGov; Downing Street; 10 Downing Street; Foggy
Bottom; Capitol; MSNBC; Mail; Observer; Fox News Channel; Vatican Radio; Sana; Novosti; Newsweek; Time
"""

_EVENTS_AND_THINGS = """War Wars Act Prize Sanctions Day Conference Agreement Treaty Bill Cup Games
    Olympics Award Awards
    Amendment Code Protocol Accord Accords Convention Plan Program Programme Initiative Summit
    Constitution Declaration Depression Recovery Holocaust Revolution Spring Crisis Week Year Eve
    Christmas Easter Ramadan Passover Thanksgiving Movement Report Review Act Law Doctrine Test Strategy
    Resolution Charter Article Section Chapter Title Operation Championship League's Series Bowl Super
    Debate Tour Festival Show Age Ages Era Reich Theory Principle Syndrome Disease Virus Project Deal
    Pact Memorandum Order Rule Ruling Trial Case Election Elections Primary Caucus Caucuses Street's
    Bible Koran Quran Torah Gospel Internet Web""".split()


def _listed(table: str) -> list[str]:
    return [" ".join(name.split()) for name in table.split(";") if name.strip()]


def _read_countries() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for entry in _listed(_COUNTRIES):
        country, _, forms = entry.partition("=")
        countries[country] = country
        for form in forms.split():
            adjectives.setdefault(form, country)
            plural = form[:-3] + "men" if form.endswith("man") and form != "German" and form != "Roman" else form + "s"
            if not form.endswith(("ese", "ish", "ch", "s", "welsh")):
                adjectives.setdefault(plural, country)
    return countries, adjectives


def _read_states() -> tuple[set[str], set[str]]:
    names: set[str] = set()
    suffixes: set[str] = set()
    for entry in _listed(_STATES):
        if "|" in entry:
            name, _, forms = entry.partition("|")
        else:
            name, _, forms = entry.partition(" ")
        names.add(name)
        suffixes.update(forms.split())
    return names, suffixes


_countries, _adjectives = _read_countries()
_state_names, _state_suffixes = _read_states()

COUNTRIES = frozenset(_countries)
ADJECTIVE_COUNTRY = _adjectives
"""Adjective or name of a people → its country: ``"Syrian"`` and ``"Syrians"`` → ``"Syria"``."""
PEOPLES = frozenset(_adjectives) | frozenset(_OTHER_PEOPLES)
"""Capitalised words that say where somebody belongs; they describe and never name."""
STATE_SUFFIXES = frozenset(_state_suffixes)
"""What follows a town: ``Calif.``, ``N.Y.``, ``TX``."""
PLACES = (
    COUNTRIES
    | _state_names
    | frozenset(_listed(_CITIES))
    | frozenset(_listed(_REGIONS))
    | frozenset(_PLACE_ABBREVIATIONS)
)
ORGANISATIONS = frozenset(_listed(_ORGANISATIONS))
THINGS = frozenset(_EVENTS_AND_THINGS)
"""A capitalised phrase that ends in one of these is an event, a law or a prize: no person, organisation or place."""
KNOWN = PLACES | ORGANISATIONS
