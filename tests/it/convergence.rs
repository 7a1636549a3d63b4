//! Whatever way entries travel, in whatever order and however often, everyone ends with the same file.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};

use ayumi::exchange::{FileError, ParsedSnapshot, PlanMark, Scope, limits, read_snapshot, review, write_snapshot};
use ayumi::journal::{Cell, EntryId, Field, Ledger};
use proptest::prelude::*;

use crate::fixtures::{author, entry, export, export_of, read, small_plan};

const DEPTS: [&str; 3] = ["shimin", "joho", "まだない課"];
const YEARS: [i32; 3] = [2025, 2026, 2027];

/// The ways of a file from one computer to another.
#[derive(Debug, Clone, Copy)]
enum Channel {
    Full,
    ByDepartment,
    ByYear,
    /// In thirds, each without what it supersedes.
    Differences,
    Packed,
    /// Another program wrote the same JSON in another layout.
    Reformatted,
    /// A mail program added its footer.
    WithFooter,
    /// Cut off somewhere; what was cut off comes in a second file, cut off at its other half.
    CutAndSentAgain,
}

const CHANNELS: [Channel; 8] = [
    Channel::Full,
    Channel::ByDepartment,
    Channel::ByYear,
    Channel::Differences,
    Channel::Packed,
    Channel::Reformatted,
    Channel::WithFooter,
    Channel::CutAndSentAgain,
];

fn scoped(ledger: &Ledger, scope: Scope) -> ParsedSnapshot {
    read(write_snapshot(&small_plan(), &PlanMark::of(&small_plan()), ledger, &export_of(scope)).text).unwrap()
}

/// What arrives.
fn sent(ledger: &Ledger, channel: Channel) -> Vec<ParsedSnapshot> {
    let text = export(ledger).text;
    match channel {
        Channel::Full => vec![read(text).unwrap()],
        Channel::ByDepartment => DEPTS.map(|dept| scoped(ledger, Scope::of_dept(dept.into()))).into_iter().collect(),
        Channel::ByYear => {
            YEARS.map(|fy| scoped(ledger, Scope { fy: Some(fy), ..Scope::default() })).into_iter().collect()
        }
        Channel::Differences => {
            let ids: Vec<EntryId> = ledger.entries().map(|entry| entry.id()).collect();
            let third = |at: usize| ids.iter().copied().skip(at).step_by(3).collect::<BTreeSet<_>>();
            (0..3).map(|at| scoped(ledger, Scope { only: Some(third(at)), ..Scope::default() })).collect()
        }
        Channel::Packed => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(text.as_bytes()).unwrap();
            let mut inflated = Vec::new();
            flate2::read::GzDecoder::new(packer.finish().unwrap().as_slice()).read_to_end(&mut inflated).unwrap();
            vec![read(inflated).unwrap()]
        }
        Channel::Reformatted => {
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            vec![read(serde_json::to_string_pretty(&json).unwrap().replace('\n', "\r\n")).unwrap()]
        }
        Channel::WithFooter => {
            let Err(FileError::OtherText { rescue, .. }) = read(text + "\n-- \nウイルス検査済み") else {
                panic!()
            };
            vec![*rescue]
        }
        Channel::CutAndSentAgain => {
            let rescued = |text: &str| read(text).unwrap_err().rescue().unwrap().clone();
            let lines: Vec<&str> = text.lines().collect();
            let half = lines.len() / 2;
            let second = [&lines[..1], &lines[half..lines.len() - 1]].concat().join("\n");
            vec![rescued(&lines[..=half].join("\n")), rescued(&second)]
        }
    }
}

/// Takes files in as the app does; the accounting of each closes.
fn import(ledger: &mut Ledger, snapshots: Vec<ParsedSnapshot>) -> usize {
    let mut added = 0;
    for snapshot in snapshots {
        let review = review(&small_plan(), ledger, &snapshot);
        assert_eq!(review.in_file, review.added + review.already_had + review.quarantined + review.duplicates);
        assert_eq!(review.quarantined, 0, "whole lines verify, whatever happened around them");
        let new = ledger.union(snapshot.entries).len();
        assert_eq!(new, review.added);
        added += new;
    }
    added
}

/// Who writes (0 to 2), in which cell, what, by which wrong clock, and whether he looked before.
type Step = (usize, usize, usize, usize, u32, bool);
/// From whom, to whom, by which channel, and how old the file is.
type Mail = (usize, usize, usize, prop::sample::Index);

/// Three computers that write and mail for a while; a mail may be any state the sender ever had.
fn replicas(steps: &[Step], mails: &[Mail]) -> [Ledger; 3] {
    let mut pasts: [Vec<Ledger>; 3] = std::array::from_fn(|_| vec![Ledger::default()]);
    for (at, (who, dept, fy, value, minute, looks)) in steps.iter().enumerate() {
        let mut now = pasts[*who].last().unwrap().clone();
        let cell = Cell { fy: YEARS[*fy], dept: DEPTS[*dept].into(), item: "m0101".into(), field: Field::Status };
        let base = if *looks { now.head_ids(&cell) } else { Vec::new() };
        now.insert(entry(&cell, ["underway", "done", "stopped"][*value], &base, &author("記録者", *minute)));
        pasts[*who].push(now);
        if let Some((from, to, channel, age)) = mails.get(at) {
            let stale = age.get(&pasts[*from]).clone();
            let mut now = pasts[*to].last().unwrap().clone();
            import(&mut now, sent(&stale, CHANNELS[*channel]));
            pasts[*to].push(now);
        }
    }
    pasts.map(|mut past| past.pop().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn through_every_channel_stale_files_and_wrong_clocks_end_byte_equal(
        steps in prop::collection::vec((0..3_usize, 0..3_usize, 0..3_usize, 0..3_usize, 0..60_u32, any::<bool>()), 1..14),
        mails in prop::collection::vec((0..3_usize, 0..3_usize, 0..CHANNELS.len(), any::<prop::sample::Index>()), 0..14),
    ) {
        let parts = replicas(&steps, &mails);
        let mut all = Ledger::default();
        for part in &parts {
            all.union(part.entries().cloned());
        }
        let wanted = export(&all).text;
        for channel in CHANNELS {
            for order in [[0, 1, 2], [2, 1, 0]] {
                let mut last = Ledger::default();
                for part in order {
                    import(&mut last, sent(&parts[part], channel));
                }
                prop_assert_eq!(&export(&last).text, &wanted, "{:?}", channel);
                for part in &parts {
                    prop_assert_eq!(import(&mut last, sent(part, channel)), 0, "a second time adds nothing");
                }
            }
        }
    }

    /// However deep a text is cut, what is left verifies or is held back, and the whole file completes it.
    #[test]
    fn a_cut_file_and_the_whole_one_after_it_are_as_good_as_the_whole_one(
        steps in prop::collection::vec((0..3_usize, 0..3_usize, 0..3_usize, 0..3_usize, 0..60_u32, any::<bool>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let [whole, ..] = replicas(&steps, &[]);
        let text = export(&whole).text;
        let mut ledger = Ledger::default();
        if let Err(error) = read(&text.as_bytes()[..cut.index(text.len())])
            && let Some(rescue) = error.rescue()
        {
            ledger.union(rescue.entries.iter().cloned());
        }
        ledger.union(read(&text).unwrap().entries);
        prop_assert_eq!(export(&ledger).text, text);
    }
}

/// A file of a version to come: unknown members everywhere, a kind and a field that nobody here knows.
#[test]
fn a_file_of_a_version_to_come_goes_through_this_one_without_loss() {
    let text = include_str!("../fixtures/snapshot/v2.json");
    let snapshot = read(text).unwrap();
    assert_eq!(snapshot.header.version, 2);
    assert!(snapshot.quarantine.is_empty());
    let review = review(&small_plan(), &Ledger::default(), &snapshot);
    assert_eq!((review.added, review.unknown), (4, 3));
    let mut ledger = Ledger::default();
    ledger.union(snapshot.entries);
    let below = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(below(&export(&ledger).text), below(text), "every entry byte for byte");
}

#[test]
fn a_file_at_the_limit_of_its_size_is_read_and_one_byte_more_is_not() {
    let text = export(&Ledger::default()).text;
    let padded = |len: usize| format!("{text}{}", " ".repeat(len - text.len()));
    assert!(read_snapshot(&small_plan(), "a", padded(limits::FILE_BYTES).as_bytes()).is_ok());
    let beyond = read_snapshot(&small_plan(), "a", padded(limits::FILE_BYTES + 1).as_bytes()).unwrap_err();
    assert_eq!(beyond, FileError::TooLarge { bytes: limits::FILE_BYTES + 1 });
}
