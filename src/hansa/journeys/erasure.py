"""What becomes of each table when somebody is forgotten.

`erase_person` does it; a table that knows somebody and is not named here fails the tests.
"""

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of rows."""

    GOES = "goes"
    # The row stays, and so does its number; the words by which somebody is known are replaced.
    NAMELESS = "nameless"
    # It points at somebody who has no name any more, and says nothing else of them.
    POINTS = "points"
    # It tells of organisations, places and events, or the law has it kept.
    STAYS = "stays"
    # Nobody is forgotten while there is such a row.
    FORBIDS = "forbids"


PLAN: dict[str, Fate] = {
    "accounts.Agency": Fate.STAYS,
    "accounts.CodeApp": Fate.GOES,
    "accounts.GovernmentIdentity": Fate.GOES,
    # Fingerprints of accounts, for an hour.
    "accounts.Guesses": Fate.STAYS,
    "accounts.MailedCode": Fate.GOES,
    "accounts.Passkey": Fate.GOES,
    "accounts.RecoveryCode": Fate.GOES,
    "accounts.StaffRole": Fate.FORBIDS,
    "accounts.Tries": Fate.STAYS,
    "accounts.User": Fate.NAMELESS,
    "attendance.Announcement": Fate.POINTS,
    "attendance.Badge": Fate.POINTS,
    "attendance.Correction": Fate.POINTS,
    # Who keeps a door, as an officer wrote it; a volunteer has no record.
    "attendance.Device": Fate.STAYS,
    "attendance.Door": Fate.STAYS,
    "attendance.MeetingMark": Fate.POINTS,
    "attendance.PartyMark": Fate.POINTS,
    "attendance.RollCall": Fate.POINTS,
    "attendance.RollCallLine": Fate.POINTS,
    "attendance.Scan": Fate.POINTS,
    "attendance.Tick": Fate.POINTS,
    # They came without a record, and have none afterwards.
    "attendance.WalkIn": Fate.STAYS,
    "attendance.WallDisplay": Fate.POINTS,
    "agreements.Agreement": Fate.STAYS,
    "agreements.Appearance": Fate.STAYS,
    # Who signed says a number, or the name of somebody without an account.
    "agreements.Clearance": Fate.POINTS,
    "agreements.Party": Fate.STAYS,
    "agreements.Signatory": Fate.POINTS,
    "agreements.Text": Fate.POINTS,
    "directory.Import": Fate.POINTS,
    "directory.ImportRow": Fate.NAMELESS,
    "directory.MarketExperience": Fate.STAYS,
    # What an agency knows of an organisation; who wrote it works there.
    "directory.Note": Fate.POINTS,
    "directory.Organisation": Fate.STAYS,
    "directory.Person": Fate.NAMELESS,
    "directory.Profile": Fate.STAYS,
    "directory.RelatedEnterprise": Fate.STAYS,
    "directory.SearchEntry": Fate.STAYS,
    "directory.SizeDeclaration": Fate.POINTS,
    "history.Event": Fate.NAMELESS,
    "mailing.Letter": Fate.GOES,
    # Written by a company about itself; who wrote it, wished it or decided it says a number.
    "matching.Approach": Fate.POINTS,
    "matching.ApproachTemplate": Fate.STAYS,
    "matching.Conversation": Fate.STAYS,
    "matching.CooperationProfile": Fate.POINTS,
    "matching.Exclusion": Fate.STAYS,
    "matching.Forwarding": Fate.POINTS,
    "matching.Interest": Fate.POINTS,
    "matching.Matchmaking": Fate.POINTS,
    "matching.Meaning": Fate.STAYS,
    "matching.Message": Fate.POINTS,
    "matching.OrganisationMeaning": Fate.STAYS,
    "matching.Prospect": Fate.POINTS,
    "matching.ProspectNote": Fate.POINTS,
    "matching.Recommendation": Fate.STAYS,
    "matching.Round": Fate.STAYS,
    "matching.Ruling": Fate.POINTS,
    "matching.Sought": Fate.POINTS,
    "matching.Statement": Fate.STAYS,
    "matching.VideoCall": Fate.POINTS,
    "meetings.Absence": Fate.GOES,
    "meetings.Closure": Fate.STAYS,
    "meetings.Counterpart": Fate.POINTS,
    # Interpreters, whom an agency names; they have no account.
    "meetings.Helper": Fate.STAYS,
    "meetings.Kept": Fate.POINTS,
    "meetings.PublishedHelp": Fate.STAYS,
    "meetings.PublishedMeeting": Fate.POINTS,
    "meetings.Repair": Fate.POINTS,
    "meetings.Run": Fate.POINTS,
    "meetings.Seat": Fate.POINTS,
    "meetings.Session": Fate.STAYS,
    "meetings.Table": Fate.STAYS,
    "meetings.Wish": Fate.STAYS,
    "missions.Leg": Fate.POINTS,
    "missions.Mission": Fate.STAYS,
    "missions.SectorGroup": Fate.STAYS,
    "programme.Activity": Fate.STAYS,
    "programme.ActivityDocument": Fate.STAYS,
    "programme.ActivityVersion": Fate.STAYS,
    "programme.ActivityWish": Fate.POINTS,
    "programme.CalendarLink": Fate.GOES,
    # Interpreters, whom an agency names; they have no account.
    "programme.Interpreting": Fate.STAYS,
    "programme.Invitation": Fate.POINTS,
    "programme.KeptCard": Fate.GOES,
    "programme.MeetingNote": Fate.GOES,
    "programme.Notice": Fate.GOES,
    "programme.Place": Fate.STAYS,
    "programme.PlannedChange": Fate.STAYS,
    "programme.ShowLine": Fate.STAYS,
    "programme.SignUp": Fate.POINTS,
    "programme.Waiting": Fate.POINTS,
    "protocol.Ceremonial": Fate.STAYS,
    "protocol.Convoy": Fate.STAYS,
    # A delegate's place in the order; their speeches and seats go with it.
    "protocol.Dignitary": Fate.GOES,
    # Kept for the account that is given of gifts.
    "protocol.Gift": Fate.STAYS,
    "protocol.SeatingGuest": Fate.GOES,
    "protocol.SeatingRun": Fate.POINTS,
    # Numbers of seats and guests, and who changed them.
    "protocol.SeatingStep": Fate.POINTS,
    # Drivers, whom a hire company names; they have no account.
    "protocol.Vehicle": Fate.STAYS,
    "pushing.Subscription": Fate.GOES,
    # Proof of what was agreed to, and when; by whom says a number.
    "registration.Agreement": Fate.POINTS,
    "registration.Announcement": Fate.STAYS,
    "registration.Brief": Fate.STAYS,
    "registration.BriefReading": Fate.POINTS,
    "registration.Call": Fate.POINTS,
    "registration.Companion": Fate.NAMELESS,
    "registration.Contact": Fate.STAYS,
    "registration.Delegate": Fate.POINTS,
    "registration.DocumentsChecked": Fate.GOES,
    "registration.Draft": Fate.NAMELESS,
    "registration.Look": Fate.POINTS,
    "registration.NeedsAndOffers": Fate.STAYS,
    "registration.Offer": Fate.POINTS,
    "registration.Particulars": Fate.GOES,
    # Whom invoices are written to: kept with them, as the law has it.
    "registration.Payer": Fate.STAYS,
    "registration.Registration": Fate.POINTS,
    "registration.Resolution": Fate.POINTS,
    "registration.Score": Fate.POINTS,
    "registration.SelectionMeeting": Fate.POINTS,
    "registration.SelectionTerms": Fate.POINTS,
    "registration.SelfDescription": Fate.GOES,
    "registration.Stay": Fate.POINTS,
    "registration.Terms": Fate.POINTS,
    # Whom they brought along, and the beds and seats of these.
    "travel.Accompanying": Fate.GOES,
    "travel.Connection": Fate.STAYS,
    "travel.Hotel": Fate.STAYS,
    "travel.Ride": Fate.STAYS,
    "travel.RideSeat": Fate.POINTS,
    # What a hotel prepares for somebody; their flights go with it.
    "travel.RoomStay": Fate.GOES,
    "travel.Traveller": Fate.POINTS,
}
