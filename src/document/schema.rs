//! JSON Schemas of front matter and `site.yaml`, made from the tables of keys.
//!
//! In: a type of document. Out: a schema for completion and checking in editors.

use serde_json::{Map, Value, json};

use super::field::{Choice, Field, Kind, Need};
use super::known_keys::tables;
use super::place::Type;
use super::register::Register;

/// Gives the names of the types that have a schema.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    Type::ALL.into_iter().map(Type::key).chain(["regulations", "facts"])
}

/// Makes the schema of a type by its name (`guide`) or its folder's (`panduan`, `guides`); `None` for an unknown name.
///
/// The registers of `data/` are known by the name of their file, `peraturan` or `regulations`.
pub fn for_type(name: &str) -> Option<Value> {
    if let Some(register) = Register::named(name) {
        return Some(of_rows(name, register.fields()));
    }
    let kind = Type::named(name)?;
    Some(of_tables(kind.key(), &tables(kind)))
}

/// Makes a schema of tables of keys.
pub(crate) fn of_tables(title: &str, tables: &[&'static [Field]]) -> Value {
    let mut schema = of_fields(tables.iter().flat_map(|table| table.iter()));
    let mut top = Map::new();
    top.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    top.insert("title".to_owned(), json!(format!("loket: {title}")));
    if let Some(fields) = schema.as_object_mut() {
        top.append(fields);
    }
    Value::Object(top)
}

/// Makes the schema of a register: any key, then a row or one text.
fn of_rows(title: &str, fields: &'static [Field]) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("loket: {title}"),
        "type": "object",
        "additionalProperties": { "anyOf": [{ "type": ["string", "number"] }, of_fields(fields.iter())] },
    })
}

/// Makes the schema of a group of keys. A required key may be written by any of its names.
fn of_fields(fields: impl Iterator<Item = &'static Field>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        for name in field.names() {
            let mut property = of_kind(field.kind);
            if let Some(object) = property.as_object_mut() {
                let [indonesian, english] = field.about;
                object.insert("description".to_owned(), json!(format!("{indonesian}\n{english}")));
            }
            properties.insert(name.to_owned(), property);
        }
        if field.need == Need::Fatal {
            let names: Vec<Value> = field.names().map(|name| json!({ "required": [name] })).collect();
            required.push(json!({ "anyOf": names }));
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties });
    if let (false, Some(object)) = (required.is_empty(), schema.as_object_mut()) {
        object.insert("allOf".to_owned(), Value::Array(required));
    }
    schema
}

fn of_kind(kind: Kind) -> Value {
    let text = || json!({ "type": "string" });
    let list = |items: Value| json!({ "type": "array", "items": items });
    match kind {
        Kind::Text | Kind::Duration | Kind::UtcOffset => json!({ "type": ["string", "number"] }),
        Kind::Texts | Kind::Words | Kind::Hours => {
            json!({ "anyOf": [{ "type": ["string", "number"] }, list(json!({ "type": ["string", "number"] }))] })
        }
        Kind::YesNo => json!({ "enum": [true, false, "ya", "tidak", "yes", "no"] }),
        Kind::Date => json!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}" }),
        Kind::Number => json!({ "type": "integer" }),
        Kind::Decimal => json!({ "type": "number" }),
        Kind::Decimals => list(json!({ "type": "number" })),
        Kind::Fee => {
            let row = json!({ "type": "object", "properties": {
                "untuk": text(), "for": text(), "nilai": { "type": ["integer", "string"] },
                "amount": { "type": ["integer", "string"] }, "dasar": text(), "basis": text(),
            } });
            json!({ "anyOf": [{ "type": "string" }, { "type": "integer", "minimum": 0 }, list(row)] })
        }
        Kind::Interval => json!({ "type": ["string", "integer"] }),
        Kind::Coordinates => {
            json!({ "anyOf": [text(), { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }] })
        }
        Kind::Choice(choices) => json!({ "enum": spellings(choices) }),
        Kind::Choices(choices) => {
            json!({ "anyOf": [{ "enum": spellings(choices) }, list(json!({ "enum": spellings(choices) }))] })
        }
        Kind::Consent(choices) => json!({ "anyOf": [
            { "enum": spellings(choices) }, { "type": "string" }, { "type": "object" }, list(text()),
        ] }),
        Kind::Url => json!({ "type": "string", "format": "uri" }),
        Kind::Language => json!({ "type": "string", "pattern": "^[a-z]{2,3}$" }),
        Kind::Languages => list(json!({ "type": "string", "pattern": "^[a-z]{2,3}$" })),
        Kind::Colour => json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" }),
        Kind::Map(table) => of_fields(table.iter()),
        Kind::TextOrMap(table) => json!({ "anyOf": [text(), of_fields(table.iter())] }),
        Kind::Maps(table) => {
            let one = of_fields(table.iter());
            json!({ "anyOf": [text(), one.clone(), list(json!({ "anyOf": [text(), one] }))] })
        }
    }
}

/// Gives every spelling of the values of a set.
fn spellings(choices: &'static [Choice]) -> Vec<&'static str> {
    choices.iter().flat_map(|c| std::iter::once(c.value).chain(c.aliases.iter().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_known_by_its_name_and_by_both_names_of_its_folder() {
        assert!(for_type("guide").is_some());
        assert_eq!(for_type("panduan"), for_type("guide"));
        assert_eq!(for_type("guides"), for_type("guide"));
        assert_eq!(for_type("loket"), None);
        assert!(for_type("peraturan").is_some_and(|schema| schema.to_string().contains("dicabut")));
        assert!(for_type("fakta").is_some_and(|schema| schema.to_string().contains("nilai")));
    }
}
