"""Limits that are written in two ways, places for so many beside those who came, and what is left of something."""

from tests.texts import checked, silent


def _told(*texts: str) -> list[str]:
    """What is told of texts, and not only noted."""
    return [item.message for item in checked(*texts).findings if item.severity != "note"]


def test_a_limit_is_one_however_it_is_written() -> None:
    silent("# 案内\n\n- 送迎は片道15kmまで無料です。", "# 概要\n\n5．送迎　無料。車両を増やし、片道15km以内を対象とします。")


def test_places_are_no_guests() -> None:
    silent("# 競り会\n\n- 参加：事前登録制、会場80名・オンライン300名まで", "# 報告\n\n・参加　317人（会場76、オンライン241）")


def test_those_beside_somebody_are_a_rest() -> None:
    silent("職員は看護師長の大内智恵、ほか看護師23名です。", "診療所の看護師は24名です。")
    assert checked("診療所の職員は常勤医師3名、ほか看護師23名です。", "診療所の看護師は24名です。").findings


def test_what_comes_next_time_is_planned() -> None:
    assert not _told(
        "陶器まつり 反省会\n\n1　結果\n・来場者は16万人。\n\n3　次回\n・ろくろ競技会は30人に増やす。",
        "陶器まつり閉幕\n\nろくろ競技会には24人が挑んだ。",
    )


def test_the_figure_of_last_year_beside_that_of_now() -> None:
    assert not _told(
        "会報\n\n・参加　317人（会場76、オンライン241）。昨年は258人（会場71、オンライン187）",
        "日本酒の競り\n\n会場に76人、オンラインで8か国から241人が参加した。",
    )


def test_another_ones_figure_in_the_text_that_names_the_owner() -> None:
    assert not _told(
        "夫はろくろ競技会に出て、高さ31センチで8位。優勝の小見山さんは38.5センチ、次の村瀬さんが36センチ。",
        "陶工の小見山航さんが高さ38.5センチで優勝した。小見山さんは3度目。",
    )


def test_a_level_with_its_pair_is_no_base_of_the_next() -> None:
    silent("今年の生産量は18.9トンで、前年の21.4トンから1割余り減った。主力のアカシアが7.6トンと2割強落ち込んだ。")
