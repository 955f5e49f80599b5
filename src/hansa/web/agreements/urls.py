"""Addresses of agreements and ceremonies: of officers, of companies, and behind a party's link."""

from django.urls import path

from hansa.web.agreements import counterpart, own, papers, pipeline, press, sides, staging

app_name = "agreements"

_ALL = "m/<slug:slug>/agreements/"
_ONE = _ALL + "<int:pk>/"
_STAGES = "m/<slug:slug>/ceremonies/"
_STAGE = _STAGES + "<int:pk>/"
_MINE = "me/<slug:slug>/agreements/"
_OWN = _MINE + "<int:pk>/"
_PARTY = "agreement/<str:token>/"

urlpatterns = [
    path(_ALL, pipeline.pipeline, name="list"),
    path(_ALL + "add/", pipeline.add, name="add"),
    path(_ALL + "press/", press.press, name="press"),
    path(_ALL + "press.csv", press.export, name="press_csv"),
    path(_ONE, pipeline.one, name="one"),
    path(_ONE + "change/", pipeline.change, name="change"),
    path(_ONE + "step/<slug:to>/", pipeline.step, name="step"),
    path(_ONE + "parties/add/", sides.add_party, name="add_party"),
    path(_ONE + "parties/<int:party>/remove/", sides.remove_party, name="remove_party"),
    path(_ONE + "parties/<int:party>/signatory/", sides.add_signatory, name="add_signatory"),
    path(
        _ONE + "signatories/<int:signatory>/remove/",
        sides.remove_signatory,
        name="remove_signatory",
    ),
    path(_ONE + "text/", sides.receive, name="receive"),
    path(_ONE + "text/<int:version>/", sides.text, name="text"),
    path(_ONE + "clearances/<int:clearance>/", sides.answer, name="answer"),
    path(_ONE + "clearances/<int:clearance>/write/", sides.write, name="write"),
    path(_STAGES, staging.ceremonies, name="ceremonies"),
    path(_STAGES + "stage/<int:activity>/", staging.stage, name="stage"),
    path(_STAGE, staging.ceremony, name="ceremony"),
    path(_STAGE + "arrange/", staging.arrange, name="arrange"),
    path(_STAGE + "slots/<int:slot>/move/", staging.move, name="move"),
    path(_STAGE + "slots/<int:slot>/weigh/", staging.weigh, name="weigh"),
    path(_STAGE + "slots/<int:slot>/off/", staging.take_off, name="take_off"),
    path(_STAGE + "slots/<int:slot>/sign/", staging.sign, name="sign"),
    path(_STAGE + "put/<int:agreement>/", staging.put_on, name="put_on"),
    path(_STAGE + "run/", staging.run, name="run"),
    path(_STAGE + "sheets/", staging.sheets, name="sheets"),
    path(_STAGE + "certificates/", staging.certificates, name="certificates"),
    path(_STAGE + "certificates.pdf", papers.certificates, name="certificates_pdf"),
    path(_MINE, own.mine, name="mine"),
    path(_MINE + "declare/", own.declare, name="declare"),
    path(_OWN, own.one, name="own"),
    path(_OWN + "signatories/", own.add_signatory, name="own_add_signatory"),
    path(
        _OWN + "signatories/<int:signatory>/remove/",
        own.remove_signatory,
        name="own_remove_signatory",
    ),
    path(_OWN + "text/", own.receive, name="own_receive"),
    path(_OWN + "text/<int:version>/", own.text, name="own_text"),
    path(_OWN + "answer/", own.answer, name="own_answer"),
    path(_PARTY, counterpart.page, name="party"),
    path(_PARTY + "text/", counterpart.text, name="party_text"),
    path(_PARTY + "answer/", counterpart.answer, name="party_answer"),
]
