"""Addresses of this room."""

from django.urls import URLPattern, path

from hansa.web.meetings import (
    boards,
    comparing,
    delegates,
    exporting,
    fairness,
    groups,
    needing,
    parties,
    proposing,
    publishing,
    repairing,
    sessions,
    setup,
    story,
    wishes,
)

app_name = "meetings"

_ALL = "m/<slug:slug>/meetings/"
_ONE = _ALL + "<int:pk>/"
_WISH = _ONE + "wish/<int:wish>/"
_LINK = _ONE + "links/<int:counterpart>/"
_SETUP = _ONE + "setup/"
_HELPER = _SETUP + "helpers/<int:helper>/"
_REPAIR = _ONE + "repair/<int:repair>/"
_GROUPS = _ONE + "groups/"
_GROUP = _GROUPS + "<int:wish>/"
_MINE = "me/<slug:slug>/wishes/"

urlpatterns: list[URLPattern] = [
    path(_ALL, sessions.sessions, name="sessions"),
    path(_ALL + "plan/", sessions.plan, name="plan"),
    path(_ALL + "plan/slots/", sessions.preview_slots, name="preview_slots"),
    path(_ONE, boards.show, name="board"),
    path(_ONE + "progress/", proposing.progress, name="progress"),
    path(_ONE + "propose/", proposing.propose, name="propose"),
    path(_ONE + "stop/", proposing.stop, name="stop"),
    path(_ONE + "publish/", publishing.publish, name="publish"),
    path(_WISH, boards.details, name="details"),
    path(_WISH + "places/", boards.places, name="places"),
    path(_WISH + "hold/", boards.hold, name="hold"),
    path(_WISH + "take-off/", boards.take_off, name="take_off"),
    path(_WISH + "agree/", boards.agree, name="agree"),
    path(_WISH + "decline/", wishes.decline, name="decline"),
    path(_ONE + "wishes/", wishes.wishes, name="wishes"),
    path(_ONE + "wishes/add/", wishes.add, name="add_wish"),
    path(_GROUPS, groups.groups, name="groups"),
    path(_GROUP + "join/", groups.join, name="join_group"),
    path(_GROUP + "leave/", groups.leave, name="leave_group"),
    path(_GROUP + "dissolve/", groups.dissolve, name="dissolve_group"),
    path(_ONE + "parties/", parties.parties, name="parties"),
    path(_ONE + "parties/join/", parties.join, name="join"),
    path(_ONE + "parties/join-hosts/", parties.join_hosts, name="join_hosts"),
    path(_ONE + "parties/add-host/", parties.add_host, name="add_host"),
    path(_ONE + "parties/<int:party>/", needing.party, name="party"),
    path(_WISH + "needs/", needing.wish, name="wish_needs"),
    path(_SETUP, setup.setup, name="setup"),
    path(_SETUP + "problem/", exporting.download, name="problem"),
    path(_SETUP + "aims/", setup.aims, name="aims"),
    path(_SETUP + "tables/", setup.tables, name="tables"),
    path(_SETUP + "helpers/add/", setup.add_helper, name="add_helper"),
    path(_HELPER, setup.helper, name="helper"),
    path(_HELPER + "dismiss/", setup.dismiss, name="dismiss_helper"),
    path(_SETUP + "competitors/", setup.keep_apart, name="keep_apart"),
    path(_SETUP + "competitors/<int:pair>/remove/", setup.let_together, name="let_together"),
    path(_ONE + "links/", parties.links, name="links"),
    path(_LINK + "renew/", parties.renew_link, name="renew_link"),
    path(_LINK + "mail/", parties.mail_link, name="mail_link"),
    path(_ONE + "compare/", comparing.compare, name="compare"),
    path(_ONE + "compare/restore/", comparing.restore, name="restore"),
    path(_ONE + "fairness/", fairness.fairness, name="fairness"),
    path(_ONE + "repair/", repairing.repair, name="repair"),
    path(_REPAIR, repairing.ways, name="ways"),
    path(_REPAIR + "accept/", repairing.accept, name="accept_repair"),
    path(_REPAIR + "again/", repairing.again, name="repair_again"),
    path(_ONE + "history/", story.history, name="history"),
    path(_MINE, delegates.wishes, name="my_wishes"),
    path(_MINE + "<int:pk>/<int:host>/", delegates.wish, name="wish"),
    path(_MINE + "<int:pk>/<int:host>/remove/", delegates.remove, name="remove_wish"),
]
