//! Which fields of a record are required at all.

use crate::journal::Field;

/// Fields that a record must hold, as far as the record itself calls for them (`Demand`): a set over [`Field::RECORD`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequiredFields([bool; Field::RECORD.len()]);

impl Default for RequiredFields {
    /// All but 根拠.
    fn default() -> Self {
        Self::of(Field::RECORD.into_iter().filter(|field| *field != Field::Evidence))
    }
}

impl RequiredFields {
    /// These. 状態 always is among them: without it nothing counts as recorded.
    pub fn of(fields: impl IntoIterator<Item = Field>) -> Self {
        let mut required = Self(Field::RECORD.map(|field| field == Field::Status));
        for field in fields {
            required.set(&field, true);
        }
        required
    }

    /// Whether a field is among them.
    pub fn contains(self, field: &Field) -> bool {
        Field::RECORD.iter().zip(self.0).any(|(one, is_in)| is_in && one == field)
    }

    /// Takes a field in or out.
    pub fn set(&mut self, field: &Field, is_in: bool) {
        for (one, place) in Field::RECORD.iter().zip(&mut self.0) {
            if one == field {
                *place = is_in || *one == Field::Status;
            }
        }
    }

    /// The fields, in the order of the form.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::RECORD.into_iter().filter(move |field| self.contains(field))
    }

    /// What either of two wants.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::of(self.fields().chain(other.fields()))
    }
}
