//! Laws of letters: what looks alike is compared alike, and what hides is shown.

use ayumi::plan::letters::{
    comparing, first_hidden, identity, is_ignorable, is_same_name, pieces_for_comparing, trimmed, visible, visible_line,
};
use proptest::prelude::*;
use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

/// Texts of all that may meet here: any character, letters of plans, look-alikes, invisible ones.
fn texts() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        any::<char>(),
        proptest::char::range('ぁ', 'ヿ'),
        proptest::char::range('\u{2e80}', '\u{2fd5}'),
        proptest::char::range('\u{31c0}', '\u{31e3}'),
        proptest::char::range('！', 'ﾟ'),
        proptest::char::range('\u{200b}', '\u{206f}'),
        proptest::sample::select(
            "市民課Aaßςé1-ー・\u{301}\u{3099}\u{fe0f}\u{200d}\u{e0100}\u{feff}\u{ad} \n".chars().collect::<Vec<_>>()
        ),
    ];
    proptest::collection::vec(character, 0..12).prop_map(|characters| characters.into_iter().collect())
}

/// A text with invisible characters somewhere between its letters.
fn with_invisible() -> impl Strategy<Value = (String, String)> {
    let ignorable = "\u{ad}\u{200b}\u{200d}\u{2060}\u{feff}\u{fe00}\u{fe0f}\u{e0100}\u{e0041}\u{3164}\u{34f}".chars();
    let ignorable = proptest::sample::select(ignorable.collect::<Vec<_>>());
    (texts(), proptest::collection::vec((any::<prop::sample::Index>(), ignorable), 0..4)).prop_map(|(text, marks)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, mark) in marks {
            letters.insert(at.index(letters.len() + 1), mark);
        }
        (text, letters.into_iter().collect())
    })
}

proptest! {
    #[test]
    fn the_comparing_form_compares_as_itself(text in texts()) {
        let form = comparing(&text);
        prop_assert_eq!(comparing(&form), form);
        let id = identity(&text);
        prop_assert_eq!(identity(&id), id);
    }

    #[test]
    fn compatible_letters_compare_alike(text in texts()) {
        let forms = [text.nfc().collect(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect::<String>()];
        for form in forms {
            prop_assert_eq!(comparing(&form), comparing(&text));
            prop_assert_eq!(identity(&form), identity(&text));
        }
    }

    #[test]
    fn what_cannot_be_seen_makes_no_difference((text, with) in with_invisible()) {
        prop_assert_eq!(comparing(&with), comparing(&text));
        prop_assert_eq!(identity(&with), identity(&text));
        prop_assert!(is_same_name(&with, &text));
    }

    #[test]
    fn the_pieces_are_the_comparing_form_and_touch(text in texts()) {
        let pieces = pieces_for_comparing(&text);
        prop_assert_eq!(pieces.iter().map(|(_, piece)| piece.as_str()).collect::<String>(), comparing(&text));
        let mut end = pieces.first().map_or(text.len(), |(place, _)| place.start);
        prop_assert!(text[..end].chars().all(is_ignorable));
        for (place, _) in pieces {
            prop_assert_eq!(place.start, end);
            prop_assert!(text.is_char_boundary(place.end));
            end = place.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn what_is_made_visible_hides_nothing(text in texts()) {
        prop_assert!(first_hidden(&visible(&text)).is_none());
        let line = visible_line(&text);
        prop_assert!(first_hidden(&line).is_none() && !line.contains(['\n', '\t']));
        prop_assert!(text.contains(trimmed(&text)));
        prop_assert_eq!(trimmed(trimmed(&text)), trimmed(&text));
    }
}

#[test]
fn an_id_is_made_of_what_it_was_made_of_where_letters_are_plain() {
    for name in ["デジタル推進室", "ＤＸ推進課", "福祉　相談課", "ﾃﾞｼﾞﾀﾙ課", "Ｄｘ課・ー"]
    {
        assert_eq!(identity(name), name.nfkc().collect::<String>());
    }
}

#[test]
fn names_from_a_pdf_meet_their_twins() {
    let twins = [
        ("市民課\u{feff}", "市民課"),
        ("市\u{2ea0}課", "市民課"),
        ("\u{2ed1}寿課", "長寿課"),
        ("\u{2ec4}部課", "西部課"),
        ("長\u{200b}寿課", "長寿課"),
        ("長寿課\u{ad}", "長寿課"),
        ("長\u{2060}寿課", "長寿課"),
        ("葛\u{e0100}城課", "葛城課"),
        ("\u{2f3e}籍課", "戸籍課"),
        ("\u{2fad}少年課", "青少年課"),
        ("\u{2fc8}金課", "黄金課"),
        ("\u{2fca}板課", "黒板課"),
        ("市　民　課", "市民課"),
        ("ﾃﾞｼﾞﾀﾙ推進室", "デジタル推進室"),
        ("ＤＸ推進課", "dx推進課"),
        ("福祉‧保健課", "福祉・保健課"),
        ("福祉･保健課", "福祉・保健課"),
        ("\u{200f}市民課\u{e0041}", "市民課"),
    ];
    for (typed, plain) in twins {
        assert!(is_same_name(typed, plain), "{typed:?} and {plain:?}");
    }
    assert!(!is_same_name("市民課", "市民税課"));
    assert!(!is_same_name("市民課", "住民課"));
}

/// Every character with a property that can hide is shown, but for those that have a picture or belong to a letter.
#[test]
fn unicodes_own_properties_are_covered() {
    let ignorable = Regex::new(r"\p{Default_Ignorable_Code_Point}").unwrap();
    let hiding = Regex::new(
        r"[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Bidi_Control}--\n\t]",
    )
    .unwrap();
    // Signs over or before Arabic, Syriac and Kaithi figures: they are drawn.
    let drawn = |c: char| {
        matches!(
            c,
            '\u{600}'
                ..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}'
        )
    };
    for character in '\0'..=char::MAX {
        let text = character.to_string();
        assert_eq!(is_ignorable(character), ignorable.is_match(&text), "U+{:04X}", u32::from(character));
        if hiding.is_match(&text) && !drawn(character) {
            assert!(first_hidden(&text).is_some(), "U+{:04X} is not shown", u32::from(character));
        }
    }
}

#[test]
fn legitimate_text_is_left_alone() {
    let texts = [
        "市民課　担当（内線 1234）\n二行目\tタブ",
        "葛\u{e0100}城市・辻\u{e0101}\u{3099}",
        "神\u{fe00}社",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦 ❤\u{fe0f}\u{200d}🔥 👩🏽\u{200d}💻 ☀\u{fe0f} ☎\u{fe0e} 1\u{fe0f}\u{20e3}",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "か\u{3099}・e\u{301}・क्\u{200d}ष・می\u{200c}خواهم",
        "외국인 등록・‖—…〜",
    ];
    for text in texts {
        assert_eq!(visible(text), text);
        assert!(first_hidden(text).is_none());
    }
}

#[test]
fn what_hides_is_shown_as_a_mark() {
    let shown = [
        ("a\u{202e}gnp.json", "a〔U+202E〕gnp.json"),
        ("\u{200b}", "〔U+200B〕"),
        ("課\u{200b}\u{200b}\u{200b}", "課〔U+200B×3〕"),
        ("\u{e0041}\u{e0042}", "〔U+E0041〕〔U+E0042〕"),
        ("🏴\u{e0041}", "🏴〔U+E0041〕"),
        ("😀\u{fe0f}\u{e0100}\u{e0101}", "😀\u{fe0f}〔U+E0100〕〔U+E0101〕"),
        ("葛\u{e0100}\u{e0101}", "葛\u{e0100}〔U+E0101〕"),
        ("a\u{fe0f}\u{200d}b", "a〔U+FE0F〕〔U+200D〕b"),
        ("\u{b}\0\u{7f}", "␋␀␡"),
        (
            "\u{85}\u{2028}\u{2800}\u{3164}\u{ffff}\u{fffc}",
            "〔U+0085〕〔U+2028〕〔U+2800〕〔U+3164〕〔U+FFFF〕〔U+FFFC〕",
        ),
        ("市\u{ad}民\u{feff}", "市〔U+00AD〕民〔U+FEFF〕"),
    ];
    for (text, mark) in shown {
        assert_eq!(visible(text), mark);
    }
    assert_eq!(visible_line("a\nb\tc"), "a␊b␉c");
    assert_eq!(trimmed(" \u{feff}　市民 課\u{ad}\n"), "市民 課");
    assert_eq!(trimmed("葛\u{e0100}"), "葛\u{e0100}");
    assert_eq!(trimmed("\u{200b} \u{e0041}"), "");
}
