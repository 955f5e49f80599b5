"""The programme and personal agendas on screen."""
