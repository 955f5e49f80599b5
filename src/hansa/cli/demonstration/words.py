"""The words the demonstration is made of; every organisation and person in it is invented."""

SECTORS: tuple[tuple[str, int, dict[str, str]], ...] = (
    (
        "A",
        1,
        {
            "en": "Aerospace and defence",
            "fr": "Aérospatial et défense",
            "nl": "Lucht- en ruimtevaart en defensie",
            "de": "Luft- und Raumfahrt und Verteidigung",
        },
    ),
    ("E", 2, {"en": "Energy", "fr": "Énergie", "nl": "Energie", "de": "Energie"}),
    (
        "T",
        3,
        {
            "en": "High technology and artificial intelligence",
            "fr": "Hautes technologies et intelligence artificielle",
            "nl": "Hoogtechnologie en artificiële intelligentie",
            "de": "Hochtechnologie und künstliche Intelligenz",
        },
    ),
    (
        "L",
        4,
        {
            "en": "Life sciences",
            "fr": "Sciences de la vie",
            "nl": "Levenswetenschappen",
            "de": "Lebenswissenschaften",
        },
    ),
    (
        "S",
        5,
        {
            "en": "Logistics and smart infrastructure",
            "fr": "Logistique et infrastructures intelligentes",
            "nl": "Logistiek en slimme infrastructuur",
            "de": "Logistik und intelligente Infrastruktur",
        },
    ),
    (
        "M",
        6,
        {
            "en": "Media, design and architecture",
            "fr": "Médias, design et architecture",
            "nl": "Media, design en architectuur",
            "de": "Medien, Design und Architektur",
        },
    ),
)

# What organisations of each sector group call themselves, and what they say they do.
TRADES: dict[str, tuple[tuple[str, str], ...]] = {
    "A": (
        ("Avionics", "Flight instruments for small aircraft."),
        ("Orbital", "Thermal control for small satellites."),
        ("Composites", "Carbon parts for airframes."),
        ("Rotorcraft", "Maintenance of helicopters in hard places."),
        ("Navigation", "Positioning where satellites cannot be heard."),
    ),
    "E": (
        ("Grid", "Balances local electricity networks."),
        ("Hydrogen", "Electrolysers for harbours and plants."),
        ("Storage", "Batteries for buildings, made to be taken apart."),
        ("Windworks", "Inspection of turbines at sea."),
        ("Thermal", "Heat pumps for old town houses."),
    ),
    "T": (
        ("Photonics", "Light on a chip for sensors."),
        ("Semantics", "Understands contracts in nine languages."),
        ("Robotics", "Arms that work beside people."),
        ("Cyber", "Finds intruders in factories' networks."),
        ("Analytics", "Forecasts for those who buy and sell."),
        ("Compute", "Software that spends less electricity."),
    ),
    "L": (
        ("Biologics", "Antibodies made to measure."),
        ("Diagnostics", "Answers at the bedside in ten minutes."),
        ("Therapeutics", "Treatments for rare diseases of the eye."),
        ("Genomics", "Reads genomes of crops and patients."),
        ("Medtech", "Implants that tell how they are."),
    ),
    "S": (
        ("Logistics", "Cold chains that can be followed."),
        ("Ports", "Berth planning for inland harbours."),
        ("Mobility", "Timetables for buses on demand."),
        ("Waterworks", "Finds leaks before they show."),
        ("Structures", "Bridges that are measured for life."),
    ),
    "M": (
        ("Studios", "Animation for museums and schools."),
        ("Architects", "Schools and stations in timber."),
        ("Lighting", "Light for stages and squares."),
        ("Soundworks", "Rooms that sound right."),
        ("Design", "Furniture that is mended, not replaced."),
    ),
}

# Syllables of names that mean nothing anywhere; three of them make a name.
STARTS = (
    "Zelm Quor Vaxt Brin Oost Werv Klym Drav Ulmi Yser Fjel Nox Plov Strem Glor Hesk Tuv".split()
)
MIDDLES = "a e i o u ar el in or um ae io ev al os".split()
ENDS = (
    "velde marin donk quist thorn brak lune mont zicht strane vance mere dorn lix wald phor".split()
)

FIRST_NAMES = (
    "Amélie Bram Céline Dries Élise Femke Gilles Hanne Ines Joris Karim Lotte Maxime Nora Olivier "
    "Pauline Quinten Rania Simon Tine Ugo Valérie Wout Yasmine Zoé Arnaud Birgit Cédric Delphine "
    "Emre Fatima Guillaume Heidi Isabelle Jonas Katrien Lucas Margot Nils Sofie"
).split()
LAST_NAMES = (
    "Aertsens Baudewyn Claessens Delvauxhe Everbeke Fontignies Goossenaerts Hauterive Ickx "
    "Jacqmain Kerkhove Lambrechts Maeterveld Nijs Orbaniak Pirotte Quaghebeur Raskin Stroobants "
    "Thoelen Urbain Verhaegen Wauters Xhonneux Ysebaert Zenner Bogaertsveld Crombez Dujardin "
    "Engelbos Feront Gielens Hoebeke Janvrin Kempeneers Lagasse Mertensvoort Noirhomme Ooghe "
    "Poelaert Renquet Schoonjans Tytgat Uyttenhove Vanquaethem Wyseur"
).split()
HOST_FIRST_NAMES = (
    "Alice Brandon Carmen Derek Elena Frank Grace Hiro Irene Jamal Kelly Luis Mei Nathan Olivia "
    "Priya Quentin Rosa Samuel Tara Victor Wendy Xavier Yuki"
).split()
HOST_LAST_NAMES = (
    "Abernethy Bellweather Castellano Dunmore Eastvale Fairbrook Goldhurst Hartsfield Ishimori "
    "Juniper Kestrel Larkspur Montemayor Norwick Oakhurst Pemberly Quillan Redfern Stonebrook "
    "Thornbury Underhill Valdespino Westerly Yarborough"
).split()

JOBS = (
    "Chief executive", "Export manager", "Head of sales", "Founder", "Business developer",
    "Head of research", "Operations director", "Partnership manager",
)  # fmt: skip
HOST_JOBS = ("Head of procurement", "Head of partnerships", "Innovation scout", "Managing director")

CITIES: dict[str, tuple[str, ...]] = {
    "brussels": ("Brussels", "Ixelles", "Anderlecht", "Schaerbeek", "Evere"),
    "flanders": ("Antwerp", "Ghent", "Leuven", "Bruges", "Kortrijk", "Hasselt", "Mechelen"),
    "wallonia": ("Liège", "Namur", "Charleroi", "Mons", "Louvain-la-Neuve", "Tournai", "Eupen"),
}

# What an activity is called, with its kind, audience, length in minutes and start.
WORKING_LUNCH = {
    "en": "Working lunch: {one}, {other}",
    "fr": "Déjeuner de travail : {one}, {other}",
    "nl": "Werklunch: {one}, {other}",
    "de": "Arbeitsessen: {one}, {other}",
}
SECTOR_ACTIVITIES: tuple[tuple[str, int, int, dict[str, str]], ...] = (
    ("seminar", 9, 90, {
        "en": "{sector}: who buys in California",
        "fr": "{sector}\u00a0: qui achète en Californie",
        "nl": "{sector}: wie koopt in Californië",
        "de": "{sector}: wer in Kalifornien kauft",
    }),
    ("workshop", 11, 60, {
        "en": "{sector}: first contract, first mistakes",
        "fr": "{sector}\u00a0: premier contrat, premières erreurs",
        "nl": "{sector}: eerste contract, eerste fouten",
        "de": "{sector}: erster Vertrag, erste Fehler",
    }),
    ("company_visit", 13, 120, {
        "en": "Visit to {host}",
        "fr": "Visite de {host}",
        "nl": "Bezoek aan {host}",
        "de": "Besuch bei {host}",
    }),
    ("project_visit", 15, 90, {
        "en": "On site with {host}",
        "fr": "Sur le terrain avec {host}",
        "nl": "Ter plaatse bij {host}",
        "de": "Vor Ort mit {host}",
    }),
    ("workshop", 16, 60, {
        "en": "{sector}: questions to lawyers and banks",
        "fr": "{sector}\u00a0: questions aux juristes et aux banques",
        "nl": "{sector}: vragen aan juristen en banken",
        "de": "{sector}: Fragen an Juristen und Banken",
    }),
    ("seminar", 17, 60, {
        "en": "{sector}: the day in five lessons",
        "fr": "{sector}\u00a0: la journée en cinq leçons",
        "nl": "{sector}: de dag in vijf lessen",
        "de": "{sector}: der Tag in fünf Lektionen",
    }),
)  # fmt: skip
