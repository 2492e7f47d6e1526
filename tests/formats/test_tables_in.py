"""Tables as people have them: the form, the encoding, the delimiter, the kinds and the scales are recognised."""

from pathlib import Path

import pytest

from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.errors import UserError
from tests.formats.files import cards, columns, contents, moods, read, said

GERMAN = """Reise zum E-Bike;;;;
Phase;Kaufen;;Nutzen;
Schritte;Wählt;Zahlt;Fährt;
Handlungen;Wählt ein Rad aus;"• Gibt Daten ein
• Zahlt";Fährt los;
Kontaktpunkte;Website;Filiale;App;
Gefühle;3,5;2;5;
Ärgernisse;;Formular fragt doppelt;;
Wünsche;mehr Farbe;;;
;zweite Zeile;;;
"""


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (GERMAN.encode("utf-8"), "UTF-8"),
        (GERMAN.encode("utf-8-sig"), "UTF-8"),
        (GERMAN.encode("utf-16"), "UTF-16"),
        (GERMAN.encode("utf-16-le"), "UTF-16"),
        (GERMAN.encode("utf-16-be"), "UTF-16"),
        (GERMAN.encode("cp1252"), "Windows-1252"),
        (GERMAN.replace("\n", "\r\n").encode("utf-8"), "UTF-8"),
        (GERMAN.replace(";", "\t").encode("utf-8"), "UTF-8"),
        (GERMAN.replace("3,5", '"3,5"').replace(";", ",").encode("cp1252"), "Windows-1252"),
    ],
)
def test_a_wide_table_of_any_spreadsheet_program(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    imported = read(tmp_path, content, "reise.csv")
    assert said(imported)[0].startswith(f"read as {encoding}, cells separated by ")
    assert columns(imported.project) == [("Kaufen", ["Wählt", "Zahlt"]), ("Nutzen", ["Fährt"])]
    assert contents(imported.project).map.title == "Reise zum E-Bike"
    kinds = [(lane.title, lane.kind) for lane in contents(imported.project).lanes]
    assert kinds == [
        ("Handlungen", "actions"),
        ("Kontaktpunkte", "touchpoints"),
        ("Gefühle", "emotions"),
        ("Ärgernisse", "pain_points"),
        ("Wünsche", "text"),
    ]
    assert cards(imported.project, "Handlungen") == [
        ("Wählt ein Rad aus", 0),
        ("Gibt Daten ein", 1),
        ("Zahlt", 1),
        ("Fährt los", 2),
    ]
    assert cards(imported.project, "Wünsche") == [("mehr Farbe", 0), ("zweite Zeile", 0)]
    assert moods(imported.project, "Customer") == {0: 0.5, 1: -1.0, 2: 2.0}
    assert {channel.name for channel in imported.project.channels} == {"Website", "Filiale", "App"}


def test_the_report_says_what_became_of_each_row(tmp_path: Path) -> None:
    assert said(read(tmp_path, GERMAN, "reise.csv"))[1:] == [
        "line 4: “Handlungen” became a lane of actions with 4 cards",
        "line 6: “Kontaktpunkte” became a lane of touchpoints with 3 cards",
        "line 7: “Gefühle” became the emotions of Customer: 3 markers on a scale of 1..5",
        "line 8: “Ärgernisse” became a lane of pain points with 1 card",
        "line 9: “Wünsche” names no kind of lane that is known; taken as text",
        "line 9: “Wünsche” became a lane of text with 1 card",
        "line 10: the row became a lane of text with 1 card",
    ]


@pytest.mark.parametrize(
    ("rows", "scale", "found"),
    [
        (["-2,0,2"], "-2..2", [-2.0, 0.0, 2.0]),
        (["1,3,5"], "1..5", [-2.0, 0.0, 2.0]),
        (["1,5.5,10"], "1..10", [-2.0, 0.0, 2.0]),
        (["0,5,10"], "0..10", [-2.0, 0.0, 2.0]),
        (["-5,0,2"], "-5..5", [-2.0, 0.0, 0.8]),
        (["−2,–1,2"], "-2..2", [-2.0, -1.0, 2.0]),
        (['"3,5",3,3'], "1..5", [0.5, 0.0, 0.0]),
        (["1,2,2", "-1,0,2"], "-2..2", [1.0, 2.0, 2.0]),  # the other row decides
        (["1,2,2", "7,9,1"], "1..10", [-2.0, -1.6, -1.6]),
        (["0,1,2"], "-2..2", [0.0, 1.0, 2.0]),
    ],
)
def test_scales_are_recognised_over_the_row(
    tmp_path: Path, rows: list[str], scale: str, found: list[float]
) -> None:
    table = "Stage,A,B,C\n" + "".join(f"Emotions: P{n},{row}\n" for n, row in enumerate(rows))
    imported = read(tmp_path, table, "x.csv")
    assert list(moods(imported.project, "P0").values()) == found
    assert any(
        text.startswith("line 2:") and text.endswith(f"scale of {scale}") for text in said(imported)
    )


@pytest.mark.parametrize(
    ("name", "row", "found"),
    [("Mood (1-10)", "1,2,3", [-2.0, -1.6, -1.1]), ("Feeling -5..5", "0,1,5", [0.0, 0.4, 2.0])],
)
def test_a_scale_in_the_name_counts(
    tmp_path: Path, name: str, row: str, found: list[float]
) -> None:
    imported = read(tmp_path, f"Stage,A,B,C\n{name},{row}\n", "x.csv")
    assert list(moods(imported.project, "Customer").values()) == found


def test_faces_signs_and_what_is_neither(tmp_path: Path) -> None:
    imported = read(
        tmp_path, "Stage,A,B,C,D,E\nEmotions,😀,-,o,bad,\nEmotions (1-5),9,1,2,,\n", "x.csv"
    )
    assert moods(imported.project, "Customer") == {0: 2.0, 1: -1.0, 2: 0.0}
    report = said(imported)
    assert "line 2, column E: “bad” is no number; left out" in report
    assert "line 3, column B: 9 lies outside 1..5; taken as its end" in report
    assert "line 3, column B: Customer has an emotion at this step already" in report


def test_emotion_rows_name_their_personas_and_share_a_lane(tmp_path: Path) -> None:
    table = "Stage,A,B\nEmotions: Ann,1,-1\nEmotions – Bob,2,-2\nFeelings (Cara),0,1\n"
    project = read(tmp_path, table, "x.csv").project
    assert [lane.title for lane in contents(project).lanes] == ["Emotions", "Feelings"]
    assert [persona.name for persona in contents(project).personas] == ["Ann", "Bob", "Cara"]
    assert moods(project, "Bob") == {0: 2.0, 1: -2.0}


def test_every_row_of_emotions_without_a_name_is_a_curve(tmp_path: Path) -> None:
    grid = "Stage,A,B\nFeelings in spring,1,5\nFeelings in autumn,5,1\n"
    project = read(tmp_path, grid, "a.csv").project
    assert moods(project, "Customer") == {0: -2.0, 1: 2.0}
    assert moods(project, "Feelings in autumn") == {0: 2.0, 1: -2.0}
    assert [lane.kind for lane in contents(project).lanes] == ["emotions"]


def test_the_kind_column_stage_cells_that_repeat_and_no_steps(tmp_path: Path) -> None:
    table = "Stage,Type,Buy,Buy,Use\nLa voz,Quotes,a,b,c\nNumbers,KPI,Conversion: 31 %,,\n"
    project = read(tmp_path, table, "x.csv").project
    assert columns(project) == [("Buy", ["", ""]), ("Use", [""])]
    assert [lane.kind for lane in contents(project).lanes] == ["thoughts", "metrics"]
    (metric,) = contents(project).cards[contents(project).lanes[1].id]
    assert (metric.text, metric.fields) == ("Conversion", {"value": 31.0, "unit": "%"})


LONG = """Phase;Schritt;Spur;Art;Persona;Text;Stimmung;Kanal;Schweregrad;Wirkung;Fällig;Farbe
Kaufen;Zahlt;Schmerzpunkte;;;Formular fragt doppelt;;;critical;;;rot
;;Chancen;;;Einmal fragen;;;;4;29.1.2027;
;Wartet;Kontakt;;;Bote;;Lieferung;;;;
;;Gefühle;;Anna;Schlimm!;-1,5;;;;;
;;Gefühle;;Anna;;1;;;;;
;;Chancen;;;Schneller;;;;9;morgen;
;;;;;Nur so;;;;;;
;;;;;;;;;;;
X;Y;Ideen;;;;;;;;;
"""


def test_a_long_table_with_german_columns(tmp_path: Path) -> None:
    imported = read(tmp_path, LONG, "liste.csv")
    project = imported.project
    assert columns(project) == [("Kaufen", ["Zahlt", "Wartet"]), ("X", ["Y"])]
    found = {card.text: card for card in project.cards}
    assert found["Formular fragt doppelt"].fields == {"severity": "critical"}
    assert found["Einmal fragen"].fields == {"impact": 4, "due": "2027-01-29"}
    channel = project.channels[str(found["Bote"].fields["channel_id"])]
    assert (channel.name, channel.group.value, channel.icon) == (
        "Lieferung",
        "in_person",
        "package",
    )
    (marker,) = project.markers
    assert (marker.mood, marker.quote) == (-1.5, "Schlimm!")
    report = said(imported)
    for text in (
        "line 1, column L: the column “Farbe” is not known; left out",
        "line 6: Anna has an emotion at this step already; left out",
        "line 7: impact “9” does not fit (write a number up to 5); left out",
        "line 8: this card names no lane; put among the notes",
        "read as a list of cards: 5 cards, 1 emotion marker",
    ):
        assert text in report
    assert any(text.startswith("line 7: due “morgen” does not fit") for text in report)


def test_rows_without_a_place_are_named(tmp_path: Path) -> None:
    table = "stage,step,lane,text,mood\n,,Notes,Nowhere,\n,,,,4\nBuy,,Notes,Here,\n"
    report = said(read(tmp_path, table, "x.csv"))
    assert "line 2: this card has no stage; left out" in report
    assert "line 3: this emotion has no stage; left out" in report


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.csv is no text file"),
        (b"PK\x03\x04" + bytes(200), "x.csv is no text file"),
        (bytes(range(128, 256)), "x.csv is no text file"),
        (b"", "x.csv is empty"),
        (b"\n\n ,,\n", "x.csv is empty"),
        (b"hello", "x.csv, line 1: no stages can be seen"),
        (b"Stage,A,B\n", "x.csv: there is no lane below the stages"),
        (
            b'Stage,"A,B\nActions,c,d\n',
            "x.csv, in the first row: a quotation mark opens a cell and never closes it",
        ),
        (b'Stage,A\nActions,c\nPains,"d\n', "x.csv, in the row after line 2: a quotation mark"),
        (
            b"Stage,A\nActions," + b"y" * 20_001,
            "x.csv, line 2: text: a text may have 20,000 letters",
        ),
        (b"Stage,A\nActions," + b"y" * 200_000, "a cell has more than 131,072 letters"),
        (
            b"stage,step,lane,text\nS,T,Notes," + b"y" * 20_001,
            "x.csv, line 2: text: a text may have",
        ),
        (b"stage,step,lane,text\n,,,\nS,,,\n", "x.csv: no row could be used"),
        (b"Stage,A,B\n" + b"Action,x,y\n" * 100_000, "a map of 100,000 lanes"),
        (
            b"stage,lane,text\n" + b"".join(b"S%d,Notes,x\n" % n for n in range(3_000)),
            "x.csv: this would make 2,001 stages, and a project may have 2,000",
        ),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, content, "x.csv")
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_as_many_cards_come_in_as_a_project_may_have_and_more_are_refused(tmp_path: Path) -> None:
    most = RECORD_TYPES["card"].MOST
    rows = [f"S{n % 10},T{n % 50},Lane {n % 20},card {n}\n" for n in range(100_000)]
    head = "stage,step,lane,text\n"
    project = read(tmp_path, head + "".join(rows[:most]), "x.csv").project
    assert len(project.cards) == most
    assert len(project.steps) == 50
    with pytest.raises(UserError, match=f"a project may have {most:,}"):
        read(tmp_path, head + "".join(rows), "x.csv")


def test_excel_says_its_delimiter_and_broken_quotes_are_read(tmp_path: Path) -> None:
    imported = read(tmp_path, 'sep=;\nStage;"A"x;B,c\nDoing;d,e;f\n', "x.csv")
    assert columns(imported.project) == [("Ax", [""]), ("B,c", [""])]
    assert "line 1: a quotation mark stands inside a cell; read as text" in said(imported)
