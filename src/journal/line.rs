//! Taking a line of canonical JSON apart without building values.
//!
//! An id is the digest of canonical bytes. Where a line's bytes are canonical already, as in every file this program
//! wrote, they can be digested as they stand. So this reader accepts only what RFC 8785 would have written, a little
//! less even: whatever it does not know for sure it leaves to [`super::Value`], which reads everything.

/// Deeper values are left to the slow way.
const DEEPEST: usize = 16;

/// Integers of more digits may not be below 2^53.
const SURE_DIGITS: usize = 15;

/// A member of an object: its key without quotes, its value as written, and where the member begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member<'a> {
    pub(super) key: &'a str,
    pub(super) raw: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The members of an object that is written canonically; `None` for anything else, and where it is not sure.
pub(super) fn members(line: &str) -> Option<Vec<Member<'_>>> {
    let mut members = Vec::with_capacity(12);
    let end = object(line, 0, 0, &mut |member| members.push(member))?;
    (end == line.len()).then_some(members)
}

/// The end of the object that begins at `start`.
fn object<'a>(line: &'a str, start: usize, depth: usize, found: &mut dyn FnMut(Member<'a>)) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = expect(bytes, start, b'{')?;
    let mut before: Option<&str> = None;
    while bytes.get(at)? != &b'}' {
        if before.is_some() {
            at = expect(bytes, at, b',')?;
        }
        let key_end = text(bytes, at)?;
        let key = line.get(at + 1..key_end - 1)?;
        // Above ASCII, and with escapes, the order of bytes is not the order of RFC 8785.
        let is_plain = key.bytes().all(|byte| byte.is_ascii() && byte != b'\\');
        if !is_plain || before.is_some_and(|before| before >= key) {
            return None;
        }
        let value = expect(bytes, key_end, b':')?;
        let end = any(line, value, depth)?;
        found(Member { key, raw: line.get(value..end)?, start: at, end });
        (before, at) = (Some(key), end);
    }
    Some(at + 1)
}

/// The end of the value that begins at `start`.
fn any(line: &str, start: usize, depth: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    match bytes.get(start)? {
        b'"' => text(bytes, start),
        b'{' if depth < DEEPEST => object(line, start, depth + 1, &mut |_| ()),
        b'[' if depth < DEEPEST => {
            let mut at = start + 1;
            while bytes.get(at)? != &b']' {
                if at > start + 1 {
                    at = expect(bytes, at, b',')?;
                }
                at = any(line, at, depth + 1)?;
            }
            Some(at + 1)
        }
        b'-' | b'0'..=b'9' => integer(bytes, start),
        _ => ["null", "true", "false"]
            .iter()
            .find(|word| bytes.get(start..).is_some_and(|rest| rest.starts_with(word.as_bytes())))
            .map(|word| start + word.len()),
    }
}

/// The end of the text that begins at `start`, if it escapes only what must be escaped, in the shortest way.
fn text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = expect(bytes, start, b'"')?;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' if matches!(bytes.get(at + 1)?, b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't') => at += 2,
            b'\\' | 0..0x20 => return None,
            _ => at += 1,
        }
    }
}

fn integer(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = start + usize::from(bytes.get(start) == Some(&b'-'));
    let count = bytes.get(digits..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_zero = bytes.get(digits) == Some(&b'0');
    let is_canonical = if is_zero { count == 1 && digits == start } else { (1..=SURE_DIGITS).contains(&count) };
    is_canonical.then_some(digits + count)
}

fn expect(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    (bytes.get(at) == Some(&byte)).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

    use proptest::prelude::*;

    use super::super::Value;
    use super::members;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::Integer),
            (-3_i64..3).prop_map(Value::Integer),
            "[a\"\\\\\u{0}\n\u{1f}\u{7f}課😀 /]{0,8}".prop_map(Value::Text),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
                prop::collection::btree_map("[ab\"\n課\u{ff61}😀]{0,3}", inner, 0..4).prop_map(Value::Map),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// What is taken apart is exactly what canonical writing gives back, and its members are its members.
        #[test]
        fn only_canonical_lines_are_taken_apart(
            map in prop::collection::btree_map("[a-d]{1,2}", value(), 0..5),
            damage in prop::collection::vec((any::<prop::sample::Index>(), "[ ,:\"\\\\{}0-9\\[\\]a-d.eE+-]", any::<bool>()), 0..3),
        ) {
            let mut line = Value::Map(map).to_canonical();
            for (place, with, insert) in damage {
                let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
                let at = places[place.index(places.len())];
                if !insert {
                    line.remove(at);
                }
                line.insert_str(at, &with);
            }
            if let Some(members) = members(&line) {
                let parsed = Value::parse(&line).unwrap();
                prop_assert_eq!(&parsed.to_canonical(), &line);
                let map = parsed.as_map().unwrap();
                prop_assert_eq!(members.len(), map.len());
                for member in members {
                    prop_assert_eq!(&Value::parse(member.raw).unwrap(), &map[member.key]);
                    prop_assert_eq!(&line[member.start..member.end], &format!("\"{}\":{}", member.key, member.raw));
                }
            }
        }
    }

    #[test]
    fn plain_lines_are_taken_apart_and_doubtful_ones_are_not() {
        for line in [r"{}", r#"{"a":1,"b":[],"c":{"x":null},"d":"\n\"課"}"#, r#"{"a":-1,"b":[true,[0]]}"#] {
            assert!(members(line).is_some(), "{line}");
        }
        for line in [
            r#"{"b":1,"a":1}"#,
            r#"{"a":1,"a":1}"#,
            r#"{"a":1.5}"#,
            r#"{"a":-0}"#,
            r#"{"a":01}"#,
            r#"{"a": 1}"#,
            r#"{"a":1,}"#,
            r#"{,"a":1}"#,
            r#"{"a":[1,]}"#,
            r#"{"a":[,1]}"#,
            r#"{"a":"\u000a"}"#,
            r#"{"a":"\/"}"#,
            r#"{"a":1}{"#,
            r#"{"a":1234567890123456}"#,
            r#"{"課":1}"#,
            "{\"a\":\"\n\"}",
            r#"{"a":nul}"#,
            "",
            "[]",
            "{",
        ] {
            assert_eq!(members(line), None, "{line}");
        }
    }
}
