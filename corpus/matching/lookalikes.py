"""Look-alikes: words that are themselves names, so that typing one of them is no error for another.

Somebody who types Osama does not mean Obama, and Prussia is not a misspelt Russia. Besides the given names,
places and peoples of the text package these are surnames of public figures past and present and places that
lie a letter or two from others.
"""

from __future__ import annotations

from corpus.text.names import gazetteer, vocabulary
from corpus.text.names.aliases import plain
from corpus.text.names.folding import bare

_NAMES = """
Abbas Abbott Adenauer Agnew Albright Alito Allawi Allende Altman Anatolia Andropov Angara Annan Antall Aoun
Aquino Arafat Ardern Aristide Assaf Assam Assange Aswan Attlee Aznar Bachelet Baker Bannon Barre Barroso
Bashir Begin Belousov Bennett Bera Beria Berlusconi Bezos Bhutto Biden Blair Blinken Bolsonaro Bolton Boris
Borrell Boutros Brahim Brahms Brandt Brezhnev Brown Bulganin Bush Buttigieg Cameron Carter Castro Catherine
Ceausescu Chavez Cheney Chernenko Chernomyrdin Chirac Churchill Clegg Cleveland Clinton Collins Comey Corbyn
Cruz Daria Dayan Deripaska Diaz Dole Draghi Dubcek Dugin Duterte Eden Eisenhower Erdogan Fauci Ford Franco
Frank Fukuyama Gaddafi Gates Gandhi Gbagbo Genoa Genova Gerasimov Giuliani Goebbels Gorbachev Gordon Gore
Gorky Grant Gremlin Gromyko Guterres Habsburg Hagel Hague Haley Hariri Harper Harris Havel Heath Hitler
Hollande Honecker Hoover Hussein Ignatieff Ivanov Jackson Jefferson Jinping Johnson Jumblatt Kadyrov Karzai
Kasich Kasparov Kazakhstan Kennedy Kenyatta Kerensky Kerry Kishi Kissinger Kochi Kohl Kosygin Kozyrev
Kravchuk Kuchma Kudrin Latvia Laval Lavrin Lavrova Lavrenti Lenin Leskov Levada Lincoln Livni Lukashenko
Lula Lumumba Macron Madison Maduro Maliki Mandela Mao Marcos Markov Matvienko May McCain McConnell Medvedev
Meir Merkel Merz Mishustin Mikoyan Milosevic Mitterrand Modi Mogherini Molotov Monroe Morales Morsi Moussa
Mubarak Mugabe Musharraf Musk Mussolini Nabokov Nasrallah Nasser Navalny Nehru Nemtsov Netanyahu Nixon
Obadiah Odessa Olmert Omaha Orban Oran Osborne Ozal Pahlavi Palin Papandreou Paskov Patrushev Pavlov Pelosi
Pence Peres Perot Peron Peshkov Petain Peter Petraeus Petrov Pinochet Pitt Plato Pluto Podgorny Poland Polk
Pol Pompeo Pompidou Poroshenko Powell Prigozhin Primakov Prokofiev Prussia Pskov Pashkov Petkov Pupin Pushkin Putnam
Quisling Rabin Rafsanjani Rahim Rahimi Raisi Rajoy Rasputin Reagan Renzi Rice Roberts Romney Roosevelt
Rouhani Rousseff Rubio Rudd Rumsfeld Rushdie Sadat Sadr Saddam Saleh Salih Samaras Sanchez Sanders Sarkozy
Schmidt Scholz Schroder Schroeder Schumer Selassie Sharif Sharon Shevardnadze Shoigu Sinai Sinwar Sisi Sushi Syriza
Skripal Snowden Soleimani Solzhenitsyn Soros Sousa Soyuz Spicer Stalin Starmer Stoltenberg Styria Suleiman
Sunak Surkov Syriac Talabani Tantawi Thatcher Tillerson Timoshenko Tito Tolstoy Trotsky Trudeau Truman Trump
Truss Tsipras Tusk Twain Tymoshenko Ulbricht Ustinov Varoufakis Virginia Volodin Voronezh Waldheim Wales
Washington Wilson Wojtyla Xi Yanukovych Yatsenyuk Yavlinsky Yeltsin Yushchenko Zakharova Zapatero Zarif
Zawahiri Zelensky Zelenskyy Zhirinovsky Zhivkov Zhukov Zia Zuma Turnkey Turkic Georgia Siberia Serbia Persia
Ossetia Dresden Algeria Nubia Lydia Phrygia Nineveh Antioch Carthage Twister Kremlin Latvian Mordovia
Moravia Moldavia Tatarstan Kurdish Ruthenia Rhodesia Silesia Galilee Judea Samaria Phoenicia Aramea
Cyrenaica Tripolitania Hejaz Najd Sahara Titan Triton Iberia Liberia Gabon Guinea Guyana Somalia Sudan Malta
Mauritius Ghana Bali Dakota Arabia Ottawa Angola Arkansas Franconia Bretagne Brittany Pakistan Turkestan
Turkistan Uzbekistan Hatay Sparta
""".split()

_KNOWN = frozenset(
    [plain(name) for name in _NAMES]
    + [bare(name) for name in vocabulary.GIVEN]
    + [plain(name) for name in gazetteer.PLACES]
    + [plain(name) for name in gazetteer.PEOPLES]
)
_ADJECTIVES = {plain(form): country for form, country in gazetteer.ADJECTIVE_COUNTRY.items()}


def is_name(word: str) -> bool:
    """Return whether the folded ``word`` is well known as a name of its own."""
    return word in _KNOWN


def country_of(word: str) -> str | None:
    """Return the country that the folded word is the adjective of: ``"syrian"`` → ``"Syria"``."""
    return _ADJECTIVES.get(word)
