//! Reads numbered steps: does each open with a command, and does it ask for one action?
//!
//! Which words are commands, which are people or things, which open a clause: sets of the rule data.

use std::ops::Range;

use super::matching::Reading;
use super::morphology::class;
use super::reader::BlockKind;
use super::structure::Part;
use super::tokens::{Kind, Token, flag};

/// How many tokens an opening clause ("Jika …, ") may have before its comma.
const OPENING_CLAUSE: usize = 14;

/// Finds steps without a command and steps with two; gives the check's name and the place in the file.
pub(super) fn findings(reading: &Reading<'_>) -> Vec<(&'static str, Range<usize>)> {
    let words = StepWords::of(reading);
    let has_steps_part =
        (0..reading.page.blocks.len()).any(|block| reading.sections.is_in(block, Part::Steps));
    let mut found = Vec::new();
    for sentence in &reading.tokens.sentences {
        let Some(block) = reading.page.blocks.get(sentence.block) else { continue };
        let step = matches!(block.kind, BlockKind::Item { ordered: true, first: true, .. }) && !block.quoted;
        let here = reading.sections.is_in(sentence.block, Part::Steps)
            || (!has_steps_part && reading.sections.is_plain(sentence.block));
        if !step || !here {
            continue;
        }
        let tokens = reading.sentence(sentence);
        let span = || reading.page.source_of(&reading.text_range(&sentence.tokens));
        let opening = words.opening(tokens);
        if sentence.first && opening.is_some_and(|at| words.is_not_command(tokens, at)) {
            found.push(("step-verb", span()));
        }
        if words.has_two_actions(tokens, opening) {
            found.push(("one-action", span()));
        }
    }
    found
}

/// Counts the clauses of a block that open with a command.
pub(super) fn commands_in(reading: &Reading<'_>, block: usize) -> usize {
    let words = StepWords::of(reading);
    reading
        .tokens
        .sentences
        .iter()
        .filter(|sentence| sentence.block == block)
        .flat_map(|sentence| {
            let tokens = reading.sentence(sentence);
            tokens.iter().enumerate().filter(move |(at, token)| {
                let clause = *at == 0 || tokens.get(at - 1).is_some_and(|before| before.is_mark(','));
                clause && token.sets & words.commands != 0
            })
        })
        .count()
}

struct StepWords {
    commands: u64,
    commands_or_nouns: u64,
    not_commands: u64,
    polite: u64,
    clauses: u64,
    modals: u64,
    then: u64,
    and: u64,
}

impl StepWords {
    fn of(reading: &Reading<'_>) -> Self {
        let bit = |name| reading.language.set_bit(name);
        Self {
            commands: bit("commands"),
            commands_or_nouns: bit("commands-or-nouns"),
            not_commands: bit("not-commands"),
            polite: bit("polite-openers"),
            clauses: bit("clause-openers"),
            modals: bit("modals"),
            then: bit("then-words"),
            and: bit("and-words"),
        }
    }

    /// Finds the word that should be the command; none where a clause opens the step and no comma ends it.
    fn opening(&self, tokens: &[Token]) -> Option<usize> {
        let mut at = tokens.iter().position(Token::is_wordlike)?;
        let first = tokens.get(at)?;
        if first.sets & self.clauses != 0 && first.sets & self.commands == 0 {
            let comma = tokens.iter().take(at + OPENING_CLAUSE).position(|token| token.is_mark(','))?;
            at = comma + 1;
        }
        while tokens.get(at).is_some_and(|token| token.sets & self.polite != 0) {
            at += 1;
            if tokens.get(at).is_some_and(|token| token.is_mark(',')) {
                at += 1;
            }
        }
        tokens.get(at).filter(|token| token.kind == Kind::Word).map(|_| at)
    }

    fn is_not_command(&self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        // A passive opening is a finding of its own group.
        if token.is(class::DI) || token.has(flag::QUOTED) {
            return false;
        }
        if token.sets & self.not_commands != 0 {
            return true;
        }
        if token.sets & (self.commands | self.commands_or_nouns) != 0 {
            return false;
        }
        if token.is(class::ME | class::PE_AN | class::KE_AN | class::ASI | class::ING | class::TION) {
            return true;
        }
        tokens.get(at + 1).is_some_and(|next| next.sets & self.modals != 0 || next.is(class::DI))
    }

    fn has_two_actions(&self, tokens: &[Token], opening: Option<usize>) -> bool {
        let Some(opening) = opening else { return false };
        let command = |at: usize, sets: u64, but: u64| {
            tokens.get(at).is_some_and(|token| {
                token.sets & sets != 0 && token.sets & but == 0 && !token.has(flag::QUOTED | flag::CLITIC)
            })
        };
        if !command(opening, self.commands | self.commands_or_nouns, 0) {
            return false;
        }
        (opening + 1..tokens.len()).any(|at| {
            let Some(token) = tokens.get(at) else { return false };
            let mut next = at + 1;
            if tokens.get(next).is_some_and(|token| token.is_mark(',')) {
                next += 1;
            }
            if token.sets & self.then != 0 {
                return command(next, self.commands | self.commands_or_nouns, 0);
            }
            // "Cetak dan simpan" is one action with two verbs.
            token.sets & self.and != 0
                && at > opening + 1
                && command(next, self.commands, self.commands_or_nouns)
        })
    }
}
