//! Radicals and strokes that stand for ideographs.
//!
//! Programs that write PDF turn letters into the radicals that share their picture, so this is what people paste.
//! Source: Unicode 15.0, `EquivalentUnifiedIdeograph.txt`, of which NFKC knows the Kangxi radicals only.

/// U+2E80 to U+2EF3, CJK Radicals Supplement, sixteen a row as in the code chart. What has no ideograph stands for
/// itself.
const SUPPLEMENT: [&str; 8] = [
    "\u{2e80}厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣",
    "尢𡯂巳幺彑𫜹忄心扌攵\u{2e9a}旡日月歺母",
    "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹",
    "纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹",
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑",
    "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠",
    "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜",
    "龙龜亀龟",
];

/// U+31C0 to U+31E3, CJK Strokes, likewise.
const STROKES: [&str; 3] = [
    "\u{31c0}\u{31c1}\u{31c2}\u{31c3}\u{31c4}\u{31c5}𠃌\u{31c7}\u{31c8}\u{31c9}\u{31ca}\u{31cb}\u{31cc}\u{31cd}\u{31ce}乀",
    "一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚",
    "乙𠄎\u{31e2}\u{31e3}",
];

/// The ideograph as Japanese writes it, in place of a radical, a stroke, or the other form that NFKC makes of the
/// Kangxi radicals ⼾ ⾭ ⿈ ⿊. Any other character stands for itself.
pub fn ideograph(character: char) -> char {
    let found = match character {
        '\u{2e80}'..='\u{2ef3}' => in_chart(&SUPPLEMENT, '\u{2e80}', character),
        '\u{31c0}'..='\u{31e3}' => in_chart(&STROKES, '\u{31c0}', character),
        '戶' | '户' => Some('戸'),
        '靑' => Some('青'),
        '黃' => Some('黄'),
        '黑' => Some('黒'),
        _ => None,
    };
    found.unwrap_or(character)
}

/// What stands in a chart of sixteen a row.
fn in_chart(chart: &[&str], first: char, character: char) -> Option<char> {
    let at = usize::try_from(u32::from(character).checked_sub(u32::from(first))?).ok()?;
    chart.get(at / 16)?.chars().nth(at % 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charts_have_sixteen_a_row() {
        let full = |chart: &[&str]| {
            let (last, rows) = chart.split_last().unwrap_or((&"", &[]));
            assert!(rows.iter().all(|row| row.chars().count() == 16));
            last.chars().count()
        };
        assert_eq!((full(&SUPPLEMENT), full(&STROKES)), (4, 4));
    }

    #[test]
    fn radicals_are_their_ideographs() {
        let pairs = [
            ('\u{2ea0}', '民'),
            ('\u{2ed1}', '長'),
            ('\u{2ec4}', '西'),
            ('\u{2ee4}', '鬼'),
            ('\u{2ee9}', '黄'),
            ('\u{2ef3}', '龟'),
            ('\u{31d0}', '一'),
            ('\u{31e3}', '\u{31e3}'),
            ('戶', '戸'),
            ('市', '市'),
        ];
        for (radical, expected) in pairs {
            assert_eq!(ideograph(radical), expected, "{radical}");
        }
    }
}
