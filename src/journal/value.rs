//! The JSON that entries are made of: no floats, no duplicate keys, no integers that lose digits.

use crate::filled::filled;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Integers beyond this lose digits in other programs' JSON readers.
const LARGEST_INTEGER: i64 = (1 << 53) - 1;

/// A JSON value as entries use it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// `null`: the field was cleared.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer of at most 53 bits.
    Integer(i64),
    /// Text, exactly as typed: never normalised.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object without duplicate keys.
    Map(BTreeMap<String, Value>),
}

const BAD_NUMBER: &str = "not an integer below 2^53";
const DUPLICATE_KEY: &str = "duplicate key";

/// Which rule a text breaks that is no [`Value`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueProblem {
    /// It is no JSON.
    Json,
    /// A float, or an integer of 2^53 or more.
    Number,
    /// An object with the same key twice.
    DuplicateKey,
}

/// The text is no value of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct ValueError {
    /// Which rule it breaks.
    pub problem: ValueProblem,
    /// What the reader said.
    pub message: String,
    /// Line from 1; 0 where unknown.
    pub line: usize,
    /// Column from 1; 0 where unknown.
    pub column: usize,
}

impl Value {
    /// Reads one JSON value.
    ///
    /// # Errors
    /// Malformed JSON, floats, integers over 53 bits, duplicate keys, lone surrogates, nesting over 128.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            // Errors of a visitor reach us as text only; these two begin with words of this file.
            let problem = match message {
                _ if message.starts_with(BAD_NUMBER) => ValueProblem::Number,
                _ if message.starts_with(DUPLICATE_KEY) => ValueProblem::DuplicateKey,
                _ => ValueProblem::Json,
            };
            ValueError { problem, message, line: error.line(), column: error.column() }
        })
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The integer, if it is one.
    pub fn as_integer(&self) -> Option<i64> {
        if let Self::Integer(integer) = self { Some(*integer) } else { None }
    }

    /// The object, if it is one.
    pub fn as_map(&self) -> Option<&BTreeMap<String, Value>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    /// The array, if it is one.
    pub fn as_list(&self) -> Option<&[Value]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// How many characters its longest text has; keys of objects are texts too.
    pub fn longest_text_chars(&self) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Integer(_) => 0,
            Self::Text(text) => text.chars().count(),
            Self::List(list) => list.iter().map(Self::longest_text_chars).max().unwrap_or(0),
            Self::Map(map) => {
                let member = |(key, value): (&String, &Self)| key.chars().count().max(value.longest_text_chars());
                map.iter().map(member).max().unwrap_or(0)
            }
        }
    }

    /// Every text in it, names of members apart.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Null | Self::Bool(_) | Self::Integer(_) => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(list) => list.iter().flat_map(Self::texts).collect(),
            Self::Map(map) => map.values().flat_map(Self::texts).collect(),
        }
    }

    /// Text as a value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object from its members.
    pub fn map<const N: usize>(members: [(&str, Value); N]) -> Self {
        Self::Map(filled(members.map(|(key, value)| (key.to_owned(), value))))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a boolean, an integer below 2^53, a text, an array or an object")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Value, E> {
        Ok(Value::Bool(bool))
    }

    fn visit_i64<E: serde::de::Error>(self, integer: i64) -> Result<Value, E> {
        if (-LARGEST_INTEGER..=LARGEST_INTEGER).contains(&integer) {
            Ok(Value::Integer(integer))
        } else {
            Err(E::custom(BAD_NUMBER))
        }
    }

    fn visit_u64<E: serde::de::Error>(self, integer: u64) -> Result<Value, E> {
        i64::try_from(integer).map_err(|_| E::custom(BAD_NUMBER)).and_then(|integer| self.visit_i64(integer))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(E::custom(BAD_NUMBER))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, value)) = access.next_entry::<String, Value>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format_args!("{DUPLICATE_KEY} {key:?}")));
            }
            map.insert(key, value);
        }
        Ok(Value::Map(map))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Integer(integer) => serializer.serialize_i64(*integer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Map(map) => map.serialize(serializer),
        }
    }
}
