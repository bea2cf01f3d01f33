//! The ways to tell that something on a page is wrong.

use serde::Serialize;

/// How a reader can report wrong information, with the page already named.
#[derive(Debug, Clone, Serialize)]
pub struct FeedbackView {
    /// The ways, nearest first.
    pub ways: Vec<FeedbackWay>,
}

/// One way to report.
#[derive(Debug, Clone, Serialize)]
pub struct FeedbackWay {
    /// `whatsapp`, `email`, `sms`, `web`.
    pub kind: &'static str,
    /// What to follow: `https://wa.me/…`, `mailto:…`, `sms:…`.
    pub href: String,
    /// The number or address, for paper.
    pub text: String,
}
