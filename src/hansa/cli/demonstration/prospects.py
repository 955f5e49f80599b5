"""The organisations on the counsellors' long lists, and the letters they get."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a long list.

    Attributes:
        desk: of which counsellor, 0 in San Francisco, 1 in Los Angeles.
        letter: of the sector group whose companies it would serve.
        companies: how many of them.
        stage: how far it came.
        due: the day of the next step, as 2027-01-31.
    """

    desk: int
    name: str
    city: str
    letter: str
    pitch: str
    contact: tuple[str, str]
    job: str
    why: str
    stage: str = "long_list"
    companies: int = 1
    step: str = ""
    due: str = ""
    reason: str = ""
    note: str = ""
    reminded: bool = False
    was_interested: bool = False


LISTED = (
    Listed(
        0, "Golden Gate Photonics", "Oakland", "T",
        "Makes optical sensors for food plants and sells them from Oregon to Texas.",
        ("Dana", "Whitlock"), "Head of partnerships", "Looks for light sources on a chip",
        stage="confirmed", companies=4,
        note="Wants to see everybody in one morning; lunch is at noon sharp.",
    ),
    Listed(
        0, "Embarcadero Contracts", "San Francisco", "T",
        "Reviews contracts for law firms, and buys software that reads languages.",
        ("Priya", "Raman"), "Chief technology officer", "Buys software that reads contracts",
        stage="confirmed", companies=2,
    ),
    Listed(
        0, "Tamalpais Grid Services", "San Rafael", "E",
        "Runs small electricity networks for towns and hospitals.",
        ("Walter", "Okafor"), "Director of operations", "Needs storage that can be repaired",
        stage="confirmed", companies=3,
    ),
    Listed(
        0, "Bay Cyber Underwriters", "San Jose", "T",
        "Insures factories against intruders in their networks.",
        ("Grace", "Lindholm"), "Vice president", "Recommends security software to its clients",
        stage="interested", companies=3, step="Send the profiles of the three companies",
        due="2026-11-09", note="Asked for references in the United States first.",
    ),
    Listed(
        0, "Sutro Diagnostics Supply", "South San Francisco", "L",
        "Distributes quick tests to two hundred clinics.",
        ("Miguel", "Santoro"), "Purchasing manager", "Looks for tests that answer in ten minutes",
        stage="interested", companies=2, step="Agree on an hour in session A",
        due="2027-02-01",
    ),
    Listed(
        0, "Presidio Robotics Integrators", "Fremont", "T",
        "Builds robot cells for car makers and bakeries.",
        ("Hannah", "Brandt"), "Founder", "Integrates arms that work beside people",
        stage="interested", step="Ring Hannah when she is back from Japan", due="2026-11-20",
    ),
    Listed(
        0, "Delta Hydrogen Ports", "Stockton", "E",
        "Plans hydrogen for lorries and ships at the inland port.",
        ("Luis", "Carranza"), "Project director", "Plans to buy electrolysers in 2028",
        stage="approached", companies=2, step="Ring after the board meeting", due="2026-11-16",
        reminded=True,
    ),
    Listed(
        0, "Mission Bay Genomics", "San Francisco", "L",
        "Reads genomes for seed breeders and hospitals.",
        ("Aiko", "Tanaka"), "Business development", "Shares laboratories with newcomers",
        stage="approached", companies=2, step="Ask whether the letter arrived", due="2026-12-15",
    ),
    Listed(
        0, "Castro Valley Batteries", "Castro Valley", "E",
        "Installs batteries in schools and blocks of flats.",
        ("Tom", "Berglund"), "Owner", "Installs batteries of other makers",
        stage="approached", reminded=True, step="Last call before we give up", due="2026-11-18",
    ),
    Listed(
        0, "Alameda Analytics Exchange", "Alameda", "T",
        "Forecasts demand for supermarkets.",
        ("Renée", "Fontaine"), "Chief analyst", "Compares forecasting methods", stage="approached",
    ),
    Listed(
        0, "Peninsula Implants", "Redwood City", "L",
        "Designs implants and licenses what others invent.",
        ("Samir", "Haddad"), "Head of licensing", "Licenses implants that tell how they are",
        stage="declined", was_interested=True,
        reason="Merger under way: nobody may sign anything before summer.",
    ),
    Listed(
        0, "Marin Wind Inspection", "Sausalito", "E",
        "Flies drones around turbines off the coast.",
        ("Joan", "Petersen"), "Managing director", "Could inspect for European owners",
        stage="declined", reason="Is at a fair in Hamburg that week.",
    ),
    Listed(
        0, "Silverado Compute", "San Jose", "T",
        "Runs data centres that sell their heat.",
        ("Wei", "Zhang"), "Sustainability lead", "Pays for software that spends less electricity",
        step="Find out who buys software there", due="2026-11-13", companies=2,
    ),
    Listed(
        0, "Half Moon Heat Pumps", "Half Moon Bay", "E",
        "Replaces gas boilers in old houses along the coast.",
        ("Carla", "Jensen"), "Owner", "Sells heat pumps of other makers",
    ),
    Listed(
        0, "Yerba Buena Therapeutics", "San Francisco", "L",
        "Tests treatments for rare diseases with university hospitals.",
        ("Noah", "Feldman"), "Scientific director", "Runs trials for small firms",
        step="Write once the profile of the company is complete", due="2027-01-20",
    ),
    Listed(
        0, "Berkeley Crop Science Club", "Berkeley", "L",
        "Brings growers and laboratories together twice a year.",
        ("Ines", "Moreau"), "Secretary", "Invites visitors to its evening in October", companies=3,
    ),
    Listed(
        1, "Long Beach Avionics Repair", "Long Beach", "A",
        "Repairs flight instruments for forty small airlines.",
        ("Derek", "Olsen"), "Head of purchasing", "Looks for a second source of instruments",
        stage="confirmed", companies=3,
    ),
    Listed(
        1, "El Segundo Orbital Works", "El Segundo", "A",
        "Builds small satellites for weather and farming.",
        ("Maya", "Castellano"), "Chief engineer", "Needs thermal control for its next series",
        stage="confirmed", companies=2, note="Only United States persons in the clean room.",
    ),
    Listed(
        1, "Pacific Airframe Composites", "Torrance", "A",
        "Lays up carbon parts for makers of business jets.",
        ("Rob", "Kowalski"), "Plant manager", "Subcontracts carbon parts",
        stage="interested", companies=2, step="Send the brochure in English", due="2026-11-19",
    ),
    Listed(
        1, "Hollywood Mobility Fund", "Los Angeles", "M",
        "Invests in firms that move people without cars.",
        ("Lauren", "Whitaker"), "Partner", "Invests in mobility from Europe",
        stage="interested", companies=4, step="Offer a table of an hour", due="2027-03-01",
    ),
    Listed(
        1, "San Pedro Port Logistics", "San Pedro", "M",
        "Moves containers between ships, trains and lorries.",
        ("Ernesto", "Ruiz"), "Innovation manager", "Tests new equipment on its terminal",
        stage="approached", companies=2, reminded=True, step="Visit their stand in Anaheim",
        due="2026-11-12",
    ),
    Listed(
        1, "Burbank Rotor Rescue", "Burbank", "A",
        "Flies helicopters to fires and accidents.",
        ("Kim", "Delgado"), "Fleet manager", "Needs maintenance in hard places",
        stage="approached",
    ),
    Listed(
        1, "Venice Design Showroom", "Los Angeles", "S",
        "Shows furniture and lighting of forty makers to architects.",
        ("Olivia", "Grant"), "Curator", "Takes three new makers a year",
        stage="declined", reason="Its year is full; ask again in 2028.",
    ),
    Listed(
        1, "Pasadena Positioning Lab", "Pasadena", "A",
        "Tests how aircraft find their way without satellites.",
        ("Henry", "Abara"), "Principal scientist", "Tests navigation of other makers",
        step="Find a name; the switchboard gives none", due="2026-11-17",
    ),
    Listed(
        1, "Inland Empire Cold Stores", "Riverside", "M",
        "Keeps fruit cold between the valley and the port.",
        ("Rosa", "Quintero"), "Operations director", "Looks for quieter lorries at night",
        companies=2,
    ),
)  # fmt: skip

# The directory knows them, and nobody has asked them: they are there to be suggested.
KNOWN_ONLY = (
    ("Sonoma Sensor Distribution", "Santa Rosa", "Distributes sensors to wineries and dairies."),
    ("Sacramento Energy Storage Alliance", "Sacramento", "Brings buyers of batteries together."),
    ("Palo Alto Language Software", "Palo Alto", "Sells software that reads and translates text."),
    ("Oakland Medical Devices Import", "Oakland", "Imports implants and instruments for clinics."),
    ("Napa Heat and Cooling", "Napa", "Installs heat pumps and cooling in old buildings."),
    ("Monterey Marine Robotics", "Monterey", "Builds and buys robots that work at sea."),
    ("Mojave Light Aircraft", "Mojave", "Builds light aircraft and fits new cockpit instruments."),
    ("Camarillo Avionics Service", "Camarillo", "Installs and maintains instruments on board."),
    ("Sierra Rescue Air", "Truckee", "Flies rescue helicopters, maintained at remote bases."),
    ("Vandenberg Rideshare", "Lompoc", "Sells places on rockets to makers of small satellites."),
    ("Inyo Tunnel and Mine", "Bishop", "Digs tunnels and mines, and tracks vehicles underground."),
    ("Alameda Municipal Power", "Alameda", "A utility that tries local grids instead of cables."),
    ("Port of Benicia Hydrogen", "Benicia", "A port that wants to make hydrogen of its own."),
    ("Presidio Hospitals Estates", "San Francisco", "Owns hospitals and wants batteries below."),
    ("Humboldt Offshore Crews", "Eureka", "Boats and crews for inspections of wind farms at sea."),
    ("San Jose Photonic Packaging", "San Jose", "A foundry that packages photonic chips."),
    ("Mission Street Legal", "San Francisco", "A law firm that reviews contracts in French."),
    ("Salinas Packers", "Salinas", "Packs soft fruit, lacks hands, and wants robot arms."),
    ("Fresno Food Automation", "Fresno", "Integrates robots into food plants."),
    (
        "Irvine Factory Watch",
        "Irvine",
        "Monitors industrial networks for intruders, night and day.",
    ),
    ("Central Valley Grocers", "Modesto", "Runs supermarkets and plans orders from sales figures."),
    ("Santa Clara Cloud Halls", "Santa Clara", "Runs data centres and lowers their power bill."),
    ("Pasadena Clinical Trials", "Pasadena", "Runs trials of new medicines in clinics."),
    ("Long Beach Cold Quay", "Long Beach", "Keeps medicines and food cold in the port."),
    (
        "Burbank Sound Stages",
        "Burbank",
        "Lets sound stages and finishes films with light and sound.",
    ),
    ("Venice Timber Architects", "Los Angeles", "Designs timber houses and looks for makers."),
    ("Contra Costa Water", "Concord", "A water utility that loses water in old pipes."),
    ("Marin Bridge Owners", "Sausalito", "Owns and inspects bridges where the earth quakes."),
    ("Sunset Suburban Buses", "Daly City", "Runs buses that are empty at night in the suburbs."),
    ("Davis Seed Breeders", "Davis", "Breeds seeds that resist drought and disease."),
    ("Stockton River Barges", "Stockton", "Ships goods by barge between congested quays."),
    ("Balboa Museum of Light", "San Diego", "A museum that plans exhibitions with film and light."),
    ("Laguna Office Furniture", "Irvine", "Deals in furniture and lets workshops make it."),
    ("San Diego Eye Institute", "San Diego", "An eye clinic that runs studies of new medicines."),
)

FIRST_LETTER = {
    "en": (
        "Would you like to meet {companies}?",
        "Dear {contact},\n\na Belgian economic mission, {mission}, comes to {city} ({dates}). "
        "These companies would like to meet {organisation}: {companies}.\n\n"
        "Half an hour with each is enough, and we fit it to your day. May I ring you?\n\n"
        "Kind regards,\n{counsellor}",
    ),
    "fr": (
        "Souhaitez-vous rencontrer {companies} ?",
        "Bonjour {contact},\n\nune mission économique belge, {mission}, vient à {city} ({dates}). "
        "Ces entreprises aimeraient rencontrer {organisation} : {companies}.\n\n"
        "Une demi-heure avec chacune suffit. Puis-je vous appeler ?\n\n"
        "Bien à vous,\n{counsellor}",
    ),
    "nl": (
        "Wilt u {companies} ontmoeten?",
        "Beste {contact},\n\neen Belgische economische zending, {mission}, komt naar {city} "
        "({dates}). Deze bedrijven zouden {organisation} graag ontmoeten: {companies}.\n\n"
        "Een half uur met elk volstaat. Mag ik u bellen?\n\n"
        "Met vriendelijke groeten,\n{counsellor}",
    ),
    "de": (
        "Möchten Sie {companies} treffen?",
        "Guten Tag {contact},\n\neine belgische Wirtschaftsmission, {mission}, kommt nach {city} "
        "({dates}). Diese Unternehmen möchten {organisation} kennenlernen: {companies}.\n\n"
        "Je eine halbe Stunde genügt. Darf ich Sie anrufen?\n\nFreundliche Grüße\n{counsellor}",
    ),
}
REMINDER = {
    "en": (
        "{mission}: may we count on {organisation}?",
        "Dear {contact},\n\na while ago I wrote to you about {companies}, who come to {city} "
        "({dates}). If you would rather not, one line is enough and I will not ask again.\n\n"
        "Kind regards,\n{counsellor}",
    ),
    "fr": (
        "{mission} : pouvons-nous compter sur {organisation} ?",
        "Bonjour {contact},\n\nje vous ai écrit au sujet de {companies}, qui viennent à {city} "
        "({dates}). Si cela ne vous convient pas, une ligne suffit.\n\nBien à vous,\n{counsellor}",
    ),
}
