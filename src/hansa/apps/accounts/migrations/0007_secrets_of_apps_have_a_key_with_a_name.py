"""The secrets of code apps are sealed with the site's named data keys.

They were sealed with a key made from SECRET_KEY; each is opened so and closed anew, about its user.
What SECRET_KEY and its fallbacks do not open is left as it is: it opens nothing before or after,
and its owner comes in with a recovery code or sets the app up anew. Safe on a live site whose new
version is not answering yet: old processes cannot read the new form. Reversible.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import migrations
from django.utils.encoding import force_bytes

from hansa.plumbing.secrets.sealing import CannotUnseal, seal, unseal


def former_keys():
    """What closed the secrets before."""
    return MultiFernet(
        [made_from(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def made_from(key):
    """The key for this use, out of one that signs sessions."""
    material = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hansa.sealing")
    return Fernet(urlsafe_b64encode(material.derive(force_bytes(key))))


def about(app):
    """What the secret is sealed about from now on."""
    return f"accounts.codeapp-{app.user_id}"


def close_with_named_keys(apps, schema_editor):
    """Open each as before, and close it about its user."""
    keys = former_keys()
    for app in apps.get_model("accounts", "CodeApp").objects.select_for_update():
        try:
            secret = keys.decrypt(app.secret.encode()).decode()
        except InvalidToken:
            continue
        app.secret = seal(secret, about=about(app))
        app.save(update_fields=["secret"])


def close_as_before(apps, schema_editor):
    """The way back."""
    keys = former_keys()
    for app in apps.get_model("accounts", "CodeApp").objects.select_for_update():
        try:
            secret = unseal(app.secret, about=about(app))
        except CannotUnseal:
            continue
        app.secret = keys.encrypt(secret.encode()).decode("ascii")
        app.save(update_fields=["secret"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_agency_kinds"),
    ]

    operations = [
        migrations.RunPython(close_with_named_keys, close_as_before),
    ]
