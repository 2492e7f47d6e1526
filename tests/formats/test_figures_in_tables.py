"""Numbers and dates in tables: understood as they are written, and the report says what needed a rule."""

from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.domain.habits import Habits
from cjm_desktop.domain.project import Project
from cjm_desktop.formats import formats
from tests.builders import a_project
from tests.formats.files import moods, read, said, write

MONEY = (
    "Stage;Kind;A;B;C;D\nStep;;a;b;c;d\n"
    "KPIs;metrics;Umsatz: 1.200 €;Umsatz: 1.200,50 €;Revenue: 1,200 USD;Anteil: 4,5 %\n"
)
EXPONENTS = (
    "Stage,Kind,S,,\nStep,,One,Two,Three\n"
    "Metrics,metrics,Revenue: 1.23457e+06 EUR,Visitors: 1.25e+06,Rate: 1.2e-05 %\n"
)
DATES = """stage;step;lane;kind;text;due
S;A;Ideas;opportunities;iso;2026-12-31
S;A;Ideas;opportunities;german;31.12.2026
S;A;Ideas;opportunities;short;31.12.26
S;A;Ideas;opportunities;uk;31/12/2026
S;A;Ideas;opportunities;us;12/31/2026
S;A;Ideas;opportunities;serial;46387
S;A;Ideas;opportunities;midnight;2026-12-31T00:00:00
S;A;Ideas;opportunities;morning;2026-12-31 10:00
S;A;Ideas;opportunities;words;Dec 31st, 2026
"""


def fields(project: Project) -> list[dict[str, Any]]:
    return [dict(card.fields) for card in project.cards.ordered()]


def by_text(project: Project) -> dict[str, dict[str, Any]]:
    return {card.text: dict(card.fields) for card in project.cards}


def list_of(values: str, column: str = "value", lane: str = "metrics") -> str:
    rows = "".join(f'S,A,L,{lane},{n},"{value}"\n' for n, value in enumerate(values.split("|")))
    return f"stage,step,lane,kind,text,{column}\n{rows}"


def test_money_in_both_ways_of_writing(tmp_path: Path) -> None:
    imported = read(tmp_path, MONEY, "money.csv")
    assert fields(imported.project) == [
        {"value": 1200, "unit": "€"},
        {"value": 1200.5, "unit": "€"},
        {"value": 1200, "unit": "USD"},
        {"value": 4.5, "unit": "%"},
    ]
    (rule,) = [line for line in said(imported) if "1.200 €" in line]
    assert rule.startswith("line 3, column C: “1.200 €” read as 1\u00a0200\u00a0€")
    assert "money" in rule
    assert rule.endswith("1 more like it")


def test_exponents_are_read_as_figures(tmp_path: Path) -> None:
    imported = read(tmp_path, EXPONENTS, "metrics.csv")
    found = [(f["value"], f["unit"]) for f in fields(imported.project)]
    assert found == [(1_234_570, "EUR"), (1_250_000, ""), (0.000012, "%")]
    assert any(
        "“1.23457e+06 EUR” read as 1\u00a0234\u00a0570\u00a0EUR" in line for line in said(imported)
    )


def test_dates_in_nine_ways(tmp_path: Path) -> None:
    imported = read(tmp_path, DATES, "dates.csv")
    assert {text: f["due"] for text, f in by_text(imported.project).items()} == dict.fromkeys(
        ("iso", "german", "short", "uk", "us", "serial", "midnight", "morning", "words"),
        "2026-12-31",
    )
    assert any("line 7: “46387” read as 31 Dec 2026" in line for line in said(imported))
    assert any("the time of day is left out" in line for line in said(imported))


@pytest.mark.parametrize(
    ("others", "due"),
    [("31/12/2026", "2026-04-03"), ("12/31/2026", "2026-03-04"), ("", "2026-03-04")],
)
def test_a_date_of_two_meanings_goes_by_the_table_then_by_the_machine(
    tmp_path: Path, others: str, due: str
) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(list_of(f"03/04/2026|{others}", "due", "opportunities"))
    imported = formats()["csv-list"].read(path, Habits(day_first=False))
    assert by_text(imported.project)["0"]["due"] == due
    assert any("“03/04/2026” read as" in line for line in said(imported))


@pytest.mark.parametrize(
    ("values", "decimal", "first"),
    [
        ("1.200|3,5", ".", 1200),
        ("1.200|3.5", ",", 1.2),
        ("1.200|7", ".", 1.2),
        ("1.200|7", ",", 1200),
    ],
)
def test_a_number_of_two_meanings_goes_by_the_table_then_by_the_machine(
    tmp_path: Path, values: str, decimal: str, first: float
) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(list_of(values))
    imported = formats()["csv-list"].read(path, Habits(decimal))
    assert by_text(imported.project)["0"]["value"] == first
    assert any("“1.200” read as" in line for line in said(imported))


def test_semicolons_between_cells_show_a_decimal_comma(tmp_path: Path) -> None:
    table = "stage;step;lane;kind;text;value;due\nS;A;M;metrics;Visitors;1.200;\nS;A;I;opportunities;Call;;03/04/2026\n"
    (tmp_path / "figures.csv").write_text(table)
    imported = formats()["csv-list"].read(tmp_path / "figures.csv", Habits(".", day_first=False))
    assert by_text(imported.project) == {"Visitors": {"value": 1200}, "Call": {"due": "2026-04-03"}}
    assert any(
        "“,” is the decimal sign where nothing else is said" in line for line in said(imported)
    )


def test_what_is_no_number_or_date_is_said_with_its_line(tmp_path: Path) -> None:
    imported = read(tmp_path, list_of("nan|inf|1e400|15k0|-inf"), "figures.csv")
    assert all("value" not in f for f in fields(imported.project))
    lines = [line for line in said(imported) if "does not fit" in line]
    assert [line.split(" ")[1] for line in lines] == ["2:", "3:", "4:", "5:", "6:"]
    imported = read(tmp_path, list_of("5|31.2.2026|soon", "due", "opportunities"), "dates.csv")
    assert all("due" not in f for f in fields(imported.project))
    assert any("a day that February 2026 does not have" in line for line in said(imported))


def test_a_unit_in_the_column_of_figures(tmp_path: Path) -> None:
    table = "stage,lane,kind,text,value,unit,votes,impact\nS,M,metrics,Same,72 %,%,3,\nS,M,metrics,Alone,18 000 €,,,\n"
    table += "S,M,metrics,Other,5 €,%,2 %,\nS,I,opportunities,Idea,,,1 000,4\n"
    imported = read(tmp_path, table, "units.csv")
    found = by_text(imported.project)
    assert found["Same"] == {"value": 72, "unit": "%"}
    assert found["Alone"] == {"value": 18_000, "unit": "€"}
    assert found["Idea"] == {"impact": 4}
    votes = {card.text: card.votes for card in imported.project.cards}
    assert votes == {"Same": 3, "Alone": 0, "Other": 0, "Idea": 1000}
    assert any("two units, “€” and “%”" in line for line in said(imported))
    assert any("votes “2 %”" in line for line in said(imported))


@pytest.mark.parametrize("key", ["csv", "csv-list", "tsv"])
@pytest.mark.parametrize("habits", [Habits("."), Habits(",")])
def test_our_own_tables_bring_every_digit_back(tmp_path: Path, key: str, habits: Habits) -> None:
    values = (1_234_567.0, 1_250_000.5, 1.2e-05, 1.234, -12.125, 0.125, 100_000_000_000.0, -0.5)
    build = a_project("Figures").with_map("Figures").with_stage("S", "One").with_lane("metrics")
    for number, value in enumerate(values):
        build.with_card(f"Figure: {number}", value=value, unit=("EUR", "%", "", "m2")[number % 4])
    project = build.build()
    path = tmp_path / f"figures.{key.partition('-')[0]}"
    write(project, path, key)
    text = path.read_text("utf-8-sig")
    assert "e+" not in text
    assert "e-05" not in text
    again = formats()[key].read(path, habits)
    assert [f["value"] for f in fields(again.project)] == list(values)
    assert [f.get("unit", "") for f in fields(again.project)] == ["EUR", "%", "", "m2"] * 2
    assert [card.text for card in again.project.cards.ordered()] == [
        f"Figure: {n}" for n in range(len(values))
    ]


@pytest.mark.parametrize("key", ["csv", "csv-list", "tsv"])
def test_our_own_tables_bring_every_mood_back(tmp_path: Path, key: str) -> None:
    build = a_project("Moods").with_map("Moods").with_persona("Ann").with_lane("emotions")
    build.with_stage("S", "One", "Two", "Three")
    for step, mood in (("One", -1.25), ("Two", 0.123), ("Three", 2.0)):
        build.with_mood(mood, step=step, persona=0)
    path = tmp_path / f"moods.{key.partition('-')[0]}"
    write(build.build(), path, key)
    for habits in (Habits("."), Habits(",")):
        again = formats()[key].read(path, habits)
        assert moods(again.project, "Ann") == {0: -1.25, 1: 0.123, 2: 2.0}
