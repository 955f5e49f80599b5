"""The texts that hold where a mission has written none of its own.

They stand here and not in the catalogues because each is a version that people agreed to: whoever
changes a word gives it a new version.
"""

from hansa.apps.registration.rules.terms import Subject

STANDARD_VERSION = "standard 1"

STANDARD: dict[str, dict[str, str]] = {
    Subject.CONDITIONS: {
        "en": "The organisation pays the participation fee shown with this application once its "
        "place is confirmed. Travel, hotel and meals are its own expense unless the mission says "
        "otherwise. It sends the delegates it has named, keeps its record up to date, and tells "
        "its agency at once when somebody cannot come. The agency decides on applications by the "
        "criteria it has published, and gives its reasons.",
        "fr": "L'organisation paie les frais de participation indiqués avec cette candidature dès "
        "que sa place est confirmée. Le voyage, l'hôtel et les repas sont à sa charge, sauf si la "
        "mission prévoit autre chose. Elle envoie les délégués qu'elle a désignés, tient sa fiche "
        "à jour et avertit aussitôt son agence lorsque quelqu'un ne peut pas venir. L'agence "
        "décide selon les critères qu'elle a publiés et motive ses décisions.",
        "nl": "De organisatie betaalt de deelnameprijs die bij deze aanvraag staat zodra haar "
        "plaats bevestigd is. Reis, hotel en maaltijden betaalt zij zelf, tenzij de zending iets "
        "anders bepaalt. Zij stuurt de afgevaardigden die zij opgaf, houdt haar fiche "
        "bij en verwittigt haar agentschap meteen wanneer iemand niet kan komen. Het agentschap "
        "beslist volgens de criteria die het bekendmaakte en motiveert zijn beslissing.",
        "de": "Die Organisation zahlt den bei dieser Bewerbung angegebenen Teilnahmebeitrag, "
        "sobald ihr Platz bestätigt ist. Reise, Hotel und Mahlzeiten trägt sie selbst, sofern die "
        "Mission nichts anderes vorsieht. Sie entsendet die genannten Delegierten, hält ihren "
        "Eintrag aktuell und meldet ihrer Agentur sofort, wenn jemand nicht kommen kann. Die "
        "Agentur entscheidet nach den veröffentlichten Kriterien und begründet ihre Entscheidung.",
    },
    Subject.BROCHURE: {
        "en": "The organisation, what it does and the names and job titles of its delegates may "
        "stand in the brochure of the mission, on paper and on line.",
        "fr": "L'organisation, son activité ainsi que le nom et la fonction de ses délégués "
        "peuvent figurer dans la brochure de la mission, imprimée et en ligne.",
        "nl": "De organisatie, wat zij doet en de naam en functie van haar afgevaardigden mogen in "
        "de brochure van de zending staan, op papier en online.",
        "de": "Die Organisation, ihre Tätigkeit sowie Name und Funktion ihrer Delegierten dürfen "
        "in der Broschüre der Mission stehen, gedruckt und online.",
    },
    Subject.PHOTOS: {
        "en": "Photos and film taken during the mission in which delegates can be recognised may "
        "be used by the organising agencies to report on the mission.",
        "fr": "Les photos et films pris pendant la mission sur lesquels des délégués sont "
        "reconnaissables peuvent être utilisés par les agences organisatrices pour en rendre "
        "compte.",
        "nl": "Foto's en filmbeelden van tijdens de zending waarop afgevaardigden herkenbaar zijn, "
        "mogen door de organiserende agentschappen gebruikt worden om over de zending te "
        "berichten.",
        "de": "Fotos und Filme der Mission, auf denen Delegierte zu erkennen sind, dürfen von den "
        "veranstaltenden Agenturen für Berichte über die Mission verwendet werden.",
    },
    Subject.SHARING: {
        "en": "The record of the organisation and the professional contact details of its "
        "delegates may be given to the chambers, federations and hosts who work on this mission, "
        "for this mission only.",
        "fr": "La fiche de l'organisation et les coordonnées professionnelles de ses délégués "
        "peuvent être transmises aux chambres, fédérations et hôtes associés à cette mission, "
        "uniquement pour celle-ci.",
        "nl": "De fiche van de organisatie en de professionele contactgegevens van haar "
        "afgevaardigden mogen worden doorgegeven aan de kamers, federaties en gastheren die "
        "aan deze zending meewerken, uitsluitend voor deze zending.",
        "de": "Der Eintrag der Organisation und die beruflichen Kontaktdaten ihrer Delegierten "
        "dürfen an die Kammern, Verbände und Gastgeber weitergegeben werden, die an dieser "
        "Mission mitwirken, und nur für diese Mission.",
    },
}
