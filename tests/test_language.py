"""English is told from other languages by its words, and names of people and places mislead nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.english.words.language import evidence_of_english, is_english

OTHERS = """
Die Kunden sind mit unserem Service zufrieden
NPS von 45 auf 60 steigern
Augmenter le NPS de nos clients
Réduire le taux de désabonnement de 5 % à 3 %
Aumentar la satisfacción de los clientes
Reducir el churn del 5% al 3%
Aumentar a receita em 20%
Reduzir o tempo de resposta para 2 horas
Aumentare il fatturato del 20%
Klanttevredenheid verhogen van 7 naar 8
Öka kundnöjdheten från 70 till 80
Øge kundetilfredsheden til 80
Müşteri memnuniyetini artırmak
Nasi klienci są zadowoleni z obsługi
提高客户满意度到 60
顧客満足度を60に上げる
고객 만족도를 60까지 높인다
Увеличить выручку на 20%
رفع رضا العملاء إلى 60
""".strip().splitlines()

ENGLISH = """
Raise NPS to 60
Publish 3 posts
Café owners renew
Improve résumé screening
Beyoncé tour sells out
El Niño dashboards shipped
Launch Café Zürich app
São Paulo office opens
Win Las Vegas and Los Angeles
Grow Los Angeles revenue
Naïve Bayes model in production
Ship a die casting line
API p95 < 200 ms, ≤ 5 µs jitter
De-risk the migration
NPS 60
""".strip().splitlines()


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_told_apart(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_stays_english(text: str) -> None:
    assert is_english(text)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert abs(evidence_of_english(text)) <= 2 * len(text) + 1
