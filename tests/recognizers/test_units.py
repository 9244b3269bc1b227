"""The sizes of units against pint, where pint knows them."""

from fractions import Fraction

import pytest

from claimcheck.text.lexicon import Lexicon
from claimcheck.text.units import Unit, unit_table, unit_terms

pint = pytest.importorskip("pint", reason="pint is a development dependency")

_BASE = {
    "length": "m",
    "area": "m**2",
    "volume": "m**3",
    "mass": "g",
    "temperature": "kelvin",
    "information": "byte",
    "bitrate": "bit/s",
    "speed": "m/s",
    "force": "N",
    "torque": "N*m",
    "pressure": "Pa",
    "energy": "J",
    "power": "W",
    "voltage": "V",
    "current": "A",
    "charge": "C",
    "resistance": "ohm",
    "frequency": "Hz",
    "magnetism": "T",
    "light": "lm",
    "illuminance": "lux",
    "luminosity": "cd",
    "dose": "Sv",
    "absorbed": "Gy",
    "activity": "Bq",
    "amount": "mol",
    "acceleration": "m/s**2",
    "viscosity": "Pa*s",
    "luminance": "cd/m**2",
}
# how pint writes what is written otherwise here; units of its own that pint lacks are None
_NAMES: dict[str, str | None] = {
    "℃": "degC",
    "℉": "degF",
    "ft2": "ft**2",
    "ft3": "ft**3",
    "mile2": "mile**2",
    "m2": "m**2",
    "km2": "km**2",
    "cm2": "cm**2",
    "mm2": "mm**2",
    "m3": "m**3",
    "km3": "km**3",
    "cm3": "cm**3",
    "a": "are",
    "ha": "hectare",
    "gal": "US_liquid_gallon",
    "bbl": "oil_barrel",
    "nmi": "nautical_mile",
    "au": "astronomical_unit",
    "光年": "light_year",
    "pc": "parsec",
    "inch": "inch",
    "yd": "yard",
    "ct": "carat",
    "B/s": "byte/s",
    "km/h": "km/h",
    "mile/h": "mile/h",
    "kn": "knot",
    "kgf": "kgf",
    "N·m": "N*m",
    "atm": "atm",
    "mmHg": "mmHg",
    "cal": "cal",
    "eV": "electron_volt",
    "PS": "metric_horsepower",
    "mAh": "mA*hour",
    "Ah": "A*hour",
    "Ω": "ohm",
    "kΩ": "kohm",
    "MΩ": "Mohm",
    "lx": "lux",
    "t": "metric_ton",
    "kt": "kilometric_ton",
    "Mt": "megametric_ton",
    "B": "byte",
    "bps": "bit/s",
    "lb": "lb",
    "oz": "oz",
    "尺": None,
    "寸": None,
    "kine": "cm/s",
    "Gal": "cm/s**2",
    "m/s2": "m/s**2",
    "tf": None,
    "Torr": "torr",
    "gf": "gram_force",
    "N·cm": "N*cm",
    "kN·m": "kN*m",
    "mN·m": "mN*m",
    "kgf·m": "kgf*m",
    "kgf·cm": "kgf*cm",
    "lb·ft": "lbf*ft",
    "kgf/cm2": "kgf/cm**2",
    "N/mm2": "N/mm**2",
    "hp": "hp",
    "m/min": "m/min",
    "km/min": "km/min",
    "cm/s": "cm/s",
    "mm/s": "mm/s",
    "ft/s": "ft/s",
    "cd/m2": "cd/m**2",
    "Pa·s": "Pa*s",
    "mPa·s": "mPa*s",
    "里": None,
    "坪": None,
    "畳": None,
    "反": None,
    "町歩": None,
    "mu": None,
    "合": None,
    "升": None,
    "斗": None,
    "石": None,
    "貫": None,
    "斤": None,
    "匁": None,
    "acre": None,
}
# the Japanese measures have exact definitions of their own (度量衡法, 1891)
_CUSTOMARY = {
    "尺": Fraction(10, 33),
    "坪": Fraction(400, 121),
    "反": 300 * Fraction(400, 121),
    "町歩": 3000 * Fraction(400, 121),
    "升": Fraction(2401, 1331000),
    "合": Fraction(2401, 13310000),
    "貫": Fraction(3750),
    "斤": Fraction(600),
    "匁": Fraction(15, 4),
    "里": 12960 * Fraction(10, 33),
}


def test_factors_are_those_of_pint(lexicon: Lexicon) -> None:
    registry = pint.UnitRegistry()
    checked = 0
    for symbol, unit in unit_table(lexicon).items():
        if unit.counter or unit.dimension not in _BASE or _NAMES.get(symbol, "") is None:
            continue
        name = _NAMES.get(symbol) or _prefixed(symbol)
        quantity = registry.Quantity(1, name).to(_BASE[unit.dimension])
        assert float(unit.factor * 1 + unit.offset) == pytest.approx(quantity.magnitude, rel=1e-6), symbol
        checked += 1
    assert checked > 100


def _prefixed(symbol: str) -> str:
    bytes_per_second = {"kB/s": "kilobyte/s", "MB/s": "megabyte/s", "GB/s": "gigabyte/s"}
    if symbol.endswith("bps"):
        return f"{symbol[:-3]}bit/s"
    return bytes_per_second.get(
        symbol, symbol.removesuffix("B") + "byte" if symbol.endswith("B") and symbol != "B" else symbol
    )


def test_customary_measures_are_exact(lexicon: Lexicon) -> None:
    table = unit_table(lexicon)
    assert {symbol: table[symbol].factor for symbol in _CUSTOMARY} == _CUSTOMARY


def test_every_unit_of_a_prefix_word_exists(lexicon: Lexicon) -> None:
    terms: dict[str, Unit] = unit_terms(lexicon)
    symbols = {unit.symbol for unit in terms.values()} | {entry.unit for entry in lexicon.units}
    assert set(lexicon.maps["unit_before"].values()) <= symbols


@pytest.mark.parametrize(
    ("term", "symbol"),
    [
        ("キロメートル", "km"),
        ("ミリグラム", "mg"),
        ("ギガバイト", "GB"),
        ("KiB", "KiB"),
        ("メガワット", "MW"),
        ("hPa", "hPa"),
        ("㎡", "m2"),
    ],
)
def test_prefixes(lexicon: Lexicon, term: str, symbol: str) -> None:
    from claimcheck.text.normalize import normalize  # noqa: PLC0415

    assert unit_terms(lexicon)[normalize(term).text].symbol == symbol
