//! Canonical JSON after RFC 8785 (JCS), for values without floats.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Value;

impl Value {
    /// Canonical JSON after RFC 8785: equal values give equal bytes, here and in every other program.
    pub fn to_canonical(&self) -> String {
        let mut out = String::new();
        write(self, &mut out);
        out
    }
}

/// Writes an object canonically, leaving out one member if asked: an id is computed over the entry without it.
pub(super) fn write_map(map: &BTreeMap<String, Value>, leave_out: Option<&str>, out: &mut String) {
    let mut members: Vec<_> = map.iter().filter(|(key, _)| Some(key.as_str()) != leave_out).collect();
    // RFC 8785 §3.2.3 orders by UTF-16 code units, which differs from code points above U+FFFF.
    if members.iter().any(|(key, _)| !key.is_ascii()) {
        members.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    }
    out.push('{');
    for (index, (key, value)) in members.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(key, out);
        out.push(':');
        write(value, out);
    }
    out.push('}');
}

/// Writes any value canonically.
pub(super) fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Integer(integer) => out.push_str(&integer.to_string()),
        Value::Text(text) => write_text(text, out),
        Value::List(list) => {
            out.push('[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(value, out);
            }
            out.push(']');
        }
        Value::Map(map) => write_map(map, None, out),
    }
}

/// Escapes exactly what RFC 8785 §3.2.2.2 escapes.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // What needs no escape goes over in one piece; all that needs one is a single byte.
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (plain, from) = rest.split_at(at);
        let (escaped, after) = from.split_at(1);
        out.push_str(plain);
        match escaped {
            "\"" => out.push_str("\\\""),
            "\\" => out.push_str("\\\\"),
            "\u{8}" => out.push_str("\\b"),
            "\t" => out.push_str("\\t"),
            "\n" => out.push_str("\\n"),
            "\u{c}" => out.push_str("\\f"),
            "\r" => out.push_str("\\r"),
            control => {
                // Writing to a String cannot fail.
                let _ = control.bytes().try_for_each(|byte| write!(out, "\\u{byte:04x}"));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}
