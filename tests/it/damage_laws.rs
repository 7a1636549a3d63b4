//! The laws of damaged files: whatever verifies is offered, whatever does not is counted.

use std::collections::BTreeSet;
use std::io::Write as _;

use ayumi::exchange::{FileError, Found, GzipFlaw, ParsedSnapshot, PlanMark, SnapshotReader, Unpacking, limits};
use ayumi::journal::{Entry, EntryId, Field, Ledger};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use crate::fixtures::{author, cell, export, record, small_ledger, small_plan, worlds};

/// Reads a file as the app does, and a pasted text alike: gzip is taken off first.
pub fn found(bytes: &[u8]) -> Found {
    let mark = PlanMark::of(&small_plan());
    let legacy = |label: &str, bytes: &[u8]| {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    };
    let (bytes, flaw) = if bytes.starts_with(b"\x1f\x8b") {
        let mut unpacking = Unpacking::begin(bytes, limits::FILE_BYTES);
        while unpacking.step().unwrap() {}
        unpacking.finish()
    } else {
        (bytes.to_vec(), None)
    };
    match SnapshotReader::begin(&mark, "届いたファイル.json", bytes, flaw, &legacy) {
        Ok(mut reading) => {
            while reading.step() {}
            reading.finish()
        }
        Err(error) => vec![Err(error)],
    }
}

/// The parsed snapshots that are offered, whole or rescued.
fn offered(found: &Found) -> Vec<&ParsedSnapshot> {
    found
        .iter()
        .filter_map(|found| match found {
            Ok(snapshot) => Some(snapshot),
            Err(error) => error.rescue(),
        })
        .collect()
}

fn ids(found: &Found) -> BTreeSet<EntryId> {
    offered(found).iter().flat_map(|snapshot| &snapshot.entries).map(|entry| entry.id()).collect()
}

/// How many statements are in some count: verified, held back, or there twice.
fn counted(found: &Found) -> usize {
    offered(found).iter().map(|snapshot| snapshot.in_file()).sum()
}

fn ledger_of(world: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(world.iter().cloned());
    ledger
}

fn all(ledger: &Ledger) -> BTreeSet<EntryId> {
    ledger.entries().map(|entry| entry.id()).collect()
}

/// All is offered and all is counted.
fn nothing_is_lost(bytes: &[u8], ledger: &Ledger, how: &str) -> Found {
    let found = found(bytes);
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(ids(&found), all(ledger), "{how}: {found:#?}\n{text}");
    assert_eq!(counted(&found), ledger.len(), "{how}");
    found
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Cuts every line after so many characters.
pub fn wrapped(text: &str, columns: usize, end: &str) -> String {
    let line = |line: &str| {
        let characters: Vec<char> = line.chars().collect();
        let pieces: Vec<String> = characters.chunks(columns).map(|piece| piece.iter().collect()).collect();
        pieces.join(end)
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Breaks at the last space before the column, as mail programs do with words; the space is gone.
fn wrapped_at_words(text: &str, columns: usize, keep_space: bool) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut rest: Vec<char> = line.chars().collect();
        while rest.len() > columns {
            match rest[..columns].iter().rposition(|c| *c == ' ') {
                Some(space) if space > 0 => {
                    out.extend(&rest[..space + usize::from(keep_space)]);
                    rest.drain(..=space);
                }
                _ => {
                    out.extend(&rest[..columns]);
                    rest.drain(..columns);
                }
            }
            out.push('\n');
        }
        out.extend(rest);
        out.push('\n');
    }
    out
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        for byte in line.bytes() {
            let piece = if byte == b'=' || !(b' '..=b'~').contains(&byte) {
                format!("={byte:02X}")
            } else {
                char::from(byte).to_string()
            };
            if column + piece.len() > 75 {
                out.push_str("=\r\n");
                column = 0;
            }
            column += piece.len();
            out.push_str(&piece);
        }
        out.push_str("\r\n");
    }
    out
}

pub fn quoted(text: &str) -> String {
    text.lines().map(|line| ["> ", line, "\n"].concat()).collect()
}

/// The ledger with texts that tempt every layout: quotes, brackets, breaks, `=`, `>`, spaces, kanji.
fn tempting(world: &[Entry]) -> Ledger {
    let mut ledger = ledger_of(world);
    let texts = [
        "窓口 の 「書かない」 化を 進めた。= 3D =41 > 引用 {\"id\":1} ]} },{ \\ 改行\nあと",
        "> 行の初めの印\n\n=\n{",
        "",
        "長い文をここに書くと、折り返しは文の中ほどに来る。長い文をここに書くと、折り返しは文の中ほどに来る。",
    ];
    for (minute, text) in (40..).zip(texts) {
        record(&mut ledger, &cell("shimin", "m0102", Field::Situation), text, &author("市民課 管理 係", minute));
    }
    ledger
}

/// A good file as everything that keeps its content may change it.
fn changed_in_form(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let utf32 = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(u32::from(c))).collect::<Vec<u8>>();
    let of = |text: String| text.into_bytes();
    let body_of_mail =
        format!("お疲れ様です。市民課です。\n添付の代わりに貼ります {{笑}}\n\n{text}\n-- \n市民課 内線 1234\n");
    let folded = |columns: usize| -> Vec<u8> {
        let lines = text.as_bytes().split(|byte| *byte == b'\n');
        lines.map(|line| line.chunks(columns).collect::<Vec<_>>().join(&b'\n')).collect::<Vec<_>>().join(&b'\n')
    };
    let halves = |at: usize| [packed(&text.as_bytes()[..at]), packed(&text.as_bytes()[at..])].concat();
    vec![
        ("as it is", of(text.to_owned())),
        ("UTF-8 with a byte order mark", of(format!("\u{feff}{text}"))),
        ("UTF-16, little end first", utf16(u16::to_le_bytes)),
        ("UTF-16 with its mark, big end first", [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat()),
        ("UTF-32 with its mark", [b"\xff\xfe\0\0".to_vec(), utf32(u32::to_le_bytes)].concat()),
        ("UTF-32, big end first", utf32(u32::to_be_bytes)),
        ("CRLF", of(text.replace('\n', "\r\n"))),
        ("CR", of(text.replace('\n', "\r"))),
        ("blank lines between", of(text.replace('\n', "\n\n"))),
        ("indented", of(serde_json::to_string_pretty(&json).unwrap())),
        ("on one line", of(serde_json::to_string(&json).unwrap())),
        ("indented, CRLF", of(serde_json::to_string_pretty(&json).unwrap().replace('\n', "\r\n"))),
        ("wrapped at 76 characters", of(wrapped(text, 76, "\n"))),
        ("wrapped at 76 characters, CRLF", of(wrapped(text, 76, "\r\n").replace('\n', "\r\n").replace("\r\r", "\r"))),
        ("folded at 76 bytes, inside of characters", folded(76)),
        ("wrapped at words, with soft breaks", of(wrapped_at_words(text, 76, true))),
        ("wrapped at words", of(wrapped_at_words(text, 76, false))),
        ("quoted-printable", of(quoted_printable(text))),
        ("soft breaks of quoted-printable", of(wrapped(text, 75, "=\r\n"))),
        ("quoted", of(quoted(text))),
        ("quoted twice", of(quoted(&quoted(text)))),
        ("wrapped, then quoted", of(quoted(&wrapped(text, 72, "\n")))),
        ("indented, then quoted", of(quoted(&serde_json::to_string_pretty(&json).unwrap()))),
        ("in a mail", of(body_of_mail.clone())),
        ("in a mail, wrapped", of(wrapped(&body_of_mail, 76, "\n"))),
        ("in a mail, quoted", of(quoted(&body_of_mail))),
        ("packed", packed(text.as_bytes())),
        ("packed in two members", halves(text.len() / 2)),
        ("packed, and CR LF behind it", [packed(text.as_bytes()), b"\r\n".to_vec()].concat()),
        ("packed, and zeros behind it", [packed(text.as_bytes()), vec![0; 512]].concat()),
        ("packed and wrapped", packed(wrapped(text, 76, "\n").as_bytes())),
    ]
}

/// What a person may write into a file.
const OWN_LINE: &str = "ここに手で書き足した行";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_changes_the_form_of_a_file_and_not_its_content_loses_no_entry(world in worlds(4)) {
        let ledger = tempting(&world);
        for (how, bytes) in changed_in_form(&export(&ledger).text) {
            nothing_is_lost(&bytes, &ledger, how);
        }
    }

    #[test]
    fn a_flipped_byte_costs_one_entry_at_most(
        world in worlds(6), place in any::<prop::sample::Index>(), mask in 1..=255_u8, twice in any::<bool>(),
    ) {
        let ledger = tempting(&world);
        let text = export(&ledger).text;
        let mut bytes = text.clone().into_bytes();
        let at = place.index(bytes.len());
        bytes[at] ^= mask;
        if twice {
            // A snapshot behind another one is none of its business.
            bytes = [export(&small_ledger()).text.into_bytes(), bytes].concat();
        }
        let found = found(&bytes);
        if found.iter().any(|found| matches!(found, Err(FileError::OtherPlan { .. }))) {
            let plan = text.find("\"plan\":").unwrap()..text.find("\"scope\":").unwrap();
            prop_assert!(plan.contains(&at), "only a changed plan makes it one of another plan");
            return Ok(());
        }
        // The line on which the byte stands is the only one that may fail.
        let mut start = 0;
        let mut lines = 0;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end().trim_end_matches(',').len();
            start += line.len();
            let Ok(entry) = ayumi::journal::Value::parse(line.trim_end().trim_end_matches(',')).map(Entry::verify) else { continue };
            let Ok(entry) = entry else { continue };
            lines += 1;
            if !range.contains(&at) {
                prop_assert!(ids(&found).contains(&entry.id()), "{at} ^ {mask:02x}: {found:#?}");
            }
        }
        prop_assert_eq!(lines, ledger.len());
        let before = if twice { small_ledger().len() } else { 0 };
        // A line that has lost its first brace is told as a line that holds no entry; none goes untold.
        let others: usize = offered(&found).iter().map(|snapshot| snapshot.other_lines).sum();
        let told = counted(&found) + others;
        prop_assert!(counted(&found) <= before + lines + 1 && told >= before + lines, "{told} of {lines}: {found:#?}");
        let mut known = all(&ledger);
        known.extend(all(&small_ledger()));
        prop_assert!(ids(&found).is_subset(&known));
    }

    #[test]
    fn lines_put_in_taken_out_or_doubled_are_counted_and_hide_no_other(
        world in worlds(6), places in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8), 1..4),
    ) {
        let ledger = tempting(&world);
        let text = export(&ledger).text;
        let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
        let (mut doubled, mut own) = (0, 0_usize);
        for (place, change) in places {
            // The header stays; it has a law of its own.
            let at = 1 + place.index(lines.len() - 1);
            match change {
                0 => own -= usize::from(lines.remove(at) == OWN_LINE),
                1 => {
                    doubled += usize::from(lines[at].starts_with("{\"at\""));
                    own += usize::from(lines[at] == OWN_LINE);
                    lines.insert(at, lines[at].clone());
                }
                2 => {
                    own += 1;
                    lines.insert(at, OWN_LINE.to_owned());
                }
                _ => lines.insert(at, String::new()),
            }
            if lines.len() < 3 {
                break;
            }
        }
        let file = lines.join("\n");
        let found = found(file.as_bytes());
        let there: Vec<EntryId> = lines.iter()
            .filter_map(|line| ayumi::journal::Value::parse(line.trim_end_matches(',')).ok())
            .filter_map(|value| Entry::verify(value).ok()).map(|entry| entry.id()).collect();
        prop_assert_eq!(ids(&found), there.iter().copied().collect::<BTreeSet<_>>(), "{}", file);
        prop_assert_eq!(counted(&found), there.len(), "{:#?}", found);
        let (copies, other): (usize, usize) =
            offered(&found).iter().fold((0, 0), |(copies, other), snapshot| (copies + snapshot.duplicates, other + snapshot.other_lines));
        // Where no entry is left, there is nothing to offer and nothing to account for beside it.
        let is_told = offered(&found).is_empty() || (own == 0) == (other == 0);
        prop_assert!(copies <= doubled && other <= own && is_told, "{copies} {doubled} {other} {own}");
    }

    #[test]
    fn a_cut_file_gives_what_was_before_the_cut_packed_or_not(world in worlds(6), place in any::<prop::sample::Index>()) {
        let ledger = tempting(&world);
        let text = export(&ledger).text;
        let at = text.find('\n').unwrap() + 1 + place.index(text.len() - text.find('\n').unwrap() - 4);
        let before = |bytes: &[u8]| -> BTreeSet<EntryId> {
            let text = String::from_utf8_lossy(bytes);
            let whole = text.lines().filter_map(|line| ayumi::journal::Value::parse(line.trim_end_matches(',')).ok());
            whole.filter_map(|value| Entry::verify(value).ok()).map(|entry| entry.id()).collect()
        };
        let cut = &text.as_bytes()[..at];
        let plain = found(cut);
        prop_assert_eq!(ids(&plain), before(cut));
        prop_assert!(matches!(plain[0], Err(FileError::Truncated { .. })), "{:#?}", plain);

        let whole = packed(text.as_bytes());
        let cut = &whole[..place.index(whole.len() - 12) + 10];
        let mut inflated = Vec::new();
        let _ = std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(cut), &mut inflated);
        let found = found(cut);
        prop_assert!(ids(&found).is_superset(&before(&inflated)));
        let gzip = matches!(found[0], Err(FileError::DamagedGzip { flaw: GzipFlaw::Cut, .. }));
        prop_assert!(gzip || inflated.ends_with(b"]}\n"), "{:#?}", found);
    }

    #[test]
    fn several_snapshots_in_one_file_are_each_read_and_those_of_another_plan_are_said(
        worlds in prop::collection::vec(worlds(5), 2..4), other in any::<prop::sample::Index>(), between in 0..3_usize,
    ) {
        let other = other.index(worlds.len() + 1);
        let texts: Vec<String> = worlds.iter().enumerate().map(|(at, world)| {
            let text = export(&ledger_of(world)).text;
            if at == other { text.replace("\"id\":\"small-2026\"", "\"id\":\"other-city\"") } else { text }
        }).collect();
        let file = texts.join(["", "\n\n", "\n次のファイル\n"][between]);
        for bytes in [file.clone().into_bytes(), wrapped(&file, 76, "\n").into_bytes(), quoted(&file).into_bytes(), packed(file.as_bytes())] {
            let found = found(&bytes);
            prop_assert_eq!(found.len(), worlds.len(), "{:#?}", found);
            for (at, (found, world)) in found.iter().zip(&worlds).enumerate() {
                if at == other {
                    let count = ledger_of(world).len();
                    let is_said = matches!(found, Err(FileError::OtherPlan { id, count: Some(stated) }) if id == "other-city" && *stated == count);
                    prop_assert!(is_said, "{:#?}", found);
                } else {
                    let one = vec![found.clone()];
                    prop_assert_eq!(ids(&one), all(&ledger_of(world)));
                    prop_assert_eq!(counted(&one), ledger_of(world).len());
                }
            }
        }
    }
}
