//! YAML as plain values, in the order in which they are written.
//!
//! In: YAML text that [`super::scan`] has let pass, hence without anchors and of bounded
//! depth. Out: a [`Node`], or the parser's reason with its line. Repeated keys are kept;
//! whoever reads a map tells them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as text.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in order.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Gives a single value as text; `None` for nothing, lists and maps.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Node::Text(text) | Node::Number(text) => Some(text),
            Node::Bool(true) => Some("true"),
            Node::Bool(false) => Some("false"),
            Node::Null | Node::List(_) | Node::Map(_) => None,
        }
    }

    /// Tells whether there is no value in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Node::Null => true,
            Node::Text(text) => text.trim().is_empty(),
            Node::List(items) => items.iter().all(Node::is_empty),
            Node::Map(pairs) => pairs.is_empty(),
            Node::Bool(_) | Node::Number(_) => false,
        }
    }
}

/// Why YAML could not be read, and where.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The parser's reason, in English, without its place.
    pub(crate) reason: String,
    line: usize,
}

impl Fault {
    /// Gives the byte at which the faulty line starts.
    pub(crate) fn place(&self, yaml: &str) -> usize {
        let last = yaml.trim_end().len();
        let mut start = 0;
        for _ in 1..self.line {
            match yaml.get(start..last).and_then(|rest| rest.find('\n')) {
                Some(at) => start += at + 1,
                None => break,
            }
        }
        start
    }
}

/// Reads YAML.
pub(crate) fn parse(yaml: &str) -> Result<Node, Fault> {
    serde_yaml::from_str(yaml).map_err(|error| {
        let line = error.location().map_or(1, |place| place.line());
        let text = error.to_string();
        let reason = text.split(" at line ").next().unwrap_or_default().to_owned();
        Fault { reason, line }
    })
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

/// Builds nodes from what the parser meets.
struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, value)) = access.next_entry::<Node, Node>()? {
            pairs.push((key.scalar().unwrap_or_default().to_owned(), value));
        }
        Ok(Node::Map(pairs))
    }
}
