"""Exonyms: what countries, cities and bodies are called in other languages.

Romanising tells that Путин is Putin; it cannot tell that Сирия is Syria or Damas is Damascus. The names of
countries and of the cities that time zones are called after come from the Unicode CLDR, through Babel; a short
table adds what it lacks. Reading the CLDR takes about a third of a second, once, at the first name that
needs it (``prepare`` does it earlier).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from babel import Locale

from corpus.text.names.aliases import canonical, plain

_LANGUAGES = (
    "ar fa he ur ru uk be bg sr el hy ka zh zh_Hant ja ko hi de fr es it pl tr nl pt sv da fi cs hu ro hr"
).split()

# English name: its names in other languages, where the CLDR has none or people use a shorter one.
_OTHERS = """
United States: США, Соединенные Штаты, Соединённые Штаты, Америка, Штаты, أمريكا, امريكا, أميركا, الولايات
  المتحدة الأمريكية, الولايات المتحدة الأميركية, الولايات المتحدة, Vereinigte Staaten, Vereinigte Staaten
  von Amerika, Amerika, Etats-Unis, États-Unis d'Amérique, Estados Unidos, EEUU, Stati Uniti, Stany
  Zjednoczone, ABD, Ηνωμένες Πολιτείες, ΗΠΑ, 美国, 米国, アメリカ, 미국, ארצות הברית, ארהב
Britain: Великобритания, Британия, Соединенное Королевство, بريطانيا, المملكة المتحدة, Großbritannien,
  Grossbritannien, Grande-Bretagne, Royaume-Uni, Gran Bretaña, Gran Bretagna, Wielka Brytania, İngiltere,
  Βρετανία, 英国, イギリス, 영국, בריטניה
Soviet Union: Советский Союз, СССР, الاتحاد السوفيتي, الاتحاد السوفياتي, Sowjetunion, UdSSR, Union
  soviétique, URSS, Unión Soviética, Unione Sovietica, Związek Radziecki, ZSRR, Sovyetler Birliği, SSCB,
  Σοβιετική Ένωση, 苏联, ソ連, ソビエト連邦, 소련, ברית המועצות
Russia: Российская Федерация, روسيا الاتحادية, РФ
Saudi Arabia: Саудовская Аравия, السعودية, المملكة العربية السعودية, Arabie saoudite, Saudi-Arabien
Syria: Сирийская Арабская Республика, سورية, سوريا, الجمهورية العربية السورية
Turkey: تركيا, Турция, Türkei, Turquie
Libya: ليبيا, Ливия, Lybien
Egypt: مصر, Египет
Iraq: العراق, Ирак
Iran: إيران, ایران
Jordan: الأردن, Иордания
Gaza: غزة, غزه, قطاع غزة, Газа, Сектор Газа, עזה, Γάζα
Moscow: Москва, موسكو, Moskau, Moscou
Damascus: دمشق, Дамаск
Washington: Вашингтон, واشنطن, Ουάσιγκτον, 华盛顿, ワシントン, 워싱턴, וושינגטון, Waszyngton, Vashington
Ankara: Анкара, أنقرة, انقرة, Άγκυρα, 安卡拉, アンカラ, 앙카라, אנקרה
Latakia: Латакия, اللاذقية, لاذقية, Lattaquié, Lazkiye, Λαττάκεια, 拉塔基亚, לטקיה
Idlib: Идлиб, إدلب, ادلب, Ιντλίμπ, 伊德利卜, イドリブ
Daraa: Дараа, Дераа, درعا, Dera, 德拉
Aleppo: Алеппо, حلب, Халеб, Halep, Alep, Χαλέπι
Homs: Хомс, حمص, Humus
Sochi: Сочи, سوتشي, Sotschi, Sotchi, Soczi, Soçi, Σότσι, 索契, ソチ, 소치, סוצי
Saint Petersburg: Санкт-Петербург, Петербург, سان بطرسبرغ, سانت بطرسبرغ, سان بطرسبورغ, سانت بطرسبورغ,
  Sankt Petersburg, Sankt-Petersburg, Sankt-Peterburg, Saint-Pétersbourg, San Petersburgo, San Pietroburgo, Petersburg,
  Αγία Πετρούπολη, 圣彼得堡, サンクトペテルブルク, 상트페테르부르크
Geneva: Женева, جنيف, جنيڤ, Genf, Genève, Geneve, Ginebra, Ginevra, Genewa, Cenevre, Γενεύη, 日内瓦, ジュネーブ,
  제네바, ז'נבה
Beirut: Бейрут, بيروت
Brussels: Брюссель, بروكسل, Brüssel, Bruxelles, Bruselas
Middle East: Ближний Восток, الشرق الأوسط, Naher Osten, Nahost, Proche-Orient, Moyen-Orient, Oriente
  Medio, Medio Oriente, Bliski Wschód, Orta Doğu, Ortadoğu, Μέση Ανατολή, 中东, 中東, 중동, המזרח התיכון
North Africa: Северная Африка, شمال أفريقيا, شمال افريقيا, شمال إفريقيا, Nordafrika, Afrique du Nord
Kremlin: Кремль, الكرملين, كرملين, Kreml, Κρεμλίνο, 克里姆林宫, クレムリン, 크렘린, הקרמלין, Cremlino
United Nations: ООН, الأمم المتحدة, الامم المتحدة, Vereinte Nationen, UNO, Nations unies, ONU, Naciones
  Unidas, ONZ, Birleşmiş Milletler, ΟΗΕ, 联合国, 国連, 유엔, האום
European Union: Евросоюз, ЕС, Европейский союз, الاتحاد الأوروبي, الاتحاد الاوروبي, Europäische Union,
  Union européenne, UE, Avrupa Birliği
Islamic State: ИГИЛ, ИГ, Исламское государство, Исламское государство Ирака и Леванта, داعش, الدولة
  الإسلامية, الدولة الاسلامية, تنظيم الدولة, تنظيم الدولة الإسلامية, Islamischer Staat, État islamique,
  Etat islamique, Estado Islámico, Stato Islamico, Państwo Islamskie, İslam Devleti, IŞİD, DEAŞ, ДАИШ,
  Даеш, 伊斯兰国, イスラム国, 이슬람국가, דאעש
Arab League: Лига арабских государств, ЛАГ, جامعة الدول العربية, الجامعة العربية, Arabische Liga, Ligue
  arabe, Liga Árabe, Arap Birliği
Kurdistan Workers' Party: РПК, Рабочая партия Курдистана, حزب العمال الكردستاني, Arbeiterpartei
  Kurdistans, Parti des travailleurs du Kurdistan, Partiya Karkerên Kurdistanê, Kürdistan İşçi Partisi
Syrian Democratic Forces: قوات سوريا الديمقراطية, قسد, Сирийские демократические силы, СДС, Demokratische
  Kräfte Syriens, Forces démocratiques syriennes, FDS, Suriye Demokratik Güçleri, SDG
NATO: НАТО, الناتو, حلف الناتو, OTAN
Reuters: Рейтер, Рейтерс, رويترز, ロイター, 路透社
Guardian: الغارديان, Гардиан
Twitter: تويتر, Твиттер
G20: Большая двадцатка, Двадцатка, مجموعة العشرين, G-20-Gipfel
"""


@cache
def _table() -> dict[str, str]:
    """Return folded foreign name → canonical English name. The first language to claim a name keeps it."""
    table: dict[str, str] = {}
    for entry in _OTHERS.replace("\n  ", " ").strip().splitlines():
        english, _, names = entry.partition(":")
        for name in names.split(","):
            table.setdefault(_fold(name), canonical(english))
    english = _territories("en")
    for language in _LANGUAGES:
        for code, name in _territories(language).items():
            if code in english and code.isalpha():
                table.setdefault(_fold(name), canonical(english[code].partition(" (")[0]))
        zones = cast("Mapping[str, Mapping[str, object]]", Locale.parse(language).time_zones)
        for zone, names in zones.items():
            city = names.get("city")
            if isinstance(city, str):
                table.setdefault(_fold(city), plain(zone.rpartition("/")[2].replace("_", " ")))
    return table


def _territories(language: str) -> Mapping[str, str]:
    return cast("Mapping[str, str]", Locale.parse(language).territories)


def prepare() -> None:
    """Read the table now rather than at the first question."""
    _table()


def english(name: str) -> str | None:
    """Return the folded English name of a country, city or body named in another language, if known.

    >>> english("Сирия"), english("Moskau"), english("Karthago")
    ('syria', 'moscow', None)
    """
    return _table().get(_fold(name))


def _fold(name: str) -> str:
    # Not romanised: two names of different scripts must not meet by accident.
    kept = (
        letter if letter.isalnum() else " "
        for letter in name.casefold().replace("ё", "е").replace("'", "").replace("’", "")
    )
    folded = "".join(kept)
    for variant in "أإآٱ":
        folded = folded.replace(variant, "ا")
    return " ".join(folded.replace("ى", "ي").split())
