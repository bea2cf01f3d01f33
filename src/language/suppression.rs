//! Comments and front matter by which an editor lets a rule rest, and the check that each still has a use.
//!
//! `<!-- loket-abaikan: group/name — why -->` covers the next block, `-mulai` and `-selesai` a range, `abaikan:` in
//! the front matter the page.

use std::ops::Range;

use super::finding::{Finding, RuleId, Severity, Text};
use super::reader::{BlockKind, Page};
use super::rule::group_index;

/// More than this many suppressions on a page are not read: each is held against each finding.
const MOST: usize = 500;

/// All suppressions of a page.
pub(super) struct Suppressions {
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    place: Range<usize>,
    /// The bytes it covers; `None` covers the page.
    covers: Option<Range<usize>>,
    used: bool,
}

enum Mark {
    Next,
    Start,
    End,
}

impl Suppressions {
    /// Reads the suppressions of a page.
    pub(super) fn read(page: &Page, size: usize) -> Self {
        let matter = page.front_matter.ignored.iter();
        let mut entries: Vec<Entry> = matter
            .map(|(name, place)| Entry {
                name: name.clone(),
                place: place.clone(),
                covers: None,
                used: false,
            })
            .collect();
        for (place, comment) in &page.comments {
            if entries.len() >= MOST {
                break;
            }
            let Some((mark, names)) = parse(comment) else { continue };
            if matches!(mark, Mark::End) {
                let open =
                    |entry: &&mut Entry| entry.covers.as_ref().is_some_and(|covers| covers.end == size + 1);
                for entry in entries.iter_mut().filter(open) {
                    if names.is_empty() || names.contains(&entry.name) {
                        entry.covers = entry.covers.as_ref().map(|covers| covers.start..place.start);
                    }
                }
                continue;
            }
            let covers = match mark {
                Mark::Start => place.end..size + 1,
                _ => next_block(page, place),
            };
            entries.extend(names.into_iter().map(|name| Entry {
                name,
                place: place.clone(),
                covers: Some(covers.clone()),
                used: false,
            }));
        }
        Self { entries }
    }

    /// Tells whether a finding is suppressed, and remembers that the suppression was of use.
    pub(super) fn covers(&mut self, finding: &Finding) -> bool {
        let full = finding.rule.to_string();
        let mut covered = false;
        for entry in &mut self.entries {
            let named = entry.name == full || entry.name == *finding.rule.group;
            let here = match (&entry.covers, &finding.span) {
                (None, _) | (Some(_), None) => true,
                (Some(covers), Some(span)) => covers.start <= span.start && span.start < covers.end,
            };
            if named && here {
                entry.used = true;
                covered = true;
            }
        }
        covered
    }

    /// Finds suppressions that name no group and suppressions that suppress nothing.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let idle = self.entries.iter().filter(|entry| !entry.used);
        idle.map(|entry| {
            let group = entry.name.split('/').next().unwrap_or("");
            let known = group_index(group).is_some();
            let (name, message, help) = if known {
                (
                    "unused",
                    Text::new(
                        format!("Pengecualian “{}” tidak menutupi temuan apa pun.", entry.name),
                        format!("The suppression “{}” covers no finding.", entry.name),
                    ),
                    Text::new("Hapus pengecualian ini.", "Delete this suppression."),
                )
            } else {
                (
                    "unknown",
                    Text::new(
                        format!("Nama aturan “{}” tidak dikenal.", entry.name),
                        format!("The rule name “{}” is not known.", entry.name),
                    ),
                    Text::new(
                        "Tulis grup atau grup/nama, misalnya officialese/apabila.",
                        "Write a group or group/name, such as officialese/in-order-to.",
                    ),
                )
            };
            Finding {
                rule: RuleId::new("suppression", name),
                severity: Severity::Suggestion,
                span: Some(entry.place.clone()),
                message,
                help,
                why: Text::default(),
                suggestions: Vec::new(),
                certain: false,
            }
        })
        .collect()
    }
}

fn parse(comment: &str) -> Option<(Mark, Vec<String>)> {
    let inner = comment.trim().strip_prefix("<!--")?;
    let inner = inner.split("-->").next().unwrap_or(inner).trim();
    let rest = inner.strip_prefix("loket-abaikan").or_else(|| inner.strip_prefix("loket-ignore"))?;
    let marks =
        [("-mulai", Mark::Start), ("-start", Mark::Start), ("-selesai", Mark::End), ("-end", Mark::End)];
    let (mark, rest) = marks
        .into_iter()
        .find_map(|(word, mark)| rest.strip_prefix(word).map(|rest| (mark, rest)))
        .unwrap_or((Mark::Next, rest));
    let names = rest.trim_start_matches(':');
    let names = names.split(" — ").next().unwrap_or(names);
    let names = names.split(" -- ").next().unwrap_or(names);
    let list = names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    Some((mark, list))
}

/// Gives the bytes of the block after a comment; a list or a table counts as one block.
fn next_block(page: &Page, comment: &Range<usize>) -> Range<usize> {
    // A page's title and summary stand first; the rest is in the order of the source.
    let from = page.blocks.partition_point(|block| block.source.end <= comment.end);
    let mut after = page.blocks.iter().skip(from);
    let Some(first) = after.next() else { return comment.end..comment.end };
    let mut end = first.source.end;
    let kin = |kind: BlockKind| match first.kind {
        BlockKind::Item { .. } => matches!(kind, BlockKind::Item { .. }),
        BlockKind::Cell => kind == BlockKind::Cell,
        _ => false,
    };
    for block in after.take_while(|block| kin(block.kind)) {
        end = block.source.end;
    }
    comment.start..end.max(comment.end)
}
