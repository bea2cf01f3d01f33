//! Opening hours: `Senin–Kamis 08.00–15.00`, read into days and times.

/// Opening hours, as written, and read where they can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    /// As written.
    pub text: String,
    /// The days and times; `None` where the text is no such statement.
    pub span: Option<HoursSpan>,
}

/// A run of days with one opening time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursSpan {
    /// The days, Monday = 1 to Sunday = 7, in order.
    pub days: Vec<u8>,
    /// Minutes after midnight at which the office opens.
    pub opens: u16,
    /// Minutes after midnight at which it closes.
    pub closes: u16,
}
