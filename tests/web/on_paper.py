"""Reading a PDF back as a person does."""

from io import BytesIO

from django.http import HttpResponse
from pypdf import PdfReader


def document_in(answer: HttpResponse | bytes) -> PdfReader:
    """The document of an answer, which must be one."""
    if isinstance(answer, bytes):
        return PdfReader(BytesIO(answer))
    assert answer.status_code == 200, answer.status_code
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def pages_in(answer: HttpResponse | bytes) -> list[str]:
    """The words of each page, spaces evened out."""
    return [" ".join(page.extract_text().split()) for page in document_in(answer).pages]


def words_in(answer: HttpResponse | bytes) -> str:
    """The words of the whole document."""
    return " ".join(pages_in(answer))
