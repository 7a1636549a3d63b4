//! What differs inside two texts.

use ayumi::insight::compare::{JOIN_BELOW, Piece, text_difference};
use proptest::prelude::*;

proptest! {
    #[test]
    fn texts_are_made_of_their_pieces(old in sentences(), new in sentences()) {
        let pieces = text_difference(&old, &new);
        let of = |wanted: fn(&Piece) -> bool| pieces.iter().filter(|piece| wanted(piece)).map(Piece::text).collect::<String>();
        prop_assert_eq!(of(|piece| !matches!(piece, Piece::Came(_))), old.clone());
        prop_assert_eq!(of(|piece| !matches!(piece, Piece::Gone(_))), new.clone());
        prop_assert!(pieces.iter().all(|piece| !piece.text().is_empty()));
        let is_changed = old != new;
        prop_assert_eq!(pieces.iter().any(|piece| !matches!(piece, Piece::Same(_))), is_changed);
        for (at, piece) in pieces.iter().enumerate().filter(|_| is_changed) {
            let least = if at == 0 || at + 1 == pieces.len() { 2 } else { JOIN_BELOW };
            prop_assert!(!matches!(piece, Piece::Same(text) if text.chars().count() < least), "{piece:?}");
        }
        for pair in pieces.windows(2) {
            let is_ordered = matches!(pair, [Piece::Same(_), Piece::Gone(_) | Piece::Came(_)]
                | [Piece::Gone(_), Piece::Came(_) | Piece::Same(_)] | [Piece::Came(_), Piece::Same(_)]);
            prop_assert!(is_ordered, "{pair:?}");
        }
    }
}

fn sentences() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "(窓口を|様式の|検討|始めた。|[0-9０-９]{1,3}|課|件|か\u{3099}|😀){0,12}"]
}

fn piece(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Gone(text) => format!("[-{text}-]"),
        Piece::Came(text) => format!("[+{text}+]"),
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn differences_read_as_sentences() {
    let cases = [
        (
            "会議資料の電子化を8課で行っている。",
            "会議資料の電子化を14課で行っている。",
            "会議資料の電子化を[-8-][+14+]課で行っている。",
        ),
        ("令和10年度の導入", "令和11年度の導入", "令和[-10-][+11+]年度の導入"),
        ("参加は1,120人。", "参加は1,340人。", "参加は[-1,120-][+1,340+]人。"),
        ("試行を始めた。", "試行を始めた。規程の改正が遅れている。", "試行を始めた。[+規程の改正が遅れている。+]"),
        ("検討した", "実施した", "[-検討-][+実施+]した"),
        ("費用は1200円。", "費用は1,200円。", "費用は[-1200-][+1,200+]円。"),
        (
            "募集案件は0件。",
            "募集案件は1件。公園の使い方を募った。",
            "募集案件は[-0件。-][+1件。公園の使い方を募った。+]",
        ),
        ("同じ文", "同じ文", "同じ文"),
        ("", "新しい文", "[+新しい文+]"),
        ("一", "", "[-一-]"),
    ];
    for (old, new, wanted) in cases {
        assert_eq!(piece(&text_difference(old, new)), wanted);
    }
}

/// Nothing in common but the ends: the middle goes as a whole, at once.
#[test]
fn long_texts_do_not_hold_up_the_page() {
    let text = |from: u32| (0..9_990).filter_map(|n| char::from_u32(from + n % 5_000)).collect::<String>();
    let (old, new) = (format!("はじめに{}おわり", text(0x4E00)), format!("はじめに{}おわり", text(0x6500)));
    let begun = std::time::Instant::now();
    let pieces = text_difference(&old, &new);
    assert!(begun.elapsed().as_secs() < 5);
    assert_eq!(pieces.first(), Some(&Piece::Same("はじめに".to_owned())));
    assert_eq!(pieces.len(), 4);
    // One word of a long text is found all the same.
    let edited = old.replacen("はじめに", "はじめには", 1);
    assert!(text_difference(&old, &edited).iter().filter(|piece| !matches!(piece, Piece::Same(_))).count() <= 2);
}
