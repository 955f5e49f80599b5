"""What is done with users, agencies and their staff."""

from hansa.apps.accounts.services.erasing import (
    NOWHERE,
    erase_account,
)
from hansa.apps.accounts.services.making import (
    account_for,
    add_staff,
    change_account,
    choose_language,
    choose_password,
    found_agency,
    found_site,
    invite_staff,
)
from hansa.apps.accounts.services.roles import (
    give_role,
    take_role_back,
)
from hansa.apps.accounts.services.sealing import (
    seal_app_secrets_anew,
)
from hansa.apps.accounts.services.second_steps import (
    come_in_from_government,
    come_in_with_passkey,
    take_step_with_code,
)
from hansa.apps.accounts.services.setting_up import (
    add_code_app,
    add_passkey,
    forget_second_steps,
    make_recovery_codes,
    remove_code_app,
    remove_passkey,
    require_second_step,
)
from hansa.apps.accounts.services.signing_in import (
    come_in_with_link,
    come_in_with_mailed_code,
    come_in_with_password,
    send_sign_in_link,
    signed_in,
)

__all__ = [
    "NOWHERE",
    "account_for",
    "add_code_app",
    "add_passkey",
    "add_staff",
    "change_account",
    "choose_language",
    "choose_password",
    "come_in_from_government",
    "come_in_with_link",
    "come_in_with_mailed_code",
    "come_in_with_passkey",
    "come_in_with_password",
    "erase_account",
    "forget_second_steps",
    "found_agency",
    "found_site",
    "give_role",
    "invite_staff",
    "make_recovery_codes",
    "remove_code_app",
    "remove_passkey",
    "require_second_step",
    "seal_app_secrets_anew",
    "send_sign_in_link",
    "signed_in",
    "take_role_back",
    "take_step_with_code",
]
