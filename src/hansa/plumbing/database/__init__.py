"""PostgreSQL: a server of your own through `DATABASE_URL`, or one that comes along.

DATABASES = {"default": settings_for(data=DATA, url=os.environ.get("DATABASE_URL"))}

with running(data=DATA):
    ...  # the server below DATA answers; the last process that leaves stops it
"""

from hansa.plumbing.database.address import settings_for
from hansa.plumbing.database.embedded import forget, running
from hansa.plumbing.database.trouble import NoDatabase

__all__ = ["NoDatabase", "forget", "running", "settings_for"]
