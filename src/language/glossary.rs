//! What a site knows of words: the part of its glossary and settings that the checker uses.
//! Plain data, filled by whoever reads the site.

/// The words that a site explains or protects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Names that are never findings (`nama-diri`): products, offices, places.
    pub names: Vec<String>,
    /// Abbreviations with their expansions; a page need not explain these again.
    pub abbreviations: Vec<(String, String)>,
    /// Terms with the everyday word to prefer (`kata_biasa`).
    pub plain_words: Vec<(String, String)>,
}
