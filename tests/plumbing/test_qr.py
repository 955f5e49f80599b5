"""Square codes for cameras."""

from hansa.plumbing.qr import squares


def test_a_code_is_square_and_has_its_three_finders_inside_a_quiet_border():
    code = squares("otpauth://totp/Hansa:an@example.org?secret=ABCD")

    dark = {tuple(map(int, each.split("h")[0].split())) for each in code.path.split("M")[1:]}
    far = code.side - 5
    corners = {(4, 4), (far, 4), (4, far)}
    assert corners <= dark
    assert all(4 <= x <= far and 4 <= y <= far for x, y in dark)


def test_another_text_is_another_picture():
    assert squares("one").path != squares("two").path
