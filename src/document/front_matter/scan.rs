//! A look over YAML before the parser sees it.
//!
//! In: the text between the marks. Out: where each top-level key and its value stand, and
//! the faults that the parser would not refuse or not place well: anchors, aliases, tags,
//! tabs, deep nesting, quotes and brackets that are never closed. It reads no values.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::document::findings::{line_at, slice};

/// Deepest nesting that is read, in levels; real front matter has three.
const MAX_DEPTH: usize = 32;

/// A top-level key, by its lines.
#[derive(Debug)]
pub(crate) struct RawEntry {
    /// The key, without quotes.
    pub(crate) key: String,
    /// Where the key is written.
    pub(crate) key_span: Range<usize>,
    /// From behind the colon to the end of the value's last line.
    pub(crate) value_span: Range<usize>,
    /// All its lines.
    pub(crate) lines: Range<usize>,
    /// A fault in it has been told.
    pub(crate) bad: bool,
}

/// What a look over YAML finds.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The top-level keys, in order.
    pub(crate) entries: Vec<RawEntry>,
    /// The faults, in order.
    pub(crate) faults: Vec<(Problem, Range<usize>)>,
    /// The whole is one `{…}` or `[…]` or a list.
    pub(crate) flow_root: bool,
}

/// What is open at the end of a line.
#[derive(Default)]
struct State {
    flow: Vec<usize>,
    quote: Option<(u8, usize)>,
    block: Option<usize>,
    indents: Vec<usize>,
    too_deep: bool,
}

impl Scan {
    /// Looks over a part of a text.
    pub(crate) fn of(text: &str, range: Range<usize>) -> Scan {
        let mut scan = Scan::default();
        let mut state = State::default();
        let mut at = range.start;
        while at < range.end {
            let line = line_at(text, at);
            let line = at.max(line.start)..line.end.min(range.end).max(at);
            scan.line(text, line.clone(), &mut state);
            let rest = slice(text, line.end..range.end);
            at = line.end + rest.find('\n').map_or(rest.len(), |i| i + 1);
        }
        scan.close_open(text, &mut state);
        scan.finish(text, range.end);
        scan
    }

    fn line(&mut self, text: &str, line: Range<usize>, state: &mut State) {
        let content = slice(text, line.clone());
        let trimmed = content.trim_start_matches([' ', '\t']);
        let indent = content.len() - trimmed.len();
        if let Some(parent) = state.block {
            if trimmed.is_empty() || indent > parent {
                return;
            }
            state.block = None;
        }
        let open = state.quote.is_some() || !state.flow.is_empty();
        if open && indent == 0 && !self.flow_root && looks_like_key(content) {
            self.close_open(text, state);
        }
        if state.quote.is_none() && state.flow.is_empty() {
            if trimmed.is_empty() || trimmed.starts_with('#') {
                return;
            }
            if slice(content, 0..indent).contains('\t') {
                self.faults.push((Problem::YamlTab, line.start..line.start + indent));
            }
            while state.indents.last().is_some_and(|last| *last >= indent) {
                state.indents.pop();
            }
            state.indents.push(indent);
            if indent == 0 {
                self.begin_entry(text, line.clone());
            }
        }
        self.tokens(text, line.start + indent..line.end, line.start, state);
    }

    /// Begins an entry at a line that starts in the first column.
    fn begin_entry(&mut self, text: &str, line: Range<usize>) {
        let content = slice(text, line.clone());
        if self.entries.is_empty() && content.starts_with(['{', '[', '-']) {
            self.flow_root = true;
        }
        if self.flow_root || content == "-" || content.starts_with("- ") {
            return;
        }
        if let Some((key, key_end, value_start)) = key_of(content) {
            self.entries.push(RawEntry {
                key: key.to_owned(),
                key_span: line.start..line.start + key_end,
                value_span: line.start + value_start..line.end,
                lines: line,
                bad: false,
            });
        } else {
            let word = content.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            let is_close = content.get(word.len()..).is_some_and(|rest| rest.starts_with(':'));
            let reason = if is_close { "no blank behind the colon" } else { "this line is no `key: value`" };
            self.faults.push((Problem::YamlSyntax { reason: reason.to_owned() }, line.clone()));
            // The key that is meant is not missing besides.
            self.entries.push(RawEntry {
                key: word.to_owned(),
                key_span: line.start..line.start + word.len(),
                value_span: line.clone(),
                lines: line,
                bad: true,
            });
        }
    }

    fn tokens(&mut self, text: &str, range: Range<usize>, line_start: usize, state: &mut State) {
        let bytes = text.as_bytes();
        let at = |i: usize| if i < range.end { bytes.get(i).copied() } else { None };
        let ends = |i: usize| matches!(at(i), None | Some(b' ' | b'\t'));
        let mut value = true;
        let mut blank = true;
        let mut column = range.start - line_start;
        let mut i = range.start;
        while let Some(byte) = at(i) {
            if let Some((quote, _)) = state.quote {
                i = match quote_end(bytes, i, range.end, quote) {
                    Some(end) => {
                        state.quote = None;
                        end
                    }
                    None => range.end,
                };
                (value, blank) = (false, false);
                continue;
            }
            let in_flow = !state.flow.is_empty();
            match byte {
                b' ' | b'\t' => {
                    blank = true;
                    i += 1;
                    continue;
                }
                b'#' if blank => return,
                b'"' | b'\'' if value => state.quote = Some((byte, i)),
                b'[' | b'{' if value || in_flow => {
                    state.flow.push(i);
                    self.deeper(state, i);
                    value = true;
                    i += 1;
                    continue;
                }
                b']' | b'}' if in_flow => {
                    state.flow.pop();
                    value = false;
                }
                b',' if in_flow => value = true,
                b'&' | b'*' | b'!' if value => {
                    let end = (i..range.end).find(|k| ends(*k) || at(*k) == Some(b',')).unwrap_or(range.end);
                    let end = if text.is_char_boundary(end) { end } else { i + 1 };
                    self.faults
                        .push((Problem::YamlFeature { found: slice(text, i..end).to_owned() }, i..end));
                    value = byte != b'*';
                    i = end;
                    continue;
                }
                b'|' | b'>' if value && !in_flow => {
                    state.block = Some(column);
                    return;
                }
                b'-' | b'?' if value && !in_flow && ends(i + 1) => {
                    column = i + 1 - line_start;
                    while at(line_start + column).is_some_and(|b| b == b' ') {
                        column += 1;
                    }
                    state.indents.push(column);
                    self.deeper(state, i);
                }
                b':' if ends(i + 1) || (in_flow && matches!(at(i + 1), Some(b',' | b']' | b'}'))) => {
                    value = true;
                }
                _ => value = false,
            }
            blank = false;
            i += 1;
        }
    }

    fn deeper(&mut self, state: &mut State, at: usize) {
        if !state.too_deep && state.flow.len() + state.indents.len() > MAX_DEPTH {
            state.too_deep = true;
            self.faults.push((Problem::FrontMatterTooDeep, at..at + 1));
        }
    }

    /// Tells what is open although a new key begins or the text ends.
    fn close_open(&mut self, text: &str, state: &mut State) {
        let (reason, at) = match (state.quote, state.flow.first()) {
            (Some((_, at)), _) => ("a quotation mark is never closed", at),
            (None, Some(at)) => ("a bracket is never closed", *at),
            (None, None) => return,
        };
        let end = line_at(text, at).end.max(at);
        self.faults.push((Problem::YamlSyntax { reason: reason.to_owned() }, at..end));
        if let Some(entry) = self.entries.last_mut() {
            entry.bad = true;
        }
        state.quote = None;
        state.flow.clear();
    }

    /// Stretches each entry to the start of the next.
    fn finish(&mut self, text: &str, end: usize) {
        let starts: Vec<usize> = self.entries.iter().skip(1).map(|e| e.lines.start).chain([end]).collect();
        for (entry, next) in self.entries.iter_mut().zip(starts) {
            entry.lines.end = next;
            let value = slice(text, entry.value_span.start..next);
            let lead = value.len() - value.trim_start().len();
            let length = value.trim().len();
            entry.value_span = if length == 0 {
                entry.key_span.clone()
            } else {
                entry.value_span.start + lead..entry.value_span.start + lead + length
            };
        }
    }
}

/// Finds the end of a quoted text, behind its closing mark.
fn quote_end(bytes: &[u8], start: usize, end: usize, quote: u8) -> Option<usize> {
    let mut i = start;
    while i < end {
        match bytes.get(i).copied()? {
            b'\\' if quote == b'"' => i += 2,
            byte if byte == quote => {
                if quote == b'\'' && i + 1 < end && bytes.get(i + 1) == Some(&b'\'') {
                    i += 2;
                } else {
                    return Some(i + 1);
                }
            }
            _ => i += 1,
        }
    }
    None
}

/// Splits a line into its key, the key's end and the start of the value.
fn key_of(line: &str) -> Option<(&str, usize, usize)> {
    if let Some(quote) = line.bytes().next().filter(|b| *b == b'"' || *b == b'\'') {
        let end = quote_end(line.as_bytes(), 1, line.len(), quote)?;
        let rest = line.get(end..)?;
        let colon = rest.len() - rest.trim_start().len();
        let after = rest.trim_start().strip_prefix(':')?;
        (after.is_empty() || after.starts_with([' ', '\t'])).then_some(())?;
        return Some((line.get(1..end - 1)?, end, end + colon + 1));
    }
    let colon = line
        .match_indices(':')
        .map(|(i, _)| i)
        .find(|i| line.get(i + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))?;
    let key = line.get(..colon)?.trim_end();
    (!key.is_empty() && !key.contains(" #") && !key.starts_with('?')).then_some((key, key.len(), colon + 1))
}

/// Tells whether a line in the first column can only be a new key.
pub(super) fn looks_like_key(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(line.len());
    let rest = line.get(end..).unwrap_or_default();
    end > 0 && (rest == ":" || rest.starts_with(": "))
}
