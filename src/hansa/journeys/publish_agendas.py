from hansa.apps.meetings import services as meetings
def publish_agendas(*, session, by, now):
    return meetings.publish(session=session, by=by, now=now)
