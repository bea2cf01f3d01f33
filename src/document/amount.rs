//! What a service costs and how long it takes: values that are written by people and compared by machines.

/// What a service or a step costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fee {
    /// `gratis`, or 0.
    Free,
    /// One amount in whole rupiah.
    Amount(u64),
    /// Different amounts for different cases.
    Rows(Vec<FeeRow>),
    /// Words that are no number, such as `sesuai Perda`; shown as written.
    Text(String),
}

/// One case of a fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeRow {
    /// For what or whom.
    pub case: String,
    /// Whole rupiah.
    pub amount: u64,
    /// The rule that sets it, as written.
    pub basis: Option<String>,
}

/// How long something takes, as written, and read where it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// As written: `1 hari kerja setelah berkas lengkap`.
    pub text: String,
    /// The longest time that it names, if it names one: `(1, WorkingDay)`.
    pub length: Option<(u32, TimeUnit)>,
}

/// A unit of time, as guides promise it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// `menit`
    Minute,
    /// `jam`
    Hour,
    /// `hari kerja`
    WorkingDay,
    /// `hari`
    Day,
    /// `minggu`
    Week,
    /// `bulan`
    Month,
    /// `tahun`
    Year,
}
