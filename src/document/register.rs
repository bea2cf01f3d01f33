//! The registers below `data/`: regulations and shared facts, a row under each key.
//!
//! In: the text of such files. Out: [`Registers`], all rows with their places, and findings.
//! A row is a group of keys, or one text alone, which then is its first key. Whether a page
//! refers to a row is known to the site.

pub mod fact;
pub mod regulation;

use std::collections::BTreeMap;
use std::ops::Range;

use super::field::Field;
use super::findings::{Findings, line_at};
use super::front_matter;
use super::front_matter::values::Values;
use super::{Language, Spanned};
use crate::diagnostic::{Checked, Diagnostic, Location, Problem};
use crate::source::SourceFile;
use crate::source::path::SourcePath;
use fact::Fact;
use regulation::Regulation;

/// Longest register that is read, in bytes: some thousand rows, and no more than a parser takes at once.
pub(crate) const MAX_BYTES: usize = 512 * 1024;

/// All rows of all registers.
#[derive(Debug, Clone, Default)]
pub struct Registers {
    /// The regulations, in the editor's order.
    pub regulations: Vec<Regulation>,
    /// The facts, in the editor's order.
    pub facts: Vec<Fact>,
    laws: BTreeMap<String, usize>,
    values: BTreeMap<String, usize>,
}

/// What a register holds, by its file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// `data/peraturan.yml`, `data/regulations.yml`
    Regulations,
    /// `data/fakta.yml`, `data/facts.yml`
    Facts,
}

impl Register {
    /// Tells what a file of the site holds; `None` if it is no register.
    pub fn at(path: &SourcePath) -> Option<Register> {
        let name = path.as_str().strip_prefix("data/")?;
        match name.strip_suffix(".yml").or_else(|| name.strip_suffix(".yaml"))? {
            "peraturan" | "regulations" => Some(Register::Regulations),
            "fakta" | "facts" => Some(Register::Facts),
            _ => None,
        }
    }

    /// Finds a register by the name of a row or of its file, in either language.
    pub(crate) fn named(name: &str) -> Option<Register> {
        match name {
            "regulation" | "regulations" | "peraturan" => Some(Register::Regulations),
            "fact" | "facts" | "fakta" => Some(Register::Facts),
            _ => None,
        }
    }

    /// Gives the keys of a row.
    pub(crate) fn fields(self) -> &'static [Field] {
        match self {
            Register::Regulations => regulation::FIELDS,
            Register::Facts => fact::FIELDS,
        }
    }
}

impl Registers {
    /// Reads files that are registers; others are passed over.
    pub fn read<'f>(files: impl IntoIterator<Item = &'f SourceFile>) -> Checked<Registers> {
        let mut registers = Registers::default();
        let mut diagnostics = Vec::new();
        for file in files {
            let Some(register) = Register::at(&file.path) else { continue };
            let mut findings = Findings::new(&file.path);
            for row in rows(file, register.fields(), &mut findings) {
                registers.add(register, row, &file.path, &mut findings, &mut diagnostics);
            }
            diagnostics.extend(findings.into_list());
        }
        Checked { value: registers, diagnostics }
    }

    /// Adds a row, unless an earlier one has its key.
    fn add(
        &mut self,
        register: Register,
        mut row: Row<'_>,
        file: &SourcePath,
        findings: &mut Findings,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let (key, at) = (row.key.value.to_lowercase(), Location::new(file, row.key.span.clone()));
        let first = match register {
            Register::Regulations => self.laws.get(&key).and_then(|at| Some(&self.regulations.get(*at)?.at)),
            Register::Facts => self.values.get(&key).and_then(|at| Some(&self.facts.get(*at)?.at)),
        };
        if let Some(first) = first.cloned() {
            let problem = Problem::DataRowTwice { row: row.key.value };
            diagnostics.push(Diagnostic::new(problem, at).with_related(first));
            return;
        }
        let mut own = Findings::new(file);
        match register {
            Register::Regulations => {
                let regulation = regulation::read(&row.key.value, at, &mut row.values, &mut own);
                for name in regulation.names() {
                    self.laws.entry(name).or_insert(self.regulations.len());
                }
                self.regulations.push(regulation);
            }
            Register::Facts => {
                // A fact without a value says nothing; that has been told.
                if let Some(fact) = fact::read(&row.key.value, at, &mut row.values, &mut own) {
                    self.values.insert(key, self.facts.len());
                    self.facts.push(fact);
                }
            }
        }
        tell(own, &row.key.value, findings);
    }

    /// Finds a regulation by its key, or by a name as [`regulation::name_of`] writes it.
    pub fn regulation(&self, key: &str) -> Option<usize> {
        self.laws.get(key).copied()
    }

    /// Finds a fact by its key, in a language where the register has it: the row `kunci.en` before `kunci`.
    pub fn fact(&self, key: &str, language: &Language) -> Option<usize> {
        let key = key.to_lowercase();
        self.values.get(&format!("{key}.{}", language.code())).or_else(|| self.values.get(&key)).copied()
    }
}

/// A row before its keys are read.
struct Row<'t> {
    key: Spanned<String>,
    values: Values<'t>,
}

/// Reads the rows of a file.
fn rows<'t>(file: &'t SourceFile, fields: &'static [Field], findings: &mut Findings) -> Vec<Row<'t>> {
    let text: &'t str = &file.text;
    if text.len() > MAX_BYTES {
        findings.add(Problem::DataTooLong, line_at(text, MAX_BYTES));
        return Vec::new();
    }
    let mut own = Findings::new(&file.path);
    let entries = front_matter::read_any(text, start(text)..text.len(), &mut own).unwrap_or_default();
    tell(own, "", findings);
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries.into_iter().filter(|entry| !entry.bad) {
        let key = Spanned { value: entry.key.clone(), span: entry.key_span.clone() };
        let mut own = Findings::new(&file.path);
        let short = fields.first().map_or("", |field| field.key);
        let values = Values::of_row(text, &entry, fields, short, &mut own);
        tell(own, &key.value, findings);
        rows.extend(values.map(|values| Row { key, values }));
    }
    rows
}

/// Gives the start of the rows: behind a `---` that some editors begin YAML with.
fn start(text: &str) -> usize {
    ["---\n", "---\r\n"].iter().find(|mark| text.starts_with(**mark)).map_or(0, |mark| mark.len())
}

/// Tells findings about keys in the words of a register: there is no page and no top of it here.
fn tell(own: Findings, row: &str, findings: &mut Findings) {
    use Problem as P;
    for finding in own.into_list() {
        let unreadable = |reason: &str| P::DataUnreadable { reason: reason.to_owned() };
        let problem = match finding.problem {
            P::YamlSyntax { reason } => P::DataUnreadable { reason },
            P::YamlTab => unreadable("found a tab character"),
            P::YamlFeature { .. } => unreadable("found character that cannot start any token"),
            P::FrontMatterTooDeep => unreadable("nested too deep"),
            P::KeyMissing { key, fatal } => {
                P::DataValueMissing { row: row.to_owned(), key: key.to_owned(), fatal }
            }
            P::KeyEmpty { key, fatal } => P::DataValueMissing { row: row.to_owned(), key, fatal },
            other => other,
        };
        let span: Range<usize> = finding.at.span.unwrap_or_default();
        findings.add(problem, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regulation::Status;

    fn read(path: &str, text: &str) -> (Registers, Vec<String>) {
        let file = SourceFile::from_text(SourcePath::new(path), text);
        let read = Registers::read([&file]);
        let told = read.diagnostics.iter().map(|finding| {
            let span = finding.at.span.clone().unwrap_or_default();
            let line = text[..span.start].matches('\n').count() + 1;
            format!("{line} {}", finding.problem.code())
        });
        (read.value, told.collect())
    }

    #[test]
    fn a_row_is_a_group_of_keys_or_one_text() {
        let text =
            "telepon-a:\n  nilai: 0800-000-0000\n  sumber: Kantor A\nsms: 1708\nrow.en:\n  value: 3 days\n";
        let (registers, told) = read("data/fakta.yml", text);
        assert_eq!(told, [""; 0]);
        let values: Vec<&str> = registers.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["0800-000-0000", "1708", "3 days"]);
        assert_eq!(registers.fact("row", &Language("en".into())), Some(2));
        assert_eq!(registers.fact("row", &Language("id".into())), None);
        assert_eq!(registers.fact("Telepon-A", &Language("id".into())), Some(0));
    }

    #[test]
    fn a_regulation_is_found_by_its_key_and_by_its_name() {
        let text = "uu-25-2009:\n  name: Undang-Undang Nomor 25 Tahun 2009\n  status: repealed\n  replaced_by: uu-1-2030\n";
        let (registers, told) = read("data/regulations.yaml", text);
        assert_eq!(told, [""; 0]);
        assert_eq!(registers.regulations[0].status, Status::Repealed);
        assert_eq!(registers.regulation("uu-25-2009"), Some(0));
        let name = regulation::name_of("Undang-Undang No. 25 Tahun 2009").unwrap();
        assert_eq!(registers.regulation(&name), Some(0));
    }

    #[test]
    fn mistakes_are_told_at_their_lines() {
        let text = "a:\n  nama: A\n  status: mati\n  warna: biru\na:\n  nama: B\nb: [satu]\nc:\n  status: berlaku\nd:\n  nama: D\n  status: berlaku\n  tautan: situs\n  diperiksa: kemarin\n";
        let (registers, told) = read("data/peraturan.yml", text);
        assert_eq!(registers.regulations.len(), 3);
        let mut told = told;
        told.sort();
        let mut expected = [
            "3 front-matter/value-unknown",
            "4 front-matter/key-unknown",
            "5 data/row-twice",
            "6 data/value-missing",
            "7 front-matter/value-type",
            "9 data/value-missing",
            "13 front-matter/value-type",
            "14 front-matter/date-invalid",
        ];
        expected.sort_unstable();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_fault_in_one_row_hides_no_other() {
        let (registers, told) = read("data/fakta.yml", "a: \"1\nb: 2\n\tc: 3\nd: &x 4\ne: 5\n");
        assert!(told.iter().all(|finding| finding.ends_with("data/unreadable")), "{told:?}");
        assert!(registers.facts.iter().any(|fact| fact.value == "5"));
        let long = format!("a: {}\n", "1".repeat(MAX_BYTES));
        assert_eq!(read("data/fakta.yml", &long).1, ["1 data/too-long"]);
        assert_eq!(read("data/fakta.yml", "---\na: 1\n").0.facts.len(), 1);
        assert_eq!(read("data/lain.yml", "a: 1\n").0.facts.len(), 0);
    }
}
