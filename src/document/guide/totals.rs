//! Whether the steps keep what the guide promises about time and money.
//!
//! In: a guide. Out: findings where the steps surely take longer or cost more; where the
//! words leave room, nothing is said.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::document::amount::{Duration, Fee, TimeUnit};
use crate::document::findings::Findings;
use crate::document::{Guide, SectionContent, Step};

/// Minutes of a day.
const DAY: u64 = 1_440;

/// Checks the steps of a guide.
pub(crate) fn check(guide: &Guide, findings: &mut Findings) {
    let steps: Vec<&Step> = guide
        .sections
        .iter()
        .filter_map(|section| match &section.content {
            SectionContent::Steps(steps) => Some(&steps.items),
            _ => None,
        })
        .flatten()
        .collect();
    check_time(guide.time.as_ref(), &steps, findings);
    check_fee(guide.fee.as_ref(), &steps, findings);
}

fn check_time(promised: Option<&Duration>, steps: &[&Step], findings: &mut Findings) {
    let Some((promise, (count, unit))) = promised.and_then(|p| Some((p, p.length?))) else { return };
    let mut days = 0_u64;
    let mut minutes = 0_u64;
    let mut calendar = false;
    let mut longest: Option<(u64, Range<usize>)> = None;
    for step in steps {
        let Some((count, unit)) = step.time.as_ref().and_then(|time| time.length) else { continue };
        let length = u64::from(count) * unit.minutes();
        match unit {
            TimeUnit::Minute | TimeUnit::Hour => minutes += length,
            TimeUnit::WorkingDay => days += length,
            TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year => {
                calendar = true;
                days += length;
            }
        }
        if longest.as_ref().is_none_or(|(best, _)| length > *best) {
            longest = Some((length, step.span.clone()));
        }
    }
    let Some((_, span)) = longest else { return };
    let promised = u64::from(count) * unit.minutes();
    let takes_longer = match unit {
        // A promise in minutes counts each minute.
        TimeUnit::Minute | TimeUnit::Hour => days + minutes > promised,
        // Working days are stretched by week-ends where the steps count calendar days.
        TimeUnit::WorkingDay if calendar => days > promised + promised.div_ceil(5 * DAY) * 2 * DAY,
        // Minutes at the counter do not make a day longer.
        _ => days + minutes / DAY * DAY > promised,
    };
    if takes_longer {
        let steps = in_words(days, minutes, calendar);
        findings.add(Problem::StepsTakeLonger { steps, promised: promise.text.clone() }, span);
    }
}

/// Names a sum of times.
fn in_words(days: u64, minutes: u64, calendar: bool) -> String {
    let day_name = if calendar { "hari" } else { "hari kerja" };
    let mut parts = Vec::new();
    if days > 0 {
        parts.push(format!("{} {day_name}", days / DAY));
    }
    if minutes > 0 {
        parts.push(format!("{minutes} menit"));
    }
    parts.join(" ")
}

fn check_fee(promised: Option<&Fee>, steps: &[&Step], findings: &mut Findings) {
    let Some(promised) = promised.and_then(Fee::highest) else { return };
    let mut sum = 0_u64;
    let mut dearest: Option<(u64, Range<usize>)> = None;
    for step in steps {
        let Some(amount) = step.fee.as_ref().and_then(Fee::highest) else { continue };
        sum = sum.saturating_add(amount);
        if amount > 0 && dearest.as_ref().is_none_or(|(best, _)| amount > *best) {
            dearest = Some((amount, step.span.clone()));
        }
    }
    if let Some((_, span)) = dearest.filter(|_| sum > promised) {
        findings.add(Problem::StepsCostMore { steps: sum, promised }, span);
    }
}
