"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import (
    applying,
    composing,
    consenting,
    joining,
    own,
    own_applying,
    own_changing,
    particulars,
    particulars_reading,
    place,
    recruiting,
    seats,
    selecting,
    selecting_together,
    substituting,
    views,
)

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
RECRUITMENT = "m/<slug:slug>/recruitment/"
PLACE = "me/<slug:slug>/place/<int:place>/"
OWN = "join/<slug:slug>/apply/<int:pk>/"
SELECTION = f"{HERE}selection/"
MEETING = f"{SELECTION}meetings/<int:meeting>/"
COMPOSITION = f"{HERE}composition/"
CONFIDED = f"{HERE}particulars/"
TRAVELLER = "me/<slug:slug>/particulars/"
CONSENTS = "me/<slug:slug>/consents/"
urlpatterns = [
    path(HERE, views.delegation, name="delegation"),
    path(f"{HERE}apply/", applying.choose, name="choose"),
    path(f"{HERE}apply/<int:pk>/", applying.apply, name="apply"),
    path(f"{HERE}apply/<int:pk>/delegate/", applying.another_delegate, name="another_delegate"),
    path(f"{HERE}<int:pk>/", views.registration, name="registration"),
    path(f"{HERE}<int:pk>/accept/", views.accept, name="accept"),
    path(f"{HERE}<int:pk>/decline/", views.decline, name="decline"),
    path(f"{HERE}<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{HERE}<int:pk>/wait/", views.wait, name="wait"),
    path(f"{HERE}<int:pk>/confirm/", views.confirm, name="confirm"),
    path(f"{HERE}<int:pk>/cancel/", views.cancel, name="cancel"),
    path(f"{HERE}<int:pk>/prolong/", views.prolong, name="prolong"),
    path(f"{HERE}<int:pk>/delegates/new/", applying.add_delegate, name="add_delegate"),
    path(
        f"{HERE}<int:pk>/delegates/<int:delegate>/substitute/",
        substituting.substitute,
        name="substitute",
    ),
    path(f"{HERE}seats/", seats.seats, name="seats"),
    path(f"{HERE}seats/change/", seats.change, name="change_seats"),
    path(PLACE, place.place, name="place"),
    path(f"{PLACE}confirm/", place.confirm, name="confirm_place"),
    path(f"{PLACE}leave/", place.leave, name="leave_place"),
    path(f"{PLACE}delegates/new/", place.add_delegate, name="add_to_place"),
    path(
        f"{PLACE}delegates/<int:delegate>/substitute/",
        substituting.substitute_own,
        name="substitute_own",
    ),
    path(f"{PLACE}consents/", consenting.place_consents, name="place_consents"),
    path(f"{PLACE}consents/<slug:subject>/", consenting.answer_for_place, name="answer_for_place"),
    path(CONSENTS, consenting.own_consents, name="own_consents"),
    path(f"{CONSENTS}<slug:subject>/", consenting.answer_for_oneself, name="answer_for_oneself"),
    path(RECRUITMENT, recruiting.recruitment, name="recruitment"),
    path(f"{RECRUITMENT}page/", recruiting.write_page, name="write_page"),
    path(f"{RECRUITMENT}fees/", recruiting.set_fees, name="set_fees"),
    path(f"{RECRUITMENT}terms/<slug:subject>/", recruiting.write_terms, name="write_terms"),
    path(f"{RECRUITMENT}announce/", recruiting.announce, name="announce"),
    path(f"{RECRUITMENT}take-back/", recruiting.take_back, name="take_back"),
    path("join/", joining.open_missions, name="open_missions"),
    path("join/<slug:slug>/", joining.join, name="join"),
    path(OWN, own_applying.apply_oneself, name="apply_oneself"),
    path(f"{OWN}delegate/", own_applying.own_delegate, name="own_delegate"),
    path("my/applications/", own.mine, name="mine"),
    path("my/applications/<int:pk>/", own.sent, name="sent"),
    path("my/applications/<int:pk>/change/", own_changing.change_sent, name="change_sent"),
    path("m/<slug:slug>/criteria/", selecting.criteria, name="criteria"),
    path("m/<slug:slug>/about-me/", composing.about_me, name="about_me"),
    path(SELECTION, selecting.selection, name="selection"),
    path(f"{SELECTION}criteria/", selecting.set_criteria, name="set_criteria"),
    path(f"{SELECTION}criteria/publish/", selecting.publish_criteria, name="publish_criteria"),
    path(f"{SELECTION}<int:pk>/", selecting.score, name="score"),
    path(f"{SELECTION}meetings/open/", selecting_together.open_meeting, name="open_meeting"),
    path(MEETING, selecting_together.meeting, name="selection_meeting"),
    path(f"{MEETING}close/", selecting_together.close_meeting, name="close_meeting"),
    path(f"{MEETING}call-off/", selecting_together.call_off_meeting, name="call_off_meeting"),
    path(f"{MEETING}release/", selecting_together.release_meeting, name="release_meeting"),
    path(COMPOSITION, composing.composition, name="composition"),
    path(f"{COMPOSITION}companions/", composing.add_companion, name="add_companion"),
    path(
        f"{COMPOSITION}companions/<int:companion>/remove/",
        composing.remove_companion,
        name="remove_companion",
    ),
    path(f"{COMPOSITION}co-organisers/", composing.add_co_organiser, name="add_co_organiser"),
    path(
        f"{COMPOSITION}co-organisers/<int:co_organiser>/remove/",
        composing.remove_co_organiser,
        name="remove_co_organiser",
    ),
    path(CONFIDED, particulars_reading.particulars, name="particulars"),
    path(
        f"{CONFIDED}<slug:section>/", particulars_reading.section_of_all, name="particulars_of_all"
    ),
    path(
        f"{CONFIDED}<slug:section>/<int:pk>/",
        particulars_reading.section_of_one,
        name="particulars_of_one",
    ),
    path(TRAVELLER, particulars.own_particulars, name="own_particulars"),
    path(f"{TRAVELLER}<slug:section>/", particulars.tell, name="tell_particulars"),
    path(f"{TRAVELLER}<slug:section>/delete/", particulars.delete, name="delete_particulars"),
]
